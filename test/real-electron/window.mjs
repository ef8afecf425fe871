// `node test/real-electron/window.mjs`: the built window on the real Electron, driven by Playwright. Never run so far, since Electron's program was never at hand. A packaged program cannot be driven so:
// its fuses refuse the inspector.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { _electron } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');
const home = mkdtempSync(path.join(tmpdir(), 'open-ctl-home-'));
const app = await _electron.launch({ args: [path.join(root, 'out/main.js')], cwd: root, env: { ...process.env, HOME: home, LOCALAPPDATA: home, APPDATA: home, XDG_DATA_HOME: home } });
const page = await app.firstWindow();
await page.locator('h1').first().waitFor();

// Checks 2 to 12 of docs/hardening.md: what Electron made of the settings.
const preferences = await app.evaluate(({ BrowserWindow }) => {
  const contents = /** @type {any} */ (BrowserWindow.getAllWindows()[0]?.webContents);
  return contents.getLastWebPreferences();
});
const wanted = { sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true, allowRunningInsecureContent: false, webviewTag: false };
assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, preferences[name]])), wanted);
assert.equal(page.url().split('#')[0], 'open-ctl://app/');

const seen = await page.evaluate(async () => {
  const world = /** @type {any} */ (globalThis);
  const refused = async (/** @type {() => Promise<unknown>} */ ask) => ask().then(() => 'answered', () => 'refused');
  return {
    node: ['require', 'process', 'Buffer', 'global', 'module'].filter((name) => name in world),
    opened: world.open('https://attacker.example/'),
    fetched: await refused(() => world.fetch('https://attacker.example/', { mode: 'no-cors' })),
    file: await refused(() => world.fetch('file:///etc/hosts')),
    notified: await world.Notification?.requestPermission?.(),
    peers: 'RTCPeerConnection' in world,
  };
});
assert.deepEqual(seen, { node: [], opened: null, fetched: 'refused', file: 'refused', notified: 'denied', peers: false });
await page.evaluate(() => {
  /** @type {any} */ (globalThis).location.href = 'https://attacker.example/';
});
assert.equal(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL().split('#')[0]).join(' ')), 'open-ctl://app/');

// The walk, as far as the choice of a token.
const call = (/** @type {string} */ name, /** @type {unknown} */ input) => page.evaluate(([what, given]) => /** @type {any} */ (globalThis).openCtl.call(what, given), [name, input]);
const practice = () => page.evaluate(() => new Promise((resolve) => {
  const { openCtl } = /** @type {any} */ (globalThis);
  openCtl.subscribe((/** @type {any} */ state) => state.practice !== null && resolve(state.practice));
}));
assert.equal((await call('startPractice', {})).ok, true);
const { host, port, username, password } = /** @type {any} */ (await practice());
assert.equal((await call('probe', { host, port })).ok, true);
assert.equal((await call('signIn', { username, password })).ok, true);
assert.equal((await call('chooseMode', { mode: 'non-secure' })).ok, true);
await app.close();
process.stdout.write('The window holds on the real Electron.\n');
