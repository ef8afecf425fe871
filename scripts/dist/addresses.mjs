/**
 * The addresses of the project, from `addresses` of `package.json`, their one home: an empty one is not set, and whatever would show it leaves it out. None is made up.
 */

/** What stands behind each, for the warning. */
export const ADDRESSES = /** @type {const} */ (['homepage', 'releases', 'security', 'evidence', 'maintainer']);

/** @typedef {Partial<Record<typeof ADDRESSES[number], string>>} Addresses */

/** `Name <mail>`, as Debian writes a person (Debian Policy 5.6.2). */
const PERSON = /^[^<>\n]+ <[^<>@\s]+@[^<>@\s]+>$/;

/** @param {string} name @param {string} value */
function check(name, value) {
  const fits = name === 'maintainer' ? PERSON.test(value) : URL.canParse(value) && new URL(value).protocol === 'https:' && !/\s/.test(value);
  if (!fits) throw new Error(`package.json: addresses.${name} must be ${name === 'maintainer' ? '"Name <mail>"' : 'an https address'}, or empty`);
}

/**
 * Those that are set.
 * @param {{ readonly addresses?: Readonly<Record<string, string>> }} manifest
 * @returns {Addresses}
 */
export function addressesOf({ addresses = {} }) {
  const unknown = Object.keys(addresses).find((name) => !ADDRESSES.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`package.json: nothing is known of addresses.${unknown}`);
  const set = Object.entries(addresses).filter(([, value]) => value !== '');
  for (const [name, value] of set) check(name, value);
  return Object.fromEntries(set);
}

/**
 * One line about those that are not set; `null` = all are.
 * @param {Addresses} addresses
 */
export function warning(addresses) {
  const unset = ADDRESSES.filter((name) => addresses[name] === undefined);
  return unset.length === 0 ? null : `warning: package.json sets no ${unset.map((name) => `addresses.${name}`).join(', ')}: what is packaged does not show them`;
}
