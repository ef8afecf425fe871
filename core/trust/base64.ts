/** Certificates and files as texts of messages: base64 with padding (RFC 4648, section 4). */
export const bytesToBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The bytes of a text that was made so, or that `isBase64` has looked at. */
export const base64ToBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
