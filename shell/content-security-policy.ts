/** Where the page may open a connection to: one WebSocket address, or nowhere (the Electron window speaks through its preload). */
export type ConnectSource = `ws://127.0.0.1:${number}/transport` | 'none';

const NONE = "'none'";

/**
 * What the page may load and do (W3C Content Security Policy Level 3): its own files and nothing else. The one style element
 * that React Aria adds carries the nonce.
 */
export function contentSecurityPolicy(nonce: string, connect: ConnectSource): string {
  const directives = {
    'default-src': NONE,
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'connect-src': connect === 'none' ? NONE : connect,
    'object-src': NONE,
    'base-uri': NONE,
    'form-action': NONE,
    'frame-ancestors': NONE,
    // What connect-src does not know of. Browsers that do not know it either say so in their console; `renderer/app/no-web-rtc.ts` is for those.
    webrtc: "'block'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
