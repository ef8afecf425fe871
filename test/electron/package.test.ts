import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Transport } from '../../shared/contract/transport.ts';
import { unusedChunks } from '../../scripts/dist/chunks.mjs';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { openDesktopWindow } from '../helpers/desktop-window.ts';
import { FUSES } from '../helpers/fuses.ts';
import { SMALL_FILE } from '../helpers/small-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'open-ctl-package-'));
const unpacked = path.join(folder, 'release', 'linux-unpacked');

const node = (program: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root, env: { ...process.env, TMPDIR: folder }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Stands before the fuses of Electron's program: version, number of fuses, then `0`, `1` or `r` for each (@electron/fuses). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

const WANTED = Object.values(FUSES).map((isOn) => (isOn ? '1' : '0')).join('');
/** The stand-in has every fuse the other way round, so that one that is not stated shows; and one more, which nobody may touch. */
const BEFORE = `${WANTED.replace(/./g, (fuse) => (fuse === '1' ? '0' : '1'))}1`;

/** In place of Electron's program: something harmless with fuses. */
function makeStandInProgram(): string {
  const dist = path.join(folder, 'dist');
  mkdirSync(dist);
  const program = path.join(dist, 'electron');
  writeFileSync(program, Buffer.concat([readFileSync('/bin/true'), Buffer.from(SENTINEL), Buffer.of(1, BEFORE.length), Buffer.from(BEFORE)]));
  chmodSync(program, 0o755);
  return dist;
}

describe.runIf(process.platform === 'linux')('the package, made with a stand-in for the program of Electron (left out where the system is not Linux)', () => {
  let files: readonly string[];

  beforeAll(() => {
    node('electron-builder/cli.js', '--linux', 'dir', `-c.electronDist=${makeStandInProgram()}`, `-c.directories.output=${path.join(folder, 'release')}`);
    files = node('@electron/asar/bin/asar.js', 'list', path.join(unpacked, 'resources', 'app.asar')).trim().split('\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Beside the page and the chunks, whose names follow from what they hold. */
  const HOLDS = [
    'LICENSE', 'assets/icons/256x256.png', 'node_modules/pkcs11js/build/Release/pkcs11.node', 'node_modules/pkcs11js/index.js', 'node_modules/pkcs11js/package.json',
    'out/documents/guide.en.txt', 'out/documents/guide.ja.txt', 'out/documents/licences.txt', 'out/documents/sbom.cdx.json',
    'out/main.js', 'out/preload.cjs', 'out/renderer/index.html', 'out/ssh-host.js', 'out/token-host.js', 'package.json',
  ];

  it('holds the built window, the page, the hosts, what is told of them, the one module that cannot be bundled, and nothing else', () => {
    const whole = files.map((file) => file.slice(1)).filter((file) => !files.some((other) => other.startsWith(`/${file}/`)));
    expect(whole.filter((file) => !/^out\/(?:renderer\/assets|chunks)\/[\w.-]+\.(?:js|css|svg)$/.test(file)).sort()).toEqual(HOLDS);
    const chunks = whole.flatMap((file) => /^out\/(chunks\/.*)/.exec(file)?.[1] ?? []);
    const built = path.join(root, 'out');
    const unused = unusedChunks(built, ['main.js', 'token-host.js', 'ssh-host.js']);
    // What the command line alone loads.
    expect(unused.length).toBeGreaterThan(5);
    expect(chunks.sort()).toEqual(readdirSync(path.join(built, 'chunks')).map((name) => `chunks/${name}`).filter((name) => !unused.includes(name)).sort());
  });

  it('keeps the compiled module outside the archive, where the system can load it', () => {
    expect(readFileSync(path.join(unpacked, 'resources/app.asar.unpacked/node_modules/pkcs11js/build/Release/pkcs11.node')).subarray(1, 4).toString()).toBe('ELF');
  });

  it('sets every fuse that it knows, and no other', () => {
    const program = readFileSync(path.join(unpacked, 'open-ctl-client'));
    const wire = program.subarray(program.indexOf(SENTINEL) + SENTINEL.length);
    expect(wire.subarray(2, 2 + BEFORE.length).toString()).toBe(`${WANTED}1`);
  });

  it.runIf(chromiumIsInstalled)('runs as it was packed: no file is missing (left out where Chromium is not installed)', async () => {
    const app = path.join(folder, 'app');
    node('@electron/asar/bin/asar.js', 'extract', path.join(unpacked, 'resources', 'app.asar'), app);
    const shown = path.join(folder, 'Double.tlv');
    writeFileSync(shown, SMALL_FILE);
    const { main } = JSON.parse(readFileSync(path.join(app, 'package.json'), 'utf8')) as { main: string };
    const window = await openDesktopWindow({ HOME: folder, XDG_DATA_HOME: path.join(folder, 'data') }, path.join(app, main), [shown]);
    // By a double click on a file, from the first start on.
    await window.page.getByRole('dialog').getByText('Double.tlv').first().waitFor();
    await window.page.locator('h1').first().waitFor();
    const started = await window.page.evaluate(() => (globalThis as unknown as { openCtl: Transport }).openCtl.call('startPractice', {}));
    expect(started).toEqual({ ok: true, value: null });
    expect(existsSync((await window.facts()).windows[0]?.icon ?? '')).toBe(true);
    // As a person ends it, so that the practice cluster goes with it.
    await window.do('quit');
    await window.exited;
    await window.end();
  });
});
