/**
 * The header field of HTTP's Basic authentication (RFC 7617), UTF-8. It is a text, which is gone with its request; the bytes that it is made of are wiped, since `Buffer.from` would leave them in a block that all small
 * buffers of a process share.
 */
export function basicAuthorization(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  bytes.fill(0);
  return `Basic ${text}`;
}
