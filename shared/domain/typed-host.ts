const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/;
/** A label of a name. The underscore is in no rule for host names, and in many names that are in use. */
const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?$/i;
const IPV6 = /^[0-9a-f:]+(?::\d+(?:\.\d+){3})?$/i;

/** What was typed or pasted, as an address is written: wide characters of a Japanese keyboard become ASCII ones, and the brackets of an IPv6 address go. */
export const plainHost = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll('。', '.')
    .trim()
    .replace(/^\[([^[\]]*)\]$/, '$1');

/** What was typed as a number, in ASCII digits. */
export const plainNumber = (typed: string): string => typed.normalize('NFKC').trim();

/** The characters are looked at first, so that nothing but an address stands between the brackets. */
const isIpv6 = (host: string): boolean => IPV6.test(host) && URL.canParse(`http://[${host}]`);

/** Whether a whole host name or IP address stands there: `10.48.47` is neither, and would be dialled as another address. */
export function isHost(host: string): boolean {
  if (host === '' || host.length > 255) return false;
  if (host.includes(':')) return isIpv6(host);
  return /^[\d.]+$/.test(host) || /^0x/i.test(host) ? IPV4.test(host) : NAME.test(host);
}
