import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** A customer's network: whoever has one IPv6 address has all of its /64 (RFC 6177; RFC 4291, 2.5.4). */
const NETWORK_GROUPS = 4;

/** What counts as one address: an IPv4 address, also where it comes as `::ffff:192.0.2.1`, or the /64 of an IPv6 address. */
export function addressKey(address: string): string {
  const [plain = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  return `${groupsOf(plain).slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/** The network around an address that counts as one: the /24 of IPv4, the /48 of IPv6, which many attackers share with each other and few users with them. */
export const networkOf = (key: string): string => (key.endsWith('::/64') ? key.split(':').slice(0, 3).join(':') : key.split('.').slice(0, 3).join('.'));

/** All eight groups of an IPv6 address as lower-case hex without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const [before, after] = [head, tail ?? ''].map((half) => (half === '' ? [] : half.split(':').flatMap(asGroups))) as [string[], string[]];
  const zeros = tail === undefined ? 0 : Math.max(0, GROUPS - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].map((group) => Number.parseInt(group, 16).toString(16));
}

/** Two groups may be written as an IPv4 address (RFC 4291, 2.2). */
function asGroups(part: string): readonly string[] {
  if (!part.includes('.')) return [part];
  const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}
