import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assets, loadAssets, serveAsset } from '../../shell/serve-asset.ts';
import { contentSecurityPolicy } from '../../shell/content-security-policy.ts';

const outer = mkdtempSync(path.join(tmpdir(), 'open-ctl-assets-'));
const folder = path.join(outer, 'page');
let assets: Assets;

beforeAll(() => {
  mkdirSync(path.join(folder, 'assets', 'deep'), { recursive: true });
  writeFileSync(path.join(outer, 'secret.html'), 'secret');
  writeFileSync(path.join(outer, 'secret.js'), 'secret');
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
  symlinkSync(path.join(outer, 'secret.js'), path.join(folder, 'assets', 'link.js'));
  symlinkSync(outer, path.join(folder, 'linked'));
  assets = loadAssets(folder);
});
afterAll(() => rmSync(outer, { recursive: true }));

const FILES = {
  'index.html': '<meta property="csp-nonce" nonce="OPEN_CTL_NONCE"><script nonce="OPEN_CTL_NONCE" src="/assets/a-1.js"></script>',
  'assets/a-1.js': 'a',
  'assets/b-2.css': 'b',
  'assets/c-3.svg': '<svg/>',
  'assets/deep/d-4.png': 'd',
  'assets/a-1.js.map': 'source',
  '.env': 'SECRET',
} as const;
const SERVED = ['/', '/index.html', '/assets/a-1.js', '/assets/b-2.css', '/assets/c-3.svg', '/assets/deep/d-4.png'];

const get = (pathname: string) => serveAsset(assets, 'GET', pathname, 'none');
const textOf = (body: Uint8Array): string => Buffer.from(body).toString('utf8');

describe('the files of the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/a-1.js', 'text/javascript; charset=utf-8'],
    ['/assets/b-2.css', 'text/css; charset=utf-8'],
    ['/assets/c-3.svg', 'image/svg+xml'],
    ['/assets/deep/d-4.png', 'image/png'],
  ])('%s is served as %s, which no browser may doubt', (pathname, type) => {
    const { status, headers } = get(pathname);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cross-Origin-Resource-Policy': 'same-origin' });
  });

  it('every answer tells the browser what it may do with it and with the page, refusals too', () => {
    const wanted = {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), serial=(), usb=()',
    };
    for (const { headers } of [get('/'), get('/assets/a-1.js'), get('/nowhere'), serveAsset(assets, 'POST', '/', 'none')]) expect(headers).toMatchObject(wanted);
  });

  it('what is loaded is what may be served', () => {
    expect([...assets.keys()].sort()).toEqual(SERVED.filter((name) => name !== '/').sort());
  });

  it.each(['/.env', '/assets/a-1.js.map', '/assets', '/assets/', '//index.html', '/INDEX.HTML', '/index.html/', '/assets/link.js', '/linked/secret.js', ''])(
    '%j is not served: another type, a folder, a link or another spelling',
    (pathname) => expect(get(pathname)).toMatchObject({ status: 404, body: new Uint8Array() }),
  );

  it('keeps hashed files for good and the page not at all', () => {
    expect(get('/assets/a-1.js').headers['Cache-Control']).toBe('private, max-age=31536000, immutable');
    expect(get('/').headers['Cache-Control']).toBe('no-store');
  });

  it('answers HEAD without a body and refuses every other method', () => {
    expect(serveAsset(assets, 'HEAD', '/assets/a-1.js', 'none')).toMatchObject({ status: 200, body: new Uint8Array(), headers: { 'Content-Length': '1' } });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'get', '']) expect(serveAsset(assets, method, '/', 'none').status).toBe(405);
  });

  it('gives each load a nonce of its own, the same in policy and page', () => {
    const [first, second] = [get('/'), get('/')];
    const nonceOf = ({ headers }: typeof first): string => /'nonce-([A-Za-z0-9+/]{24})'/.exec(headers['Content-Security-Policy'] ?? '')?.[1] ?? expect.fail('no nonce');
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    expect(textOf(first.body).match(/nonce="([^"]+)"/g)).toEqual([`nonce="${nonceOf(first)}"`, `nonce="${nonceOf(first)}"`]);
    expect(Number(first.headers['Content-Length'])).toBe(first.body.length);
  });
});

/** Pieces that walk out of a folder somewhere, put together in any way. */
const pieces = ['..', '.', '%2e%2e', '%2E%2e', '..%2f', '%5c', '\\', '/', '//', '\0', '%00', 'C:', 'C:\\', 'file:', 'secret.js', 'secret.html', 'assets', 'link.js', 'linked', 'a-1.js', 'index.html', ' ', ';', '?x', '#x', '\u2025', '\uff0e\uff0e'];
const walks = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => `/${parts.join('/')}`);
const joined = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));

describe('paths of requests', () => {
  it('that are none of the names found at the start are answered 404, whatever they are made of', () => {
    fc.assert(
      fc.property(fc.oneof(walks, joined, fc.string(), fc.webPath()), (pathname) => {
        fc.pre(!SERVED.includes(pathname));
        const { status, body } = get(pathname);
        expect([status, body.length]).toEqual([404, 0]);
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['__proto__', '/__proto__', 'constructor', '/constructor', '/toString'])('%s is no file', (pathname) => expect(get(pathname).status).toBe(404));
});

describe('the content security policy', () => {
  const directivesOf = (policy: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      policy.split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
    );

  it('allows exactly our own scripts, styles and pictures', () => {
    expect(directivesOf(contentSecurityPolicy('N', 'none'))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'nonce-N'",
      'img-src': "'self' data:",
      'connect-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      webrtc: "'block'",
    });
  });

  it('allows one WebSocket address where the page needs it', () => {
    expect(directivesOf(contentSecurityPolicy('N', 'ws://127.0.0.1:4000/transport'))['connect-src']).toBe('ws://127.0.0.1:4000/transport');
  });
});
