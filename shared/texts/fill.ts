/**
 * Puts parameters into `{name}` places of a text. An unknown name stays as it is, so that a missing value is seen.
 * Values are foreign text (names from servers, tokens): control characters are shown as `?`, lengths are bounded.
 */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-zA-Z0-9]+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? place : printable(String(value));
  });
}

const MAX_VALUE_LENGTH = 300;

/** One line of harmless text: no control characters, no line breaks, no marks that reorder text. */
export function printable(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
  return clean.length > MAX_VALUE_LENGTH ? `${clean.slice(0, MAX_VALUE_LENGTH)}…` : clean;
}
