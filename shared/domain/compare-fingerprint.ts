import { isSameSerial } from './signer-continuity.ts';

/** The two digests of a CTL file that `show ctl` and phones print, lower-case hex (MD5: 32 digits, SHA-1: 40). */
export interface FileDigests {
  readonly md5: string;
  readonly sha1: string;
}

/** A CTL file by everything that a phone shows of it. */
export interface ComparableFile extends FileDigests {
  /** Serial number of the signer, lower-case hex, which some phones show instead (field notice FN70613); `null` = not known. */
  readonly signerSerial: string | null;
}

/** What of a file was typed, as far as it fits: `digits` of `of` digits. */
export interface Fitting {
  readonly part: 'md5' | 'sha1' | 'serial';
  readonly digits: number;
  readonly of: number;
}

/** Whether what a person read elsewhere belongs to a CTL file. */
export type FingerprintAnswer =
  | { readonly kind: 'empty' }
  /** Fewer digits than say anything; `missing` more are needed. */
  | { readonly kind: 'too-short'; readonly missing: number }
  /** Holds something that is no hex digit. */
  | { readonly kind: 'not-hex' }
  /** Something is left out in the middle: no unbroken part can be compared. */
  | { readonly kind: 'shortened' }
  /** All that was typed fits the new file, and not the one before. */
  | ({ readonly kind: 'same' } & Fitting)
  /** It fits the file from before the change. */
  | ({ readonly kind: 'previous' } & Fitting)
  /** It fits both, e.g. the serial number of a signer who signed both. */
  | ({ readonly kind: 'either' } & Fitting)
  | { readonly kind: 'different' };

/** Fewer digits than this fit by chance too often: 4 digits stand at one of some 60 places by chance once in a thousand. */
const MIN_FINGERPRINT_DIGITS = 4;

/** How displays and `show ctl` name a value in front of it or behind it. */
const LABEL_BEFORE = /^\s*(md5|sha-?1|serial(?:[ -]?(?:number|no\.?))?)(?: (?:checksum|hash|fingerprint))?\s*[:=]?\s*/i;
const LABEL_BEHIND = /\s*\(?\s*(md5|sha-?1)(?: hash hex)?\s*\)?\s*$/i;
const LEFT_OUT = /\.{2,}|\*{2,}|~+/;

/** What is left out in front or behind leaves an unbroken part. */
const plain = (typed: string): string => typed.replace(LABEL_BEFORE, '').replace(LABEL_BEHIND, '').replace(/^\s*(?:\.{2,}|\*{2,}|~+)|(?:\.{2,}|\*{2,}|~+)\s*$/g, '');

/** Which value it is by the name that was typed with it; `null` = none was. */
function namedPart(typed: string): Fitting['part'] | null {
  const name = (LABEL_BEFORE.exec(typed) ?? LABEL_BEHIND.exec(typed))?.[1]?.toLowerCase();
  if (name === undefined) return null;
  if (name.startsWith('serial')) return 'serial';
  return name === 'md5' ? 'md5' : 'sha1';
}

/**
 * The hex digits of a typed fingerprint in lower case, without the blanks, colons and dashes that displays put between
 * them; full-width characters of Japanese input count as what they stand for. `null` = something else is in it.
 */
export function hexDigits(typed: string): string | null {
  const bare = typed.normalize('NFKC').replace(/[\s:.\u2010-\u2015-]/gu, '').toLowerCase();
  return /^[0-9a-f]*$/.test(bare) ? bare : null;
}

const reversed = (hex: string): string => (hex.match(/../g) ?? []).reverse().join('');

/**
 * Any unbroken part of either digest is taken: a small display may show no more. A serial number counts whole or from 4 digits on, from either end.
 * What was named is compared with nothing else.
 */
function fitting(digits: string, named: Fitting['part'] | null, { md5, sha1, signerSerial: serial }: ComparableFile): Fitting | null {
  const isMeant = (part: Fitting['part']): boolean => named === null || named === part;
  if (serial !== null && isMeant('serial') && isSameSerial(digits, serial)) return { part: 'serial', digits: serial.length, of: serial.length };
  for (const [part, whole] of [['md5', md5], ['sha1', sha1]] as const) if (isMeant(part) && whole.includes(digits)) return { part, digits: digits.length, of: whole.length };
  const isPart = serial !== null && isMeant('serial') && [serial, reversed(serial)].some((whole) => whole.includes(digits));
  return isPart ? { part: 'serial', digits: digits.length, of: serial.length } : null;
}

/**
 * Compares what a phone shows with the CTL file of a change and the one before it. Phones print MD5, SHA-1 (Cisco document 118892, verification)
 * or the serial number of the signer (field notice FN70613), depending on their type.
 */
export function compareFingerprint(typed: string, file: ComparableFile, previous: ComparableFile | null = null): FingerprintAnswer {
  const text = typed.normalize('NFKC');
  const [value, named] = [plain(text), namedPart(text)];
  const digits = hexDigits(value);
  if (LEFT_OUT.test(value) && hexDigits(value.replace(new RegExp(LEFT_OUT, 'g'), '')) !== null) return { kind: 'shortened' };
  if (digits === null) return { kind: 'not-hex' };
  if (digits === '') return { kind: 'empty' };
  const [own, before] = [fitting(digits, named, file), previous === null ? null : fitting(digits, named, previous)];
  const isWholeSerial = file.signerSerial !== null && isSameSerial(digits, file.signerSerial);
  if (digits.length < MIN_FINGERPRINT_DIGITS && !isWholeSerial) return { kind: 'too-short', missing: MIN_FINGERPRINT_DIGITS - digits.length };
  if (own !== null) return { kind: before === null ? 'same' : 'either', ...own };
  return before === null ? { kind: 'different' } : { kind: 'previous', ...before };
}
