import { type Texts } from './languages.ts';

const lookUp = (table: Readonly<Record<string, string>>, key: string): string | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/** What is wrong with a file, in words; a key that this version does not know (another server's) stays as it is. */
export function problemWords(key: string, { details }: Texts): string {
  const [, kind, reason] = /^signature-(bad|not-checked)-(.+)$/.exec(key) ?? [];
  if (kind === 'bad' && reason !== undefined) return `${details.signature.bad}${lookUp(details.bad, reason) ?? reason}`;
  if (kind === 'not-checked' && reason !== undefined) return `${details.signature['not-checked']}${lookUp(details.notChecked, reason) ?? reason}`;
  return lookUp(details.problem, key) ?? key;
}

/** What a file that is no CTL file seems to be, in words. */
export const looksWords = (key: string, { details }: Texts): string => lookUp(details.looks, key) ?? key;

/** What was awaited or read of a server, in words: the mode, or its file; a digest stays. */
export const readWords = (key: string, { details }: Texts): string => lookUp(details.read, key === '' ? 'unknown' : key) ?? key;

/** What a file system says, of a server or of this computer, in words; a code that is not known stays as it is. */
export const storageWords = (key: string, { details }: Texts): string => lookUp(details.storage, key) ?? key;

/** Why a signature is bad or was not checked, in words. */
export const reasonWords = (key: string, { details }: Texts): string =>
  lookUp(details.notChecked, key) ?? lookUp(details.bad, key) ?? lookUp(details.unknown, key) ?? lookUp(details.refused, key) ?? lookUp(details.cannotSign, key) ?? lookUp(details.notResumed, key) ?? key;

/** Over which connection a change was made, in words. */
export const connectionWords = (key: string, { details }: Texts): string => lookUp(details.connection, key) ?? key;

/** Which program holds something, in words; one that gives no name we know has none. */
export const holderWords = (key: string, { details }: Texts): string => lookUp(details.holder, key) ?? details.holder.unknown;
