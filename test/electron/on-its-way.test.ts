import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { storedZip } from '../helpers/stored-zip.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(await readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
const NAME = `electron-v${version}-linux-x64.zip`;
/** As large as what is sent in several parts. */
const PROGRAM = Buffer.alloc(3_000_000, 'electron ');
const ZIP = storedZip({ electron: PROGRAM, version: Buffer.from(version) });

type Outcome = 'later' | { readonly failed: string | null };

interface OnItsWay {
  soon(): Promise<Outcome>;
  stop(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, rest: Buffer) => void;

/** The scripts beside a copy of Electron's package, which downloads from a server of ours as the environment of Electron's own installer says. */
async function checkout(answers: readonly Answer[], sum = createHash('sha256').update(ZIP).digest('hex')) {
  const folder = folderOfTest('electron');
  for (const part of ['scripts/electron', 'scripts/lines.mjs', 'shared/texts/locale.js']) await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  await mkdir(path.join(folder, 'node_modules/electron'), { recursive: true });
  for (const file of ['package.json', 'install.js', 'checksums.json']) await cp(path.join(root, 'node_modules/electron', file), path.join(folder, 'node_modules/electron', file));
  for (const scope of ['@electron', '@electron-internal']) await symlink(path.join(root, 'node_modules', scope), path.join(folder, 'node_modules', scope));
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (request.url?.endsWith('SHASUMS256.txt') === true) return void response.end(`${sum} *${NAME}\n`);
    const { range } = request.headers;
    asked.push(range);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? whole;
    answer(request, response, ZIP.subarray(from));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const temporary = path.join(folder, 'tmp');
  await mkdir(temporary);
  const { port } = server.address() as AddressInfo;
  for (const [name, value] of Object.entries({ ELECTRON_MIRROR: `http://127.0.0.1:${port}/`, electron_config_cache: path.join(folder, 'cache'), electron_use_remote_checksums: '1', ELECTRON_INSTALL_PLATFORM: 'linux', ELECTRON_INSTALL_ARCH: 'x64', TMPDIR: temporary, LC_ALL: 'C' })) vi.stubEnv(name, value);
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const { ElectronOnItsWay } = (await import(pathToFileURL(path.join(folder, 'scripts/electron/on-its-way.mjs')).href)) as { ElectronOnItsWay: new (folder: string) => OnItsWay };
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const inFolder = (...parts: readonly string[]): string => path.join(folder, 'node_modules', ...parts);
  return {
    asked,
    said,
    begin: () => new ElectronOnItsWay(folder),
    leaveLock: async (text: string) => {
      await mkdir(inFolder('.electron-download'));
      await writeFile(inFolder('.electron-download/lock'), text);
    },
    unpacked: () => readFile(inFolder('electron/dist/electron')),
    isThere: () => existsSync(inFolder('electron/path.txt')),
    kept: async () => ({ inTemporary: await readdir(temporary), inFolder: await readdir(inFolder('.electron-download')) }),
  };
}

const failedOf = (outcome: Outcome): string | null => (outcome === 'later' ? outcome : outcome.failed);

const ends: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const end of ends.splice(0)) end();
});

/** As servers of files do: the rest where only that is asked for. */
const whole: Answer = ({ headers }, response, rest) => {
  const isRest = headers.range !== undefined;
  response.writeHead(isRest ? 206 : 200, { 'content-length': rest.length, ...(isRest ? { 'content-range': `bytes ${ZIP.length - rest.length}-${ZIP.length - 1}/${ZIP.length}` } : {}) });
  response.end(rest);
};
const FIRST_PART = 1_000_000;
const cut: Answer = (_, response, rest) => {
  response.writeHead(200, { 'content-length': rest.length });
  response.write(rest.subarray(0, FIRST_PART), () => setImmediate(() => response.destroy()));
};
const withoutRange: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': ZIP.length });
  response.end(ZIP);
};
/** Another part than was asked for, as a cache in between that mixes two answers up. */
const otherPart: Answer = (_, response) => {
  response.writeHead(206, { 'content-length': ZIP.length - 5, 'content-range': `bytes 5-${ZIP.length - 1}/${ZIP.length}` });
  response.end(ZIP.subarray(5));
};
const missing: Answer = (_, response) => {
  response.writeHead(404).end();
};
/** Sends a first part and then nothing, as a line that is alive and very slow. */
const slow: Answer = (_, response, rest) => {
  response.writeHead(200, { 'content-length': rest.length });
  response.write(rest.subarray(0, FIRST_PART));
};

it('comes at once over a quick line, is unpacked, and leaves nothing behind', async () => {
  const { begin, unpacked, isThere, kept, asked } = await checkout([whole]);
  expect(await begin().soon()).toEqual({ failed: null });
  expect(isThere()).toBe(true);
  expect(PROGRAM.equals(await unpacked())).toBe(true);
  expect(asked).toEqual([undefined]);
  expect(await kept()).toEqual({ inTemporary: [], inFolder: [] });
});

it.each([
  ['asks for the rest alone where the line was cut', whole],
  ['begins again where the server knows no rests', withoutRange],
])('%s', async (_, second) => {
  const { begin, unpacked, asked } = await checkout([cut, second]);
  expect(await begin().soon()).toEqual({ failed: null });
  expect(PROGRAM.equals(await unpacked())).toBe(true);
  const [first, rest] = asked;
  expect(first).toBeUndefined();
  expect(rest).toMatch(/^bytes=\d{4,}-$/);
});

it('does not hold the wizard up where the line is slow; stopped, it goes on there the next time', async () => {
  const { begin, unpacked, isThere, kept, asked, said } = await checkout([slow, whole]);
  const first = begin();
  expect(await first.soon()).toBe('later');
  expect(isThere()).toBe(false);
  await first.stop();
  // It was ended on purpose: nothing failed, and no page goes on.
  expect(said.join('')).not.toContain('could not be had');
  expect(await begin().soon()).toEqual({ failed: null });
  expect(asked).toEqual([undefined, `bytes=${FIRST_PART}-`]);
  expect(PROGRAM.equals(await unpacked())).toBe(true);
  expect(await kept()).toEqual({ inTemporary: [], inFolder: [] });
});

it('begins again where the server sends another part than the rest', async () => {
  const { begin, unpacked, asked } = await checkout([cut, otherPart, whole]);
  expect(await begin().soon()).toEqual({ failed: null });
  expect(PROGRAM.equals(await unpacked())).toBe(true);
  expect(asked).toEqual([undefined, expect.stringMatching(/^bytes=\d{4,}-$/), undefined]);
});

it.each(['', '999999999'])('is not held up by the lock of a program that is gone: "%s"', async (text) => {
  const { begin, leaveLock, isThere } = await checkout([whole]);
  await leaveLock(text);
  expect(await begin().soon()).toEqual({ failed: null });
  expect(isThere()).toBe(true);
});

it('says what the server answered, and asks it once', async () => {
  const { begin, asked } = await checkout([missing]);
  expect(failedOf(await begin().soon())).toMatch(/^127\.0\.0\.1:\d+ answered 404$/);
  expect(asked).toHaveLength(1);
});

it('takes no file whose SHA-256 is another one, and keeps none of it', async () => {
  const { begin, isThere, kept } = await checkout([whole], 'ab'.repeat(32));
  expect(failedOf(await begin().soon())).toMatch(/checksum/i);
  expect(isThere()).toBe(false);
  expect(await kept()).toEqual({ inTemporary: [], inFolder: [] });
});
