import { timingSafeEqual } from 'node:crypto';
import { type IncomingHttpHeaders } from 'node:http';

/** The only name of the page: an address that no name server can turn elsewhere. */
export const pageOrigin = (port: number): string => `http://127.0.0.1:${port}`;

/**
 * Whether a request is meant for us and comes from our page. `Host` must be our address, or a page elsewhere could reach us by a name
 * that it points to 127.0.0.1 (DNS rebinding). `Origin` must be ours where there is one; a WebSocket always has one.
 */
export function isAdmitted(headers: IncomingHttpHeaders, port: number, needsOrigin: boolean): boolean {
  if (headers.host !== new URL(pageOrigin(port)).host) return false;
  return headers.origin === undefined ? !needsOrigin : headers.origin === pageOrigin(port);
}

/** Compares in a time that tells nothing about the key but its length, which is no secret. */
export function isKey(expected: string, presented: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(presented)];
  return a.length === b.length && timingSafeEqual(a, b);
}
