/**
 * Puts parameters into `{name}` places of a text. An unknown name stays as it is, so that a missing value is seen.
 * Values are foreign text (names from servers, tokens): control characters are shown as `?`, lengths are bounded. Paths of this computer,
 * which people copy, are never shortened, and of names of servers none is left out.
 */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-zA-Z0-9]+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? place : printable(String(value), mostAt(name));
  });
}

/** Characters of what stands at a place; the rest is cut off. */
export const MAX_VALUE_LENGTH = 300;

/** Places that only ever take paths of this computer. */
const PATHS: readonly string[] = ['path', 'file', 'folder'];

/** Places that take the servers of a cluster by name. */
const NAMES: readonly string[] = ['servers', 'nodes', 'names'];

/** Characters of 28 names as long as a name can be. */
const MAX_NAMES_LENGTH = 28 * 255;

const mostAt = (place: string): number => (PATHS.includes(place) ? MAX_PATH_LENGTH : NAMES.includes(place) ? MAX_NAMES_LENGTH : MAX_VALUE_LENGTH);

/** Characters of the longest path of any system (Windows, with its prefix for long ones). */
export const MAX_PATH_LENGTH = 32_767;

/** One line of harmless text: no control characters, no line breaks, no marks that reorder text. */
export function printable(text: string, most = MAX_VALUE_LENGTH): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
  return clean.length > most ? `${clean.slice(0, most)}…` : clean;
}
