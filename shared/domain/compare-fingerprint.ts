/** The two digests of a CTL file that `show ctl` and phones print, lower-case hex (MD5: 32 digits, SHA-1: 40). */
export interface FileDigests {
  readonly md5: string;
  readonly sha1: string;
}

/** Whether what a person read elsewhere belongs to a CTL file. */
export type FingerprintAnswer =
  | { readonly kind: 'empty' }
  /** Fewer digits than say anything; `missing` more are needed. */
  | { readonly kind: 'too-short'; readonly missing: number }
  /** Holds something that is no hex digit. */
  | { readonly kind: 'not-hex' }
  /** `digits` of `of` digits were given and all fit. */
  | { readonly kind: 'same'; readonly digest: keyof FileDigests; readonly digits: number; readonly of: number }
  | { readonly kind: 'different' };

/** Fewer digits than this fit by chance too often: 4 digits stand at one of some 60 places by chance once in a thousand. */
const MIN_FINGERPRINT_DIGITS = 4;

/**
 * The hex digits of a typed fingerprint in lower case, without the blanks, colons and dashes that displays put between
 * them; full-width characters of Japanese input count as what they stand for. `null` = something else is in it.
 */
export function hexDigits(typed: string): string | null {
  const bare = typed.normalize('NFKC').replace(/[\s:.\u2010-\u2015-]/gu, '').toLowerCase();
  return /^[0-9a-f]*$/.test(bare) ? bare : null;
}

/**
 * Compares what a phone shows with a CTL file. Phones print MD5 or SHA-1 depending on their type (Cisco document 118892,
 * verification), and a small display may show only a part; so any unbroken part of either digest is taken.
 */
export function compareFingerprint(typed: string, digests: FileDigests): FingerprintAnswer {
  const digits = hexDigits(typed);
  if (digits === null) return { kind: 'not-hex' };
  if (digits === '') return { kind: 'empty' };
  if (digits.length < MIN_FINGERPRINT_DIGITS) return { kind: 'too-short', missing: MIN_FINGERPRINT_DIGITS - digits.length };
  for (const digest of ['md5', 'sha1'] as const) {
    const whole = digests[digest];
    if (whole.includes(digits)) return { kind: 'same', digest, digits: digits.length, of: whole.length };
  }
  return { kind: 'different' };
}
