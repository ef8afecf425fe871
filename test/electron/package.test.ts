import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Transport } from '../../shared/contract/transport.ts';
import { unusedChunks } from '../../scripts/dist/chunks.mjs';
import { makeDesktopPackage } from '../../scripts/dist/desktop-deb.mjs';
import { PRACTICE_PIN, Walk } from '../e2e/walk.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { openDesktopWindow, windowOf } from '../helpers/desktop-window.ts';
import { FUSES } from '../helpers/fuses.ts';
import { SMALL_FILE } from '../helpers/small-file.ts';
import { desktopDatabases, install, isInstalled, makeOrdinaryUser, packagesMayBeInstalled, purge, systemFiles, takePackage } from './on-debian.ts';

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

/** Runs the program of the archive, which the test takes out of it: Node reads none. */
const LAUNCHER = '#!/bin/sh\nexec "$STAND_IN_NODE" --import "$STAND_IN" "$STAND_IN_PROGRAM" "$@"\n';

/** In place of Electron's program: something with fuses. */
function makeStandInProgram(): string {
  const dist = path.join(folder, 'dist');
  mkdirSync(dist);
  const program = path.join(dist, 'electron');
  writeFileSync(program, Buffer.concat([Buffer.from(`${LAUNCHER}# `), Buffer.from(SENTINEL), Buffer.of(1, BEFORE.length), Buffer.from(BEFORE)]));
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
    'out/documents/guide.en.json', 'out/documents/guide.ja.json', 'out/documents/licences.txt', 'out/documents/sbom.cdx.json',
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

  it('tells a desktop whose window it is by the name of its menu entry', () => {
    const [, name = ''] = /"desktopName":\s*"([^"]+)"/.exec(readFileSync(path.join(unpacked, 'resources/app.asar'), 'latin1')) ?? [];
    // By the first it is known under Wayland, by the second under X11: Electron, from 41 on, says the same in both.
    const entry = readFileSync(path.join(root, 'packaging/open-ctl-client', name), 'utf8');
    expect(entry).toContain(`\nStartupWMClass=${path.parse(name).name}\n`);
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

  it.runIf(chromiumIsInstalled && packagesMayBeInstalled)('installed on Debian, an ordinary user walks the practice cluster and opens files by a double click; purged, nothing of it is left (left out where this is not Debian, not root, or without Chromium, gio and desktop-file-utils, or where it is installed)', async ({ skip }) => {
    onTestFinished(await takePackage());
    if (isInstalled()) skip();
    const user = makeOrdinaryUser();
    onTestFinished(user.remove);
    const [files, databases] = [systemFiles(), desktopDatabases()];
    onTestFinished(purge);
    await install(makeDesktopPackage({ addresses: {}, folder, unpacked }));

    const standIn = user.bring('test/helpers/electron-stand-in', 'stand-in/electron');
    user.bring('test/helpers/chromium.mjs', 'stand-in/chromium.mjs');
    user.bring('node_modules/playwright-core', 'stand-in/node_modules/playwright-core');
    const app = path.join(folder, 'installed');
    node('@electron/asar/bin/asar.js', 'extract', '/usr/lib/open-ctl-client/resources/app.asar', app);
    const program = path.join(user.bring(app, 'app'), 'out/main.js');
    const env = { STAND_IN_NODE: process.execPath, STAND_IN: path.join(standIn, 'register.mjs'), STAND_IN_PROGRAM: program, STAND_IN_PACKAGED: '1', STAND_IN_USER_DATA: path.join(user.home, '.config/electron') };

    // By the command that stands in the menu.
    const [, command = ''] = /^Exec=(\S+) %f$/m.exec(readFileSync('/usr/share/applications/open-ctl-client.desktop', 'utf8')) ?? [];
    const window = await windowOf(user.start(`/usr/bin/${command}`, [], { env, channel: true }));
    onTestFinished(() => window.end());
    const walk = new Walk(window.page);
    await walk.practiceToPassword();
    await walk.typePin(PRACTICE_PIN);
    await walk.screen(walk.texts.finish.title.done);

    // Over the type of the file and the program that is known for it.
    const shown = user.write('新しい CTL.TLV', SMALL_FILE);
    const opening = user.start('/usr/bin/gio', ['open', shown], { env, channel: false });
    expect(await once(opening, 'exit')).toEqual([0, null]);
    await window.page.getByRole('dialog').getByText('新しい CTL.TLV').first().waitFor();
    expect((await window.facts()).windows).toHaveLength(1);
    await window.do('quit');
    expect(await window.exited).toBe(0);

    await purge();
    expect(systemFiles()).toEqual(files);
    expect(desktopDatabases()).toBe(databases);
  });
});
