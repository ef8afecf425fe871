import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ConnectSource, contentSecurityPolicy } from './content-security-policy.ts';

/** Files of the built page by their path in a URL, e.g. `/assets/main-1a2b.js`. */
export type Assets = ReadonlyMap<string, Uint8Array>;

export interface AssetAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Stands in the built page where the nonce of each load goes (vite.config.ts). */
export const NONCE_PLACE = 'OPEN_CTL_NONCE';

const PAGE = '/index.html';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Sent with every answer, also with refusals. */
const ALWAYS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), serial=(), usb=()',
};

/**
 * Reads the built page into memory once. Requests are then looked up by name, so that no path of a request ever reaches the
 * file system; symbolic links and files of other types are left out.
 * @param folder absolute path of the built page.
 */
export function loadAssets(folder: string): Assets {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && path.extname(entry.name) in TYPES);
  return new Map(
    files.map(({ parentPath, name }) => {
      const full = path.join(parentPath, name);
      return [`/${path.relative(folder, full).split(path.sep).join('/')}`, readFileSync(full)];
    }),
  );
}

/**
 * The answer to one request for a file of the page: the same in the Electron window and on the loopback page.
 * @param pathname path of the URL as it was sent, still percent-encoded; `/` is the page. Names of files need no encoding, so an
 * encoded path names none.
 */
export function serveAsset(assets: Assets, method: string, pathname: string, connect: ConnectSource): AssetAnswer {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, { Allow: 'GET, HEAD' });
  const name = pathname === '/' ? PAGE : pathname;
  const body = assets.get(name);
  const type = TYPES[path.posix.extname(name)];
  if (body === undefined || type === undefined) return refusal(404, {});
  const headers = { ...ALWAYS, 'Content-Type': type };
  if (name !== PAGE) return answer({ ...headers, 'Cache-Control': 'private, max-age=31536000, immutable' }, body, method);
  const nonce = randomBytes(18).toString('base64');
  const page = Buffer.from(Buffer.from(body).toString('utf8').replaceAll(NONCE_PLACE, nonce));
  return answer({ ...headers, 'Cache-Control': 'no-store', 'Content-Security-Policy': contentSecurityPolicy(nonce, connect) }, page, method);
}

const answer = (headers: AssetAnswer['headers'], body: Uint8Array, method: string): AssetAnswer => ({
  status: 200,
  headers: { ...headers, 'Content-Length': String(body.length) },
  body: method === 'HEAD' ? new Uint8Array() : body,
});

const refusal = (status: 404 | 405, headers: AssetAnswer['headers']): AssetAnswer => ({
  status,
  headers: { ...ALWAYS, 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': '0', ...headers },
  body: new Uint8Array(),
});
