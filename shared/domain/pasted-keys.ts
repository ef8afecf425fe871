import { hexDigits } from './compare-fingerprint.ts';

/** A key as a node presents it. */
export interface PresentedKey {
  /** Lower-case hex. */
  readonly sha256: string;
  /** As a person sees it: the same digits, or of a host key `SHA256:` and base64. */
  readonly fingerprint: string;
}

/** A whole fingerprint that no node presents. */
export interface ForeignKey {
  /** Without separators; of a host key without its `SHA256:`. */
  readonly text: string;
  /** SHA-256 of the key that it was meant for, as far as that can be told, and the first group of four in which they differ, from 1 on. */
  readonly nearest: { readonly sha256: string; readonly group: number } | null;
}

/** What a person pasted, against what the nodes present. */
export interface PastedKeys {
  readonly kind: 'empty' | 'nothing-whole' | 'compared';
  /** SHA-256 of each presented key that was pasted. */
  readonly same: ReadonlySet<string>;
  readonly foreign: readonly ForeignKey[];
}

/** Enough for three keys of a hundred nodes with their names; more is not read. */
export const MOST_PASTED = 20_000;

const GROUP = 4;
const HEX = 64;
const OPENSSH = /(?<![a-z0-9+/])(sha-?256:)?([a-z0-9+/]{43})=?(?![a-z0-9+/=])/gi;
/** What names a value: its last letters and digits would count as hex. */
const LABEL = /sha-?\d+/gi;
const BETWEEN = /[\s=,;()"'<>|[\]]+/;
const HEX_TOKEN = /^[:-]?[0-9a-f]+(?:[:-][0-9a-f]+)*[:-]?$/;

export const bareFingerprint = ({ fingerprint }: Pick<PresentedKey, 'fingerprint'>): string => fingerprint.replace(/^SHA256:/, '');

/** A certificate is compared by its SHA-256. */
export const certificateKey = ({ sha256 }: Pick<PresentedKey, 'sha256'>): PresentedKey => ({ sha256, fingerprint: sha256 });

/** Characters that a person copies from the server itself: too many to hit by chance, few enough to be typed. */
const END = 8;

/** Whether what was typed is the end of a fingerprint, or all of it. In base64, as host keys have it, upper and lower case differ. */
export function isEndOf(key: Pick<PresentedKey, 'fingerprint'>, typed: string): boolean {
  const whole = bareFingerprint(key);
  const end = whole === key.fingerprint ? (hexDigits(typed) ?? '') : bareFingerprint({ fingerprint: typed.normalize('NFKC').replace(/\s/g, '') });
  return end.length >= END && whole.endsWith(end);
}

/** Neighbouring hex tokens of a line as one run of digits; a word between them ends it, and stands as an empty one. */
function runsOf(line: string): string[] {
  const runs: string[] = [];
  for (const token of line.split(BETWEEN)) {
    if (token === '') continue;
    const digits = HEX_TOKEN.test(token) ? token.replace(/[:-]/g, '') : '';
    const last = runs.at(-1) ?? '';
    const goesOn = digits !== '' && digits.length < HEX && last !== '' && last.length < HEX;
    if (goesOn) runs[runs.length - 1] = last + digits;
    else runs.push(digits);
  }
  return runs;
}

/** Runs of 64 digits or more. One that is broken goes on at the beginning of the next line. */
function longRuns(text: string): readonly string[] {
  const found: string[] = [];
  let begun = '';
  for (const line of text.toLowerCase().replace(LABEL, ' : ').split('\n')) {
    const runs = runsOf(line);
    const [first = ''] = runs;
    if (begun !== '' && first !== '' && first.length < HEX) runs[0] = begun + first;
    found.push(...runs.filter((run) => run.length >= HEX));
    const last = runs.at(-1) ?? '';
    begun = last.length < HEX ? last : '';
  }
  return found;
}

/** How many groups of four are equal from the beginning. */
function equalGroups(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.slice(at, at + GROUP) === other.slice(at, at + GROUP)) at += GROUP;
  return at / GROUP;
}

/** Fewer equal groups than this are chance. */
const TELLING = 2;

function nearestOf(text: string, open: readonly PresentedKey[]): ForeignKey['nearest'] {
  const alike = open.filter((key) => bareFingerprint(key).length === text.length).map((key) => ({ sha256: key.sha256, equal: equalGroups(bareFingerprint(key), text) }));
  const best = alike.reduce<(typeof alike)[number] | null>((most, one) => (most === null || one.equal > most.equal ? one : most), null);
  return best === null || (best.equal < TELLING && alike.length > 1) ? null : { sha256: best.sha256, group: best.equal + 1 };
}

/**
 * Compares whole fingerprints within what a person pasted: hex digits with or without colons, blanks, dashes and broken lines, or as OpenSSH prints host keys; full-width characters count
 * as what they stand for. Other words, and digits that are no SHA-256, are passed over. What is the same was pasted whole; what was not pasted says nothing.
 */
export function comparePasted(pasted: string, keys: readonly PresentedKey[]): PastedKeys {
  const text = pasted.slice(0, MOST_PASTED).normalize('NFKC').slice(0, MOST_PASTED);
  const openSsh = [...text.matchAll(OPENSSH)].map(([, label, value = '']) => ({ value, isNamed: label !== undefined }));
  const hex = longRuns(text.replace(OPENSSH, ' / '));
  const isThere = (key: PresentedKey): boolean => hex.some((run) => run.includes(key.sha256)) || openSsh.some(({ value }) => value === bareFingerprint(key));
  const same = new Set(keys.filter(isThere).map(({ sha256 }) => sha256));
  const known = new Set(keys.flatMap((key) => [key.sha256, bareFingerprint(key)]));
  // Without its name, base64 of this length may be anything.
  const whole = [...hex.filter((run) => run.length === HEX), ...openSsh.filter(({ isNamed }) => isNamed).map(({ value }) => value)];
  const foreign = [...new Set(whole)].filter((value) => !known.has(value));
  const open = keys.filter(({ sha256 }) => !same.has(sha256));
  return {
    kind: text.trim() === '' ? 'empty' : same.size + foreign.length === 0 ? 'nothing-whole' : 'compared',
    same,
    foreign: foreign.map((value) => ({ text: value, nearest: nearestOf(value, open) })),
  };
}
