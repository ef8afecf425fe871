import { type CustomScheme } from 'electron';

/** The page's own scheme: unlike `file:` it is one origin, and nothing else of this computer can be named in it. */
export const APP_SCHEME = 'open-ctl';

/** The only page there is. */
export const PAGE_URL = `${APP_SCHEME}://app/`;

/** `standard` gives relative addresses and an origin, `secure` a secure context (W3C Secure Contexts). */
export const APP_SCHEME_RIGHTS: CustomScheme = { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } };

/** The path of one of our addresses, still percent-encoded; `null` = not ours. */
export function appPath(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password, pathname } = new URL(url);
  return protocol === `${APP_SCHEME}:` && host === 'app' && username === '' && password === '' ? pathname : null;
}
