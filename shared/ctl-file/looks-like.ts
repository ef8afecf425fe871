/** What people take for a CTL file, by how such files begin. `show-ctl`: what `show ctl` printed, saved as text. */
export const FILE_LOOKS = ['pem', 'der', 'html', 'xml', 'gzip', 'zip', 'pdf', 'show-ctl', 'text'] as const;
export type FileLook = (typeof FILE_LOOKS)[number];

/** Bytes that are looked at: beginnings are short, and a text shows within these that it is one. */
const LOOKED_AT = 1024;

const SIGNATURES: readonly (readonly [FileLook, readonly number[]])[] = [
  // RFC 1952, 2.3.1
  ['gzip', [0x1f, 0x8b]],
  // APPNOTE.TXT of PKWARE, 4.3.7
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // ISO 32000-1, 7.5.2
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  // A SEQUENCE whose length takes two bytes (X.690, 8.1): certificates, keys and PKCS #12 files begin so.
  ['der', [0x30, 0x82]],
];

const BEGINNINGS: readonly (readonly [FileLook, RegExp])[] = [
  // RFC 7468, 2: other text may stand before it.
  ['pem', /^-----BEGIN [A-Z0-9 ]+-----/m],
  ['html', /^<(?:!doctype html|html)\b/i],
  ['xml', /^<\?xml\b/],
  ['show-ctl', /The checksum value of the (?:CTL|ITL) file/],
];

/** What a file that is no trust list seems to be; `null` = nothing that is known here. */
export function looksLike(bytes: Uint8Array): FileLook | null {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (found !== undefined) return found[0];
  // As of a stream: a letter that the bound cuts is no wrong one.
  const text = new TextDecoder().decode(bytes.subarray(0, LOOKED_AT), { stream: true }).trimStart();
  const beginning = BEGINNINGS.find(([, pattern]) => pattern.test(text));
  if (beginning !== undefined) return beginning[0];
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text !== '' && !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? 'text' : null;
}
