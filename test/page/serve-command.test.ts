import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageClient } from './client.ts';

const program = path.resolve(import.meta.dirname, '../../out/ctl.js');
const home = mkdtempSync(path.join(tmpdir(), 'open-ctl-home-'));
const bin = path.join(home, 'bin');
const opened = path.join(home, 'opened');

/** `ctl serve` with a desktop of our own: its browser writes down what it was told to open. */
function serve(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [program, '--lang', 'en', 'serve', ...args], {
    env: { HOME: home, XDG_DATA_HOME: home, TMPDIR: home, PATH: `${bin}:/usr/bin:/bin`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
  const line = new Promise<string>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (printed.includes('\n')) resolve(printed);
    }),
  );
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, line, exited, told: () => told, printed: () => printed };
}

const tempFolders = (): readonly string[] => readdirSync(home).filter((name) => name.startsWith('open-ctl-client-'));

beforeAll(() => {
  const opener = path.join(home, 'xdg-open');
  writeFileSync(opener, `#!/bin/sh\necho "$1" > ${opened}\n`);
  chmodSync(opener, 0o755);
});
afterAll(() => rmSync(home, { recursive: true }));

describe.runIf(process.platform === 'linux')('ctl serve (left out where the system is not Linux)', () => {
  it('opens the browser on a file that only its owner can read, tells the way back, and removes the file once the page is there', async () => {
    const { child, line, exited, printed, told } = serve([], { DISPLAY: ':99', PATH: `${home}:/usr/bin:/bin` });
    await line;
    const isOpened = (): boolean => existsSync(opened) && readFileSync(opened, 'utf8').includes('\n');
    // The program does not wait for an opener that takes long.
    await expect.poll(isOpened).toBe(true);
    const file = new URL(readFileSync(opened, 'utf8').trim());
    expect(file.protocol).toBe('file:');
    expect([statSync(file).mode & 0o777, statSync(path.dirname(file.pathname)).mode & 0o777]).toEqual([0o600, 0o700]);
    const [, port = '', key = ''] = /url=http:\/\/127\.0\.0\.1:(\d+)\/#([\w-]{43})"/.exec(readFileSync(file, 'utf8')) ?? [];
    const page = await PageClient.open(Number(port), {});
    page.send({ key });
    await page.frame((frame) => 'welcome' in frame);
    await expect.poll(() => existsSync(file)).toBe(false);
    // Who sits at this screen may look into the data folder, and the page names no other one.
    rmSync(opened);
    const answerOf = async (id: number, name: string, input: object): Promise<unknown> => {
      page.send({ id, name, input });
      return (await page.frame((frame) => frame['id'] === id))['result'];
    };
    const dataFolder = path.join(home, 'open-ctl-client');
    expect(await answerOf(1, 'about', {})).toEqual({ ok: true, value: { dataFolder, canOpen: true } });
    expect(await answerOf(2, 'openDataFolder', { folder: '/etc' })).toMatchObject({ ok: false, error: { code: 'contract.violation' } });
    expect(await answerOf(3, 'openDataFolder', {})).toEqual({ ok: true, value: { opened: true } });
    expect(readFileSync(opened, 'utf8')).toBe(`${pathToFileURL(dataFolder).href}\n`);
    // Whoever closes the tab gets another one.
    rmSync(opened);
    child.kill('SIGQUIT');
    await expect.poll(isOpened).toBe(true);
    const again = new URL(readFileSync(opened, 'utf8').trim());
    expect(again.href).not.toBe(file.href);
    expect(readFileSync(again, 'utf8')).toContain(`/#${key}"`);
    child.kill('SIGINT');
    expect(await exited).toBe(0);
    // A terminal keeps what it shows.
    expect(printed() + told()).not.toContain(key);
    expect(printed()).toContain('start again with --no-open');
    expect(tempFolders()).toEqual([]);
  });

  it.each([
    ['there is no screen', [], {}, false],
    ['it is told not to open one', ['--no-open'], { DISPLAY: ':99', PATH: `${home}:/usr/bin:/bin` }, false],
    ['nothing can open one', [], { DISPLAY: ':99', PATH: bin }, true],
  ])('prints the address with its key where %s', async (_why, args, env, canOpen) => {
    rmSync(opened, { force: true });
    const { child, line, exited } = serve(args, env);
    const [, port = '', key = ''] = /http:\/\/127\.0\.0\.1:(\d+)\/#([\w-]{43}) /.exec(await line) ?? [];
    expect([existsSync(opened), tempFolders()]).toEqual([false, []]);
    // Where the person may be elsewhere, nobody would see what is opened here.
    const page = await PageClient.open(Number(port), {});
    page.sendAtOnce([{ key }, { id: 1, name: 'openDataFolder', input: {} }, { id: 2, name: 'about', input: {} }]);
    expect(await page.frame(({ id }) => id === 1)).toMatchObject({ result: canOpen ? { value: { opened: false } } : { error: { code: 'contract.not-now' } } });
    expect(await page.frame(({ id }) => id === 2)).toMatchObject({ result: { value: { canOpen } } });
    expect(existsSync(opened)).toBe(false);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  });

  it('says that a port is in use and ends with code 1', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { exited, told } = serve(['--no-open', '--port', String(port)], {});
    expect(await exited).toBe(1);
    expect(told()).toContain('The page cannot be served on this computer');
    expect(told()).toContain('EADDRINUSE');
    await new Promise((resolve) => other.close(resolve));
  });
});
