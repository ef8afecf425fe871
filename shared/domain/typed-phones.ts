/** What Cisco Unified CM Administration takes as the name of a device. */
const NAME = /^[A-Za-z0-9][\w.-]{0,127}$/;
/** The address of a phone, with or without what stands before it in its name. */
const ADDRESS = /^(?:SEP)?([0-9A-F]{12})$/;

function phoneName(typed: string): string | null {
  const [, address] = ADDRESS.exec(typed.toUpperCase().replaceAll(/[:.-]/g, '')) ?? [];
  if (address !== undefined) return `SEP${address}`;
  return NAME.test(typed) ? typed : null;
}

/** Names of phones that a person typed or pasted, each once; an address becomes the name that it has. What is no name is left with the person. */
export function typedPhones(typed: string): { readonly names: readonly string[]; readonly refused: readonly string[] } {
  const parts = typed.normalize('NFKC').split(/[\s,;、]+/).filter((part) => part !== '');
  const read = parts.map((part) => ({ part, name: phoneName(part) }));
  return { names: [...new Set(read.flatMap(({ name }) => name ?? []))], refused: read.filter(({ name }) => name === null).map(({ part }) => part) };
}
