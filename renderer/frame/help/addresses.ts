/** In the order of the screen. */
const ADDRESSES = ['homepage', 'releases', 'security', 'evidence'] as const;

type AddressName = (typeof ADDRESSES)[number];

/** Addresses of the project that are shown: those that package.json sets. */
export const shownAddresses = (addresses: Readonly<Record<AddressName, string>>): readonly { readonly name: AddressName; readonly address: string }[] =>
  ADDRESSES.flatMap((name) => (addresses[name] === '' ? [] : [{ name, address: addresses[name] }]));
