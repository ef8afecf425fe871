/**
 * Stands in for the module `electron` where its program cannot be had: the built main runs in Node, each window is a page of
 * Chromium with the built preload, and requests, calls and events travel between them as Electron carries them. It offers the part of
 * the API that the application uses. It shows that the bundles fit together; it shows nothing of Electron's own security.
 */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fromBrowser, toBrowser } from './address.mjs';
import { forgetUserData, startBrowser, userData } from './browser.mjs';
import { isFirst } from './first-instance.mjs';
import { preloadWrapper } from './preload-wrapper.mjs';
import { serveTest } from './test-side.mjs';

/** An event as Electron hands it to listeners; returns whether one of them prevented what it announces. */
export function prevented(emitter, name, facts = {}, ...args) {
  const event = { ...facts, defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
  emitter.emit(name, event, ...args);
  return event.defaultPrevented;
}

let context;
let starting;
let first = true;
const windows = [];

/**
 * What the test asks about (test-side.mjs).
 * @type {{ schemes: object[], openedPaths: string[], dialogs: { kind: string, options: object, resolve: (answer: unknown) => void }[], blockers: Set<number>,
 *   sandboxed: boolean, menu: object | null, session: ReturnType<typeof makeSession> | null, windows: BrowserWindow[],
 *   deniedWindows: number, deniedNavigations: string[], cancelled: string[] }}
 */
export const seen = { schemes: [], openedPaths: [], dialogs: [], blockers: new Set(), sandboxed: false, menu: null, session: null, windows, deniedWindows: 0, deniedNavigations: [], cancelled: [] };

export const app = Object.assign(new EventEmitter(), {
  isPackaged: process.env.STAND_IN_PACKAGED === '1',
  commandLine: { hasSwitch: (name) => process.argv.slice(2).some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)) },
  name: '',
  setName: (name) => void (app.name = name),
  enableSandbox: () => void (seen.sandboxed = true),
  requestSingleInstanceLock: () => process.env.STAND_IN_SECOND_INSTANCE !== '1' && (first = isFirst(userData, (argv, folder) => void app.emit('second-instance', {}, argv, folder))),
  whenReady: () => (starting ??= begin()),
  getLocale: () => process.env.STAND_IN_LOCALE ?? 'en-US',
  getPath: () => userData,
  quit: () => {
    if (prevented(app, 'before-quit')) return;
    for (const window of [...windows]) if (!window.close()) return;
    if (!prevented(app, 'will-quit')) void end(0);
  },
  exit: (code) => void end(code),
});

async function end(code) {
  await context?.close();
  // Another program is still there, whose folder it is.
  if (first) forgetUserData(seen.session?.name);
  process.exit(code);
}

async function begin() {
  context = await startBrowser();
  await context.route('**/*', answer);
  context.on('page', (page) => {
    // A page that no window made was opened by a page.
    if (windows.some((window) => window.page === page || window.page === undefined)) return;
    const [opener] = windows;
    if (opener?.webContents.openHandler({ url: fromBrowser(page.url()) }).action !== 'deny') return;
    seen.deniedWindows += 1;
    void page.close();
  });
  serveTest({ app, seen, port: devToolsPort(), prevented });
}

const devToolsPort = () => Number(readFileSync(path.join(userData, 'chromium', 'DevToolsActivePort'), 'utf8').split('\n')[0]);

/** Every request of every page: first what Electron asks the application, then the handler of its scheme. */
async function answer(route) {
  const request = route.request();
  const url = fromBrowser(request.url());
  const frame = frameOf(request);
  const contents = windows.find(({ page }) => page === frame?.page())?.webContents;
  if (contents === undefined) return await route.abort();
  const isMainFrame = frame.parentFrame() === null;
  if (request.isNavigationRequest() && !contents.expected.delete(url) && prevented(contents, 'will-frame-navigate', { url, isMainFrame })) {
    seen.deniedNavigations.push(url);
    return await route.abort('aborted');
  }
  const resourceType = request.isNavigationRequest() ? (isMainFrame ? 'mainFrame' : 'subFrame') : request.resourceType();
  const { cancel } = await new Promise((resolve) => contents.session.onBeforeRequest({ url, resourceType }, resolve));
  const handler = contents.session.handlers.get(new URL(url).protocol.slice(0, -1));
  if (cancel || handler === undefined) {
    seen.cancelled.push(url);
    return await route.abort();
  }
  const response = await handler({ method: request.method(), url });
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
}

/** The first request of a page that another page opened comes before its frame is known; no window of ours made it. */
function frameOf(request) {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

function makeSession(name, options) {
  const made = {
    name,
    options,
    handlers: new Map(),
    onBeforeRequest: (_details, resolve) => resolve({}),
    permissions: {},
    protocol: { handle: (scheme, handler) => void made.handlers.set(scheme, handler) },
    webRequest: { onBeforeRequest: (listener) => void (made.onBeforeRequest = listener) },
    setPermissionRequestHandler: (handler) => void (made.permissions.request = handler),
    setPermissionCheckHandler: (handler) => void (made.permissions.check = handler),
    setDevicePermissionHandler: (handler) => void (made.permissions.device = handler),
  };
  return made;
}

export const session = { fromPartition: (name, options) => (seen.session ??= makeSession(name, options)) };
export const protocol = { registerSchemesAsPrivileged: (schemes) => void seen.schemes.push(...schemes) };

class WebContents extends EventEmitter {
  constructor(window, preferences) {
    super();
    this.window = window;
    this.session = preferences.session;
    this.expected = new Set();
    this.openHandler = () => ({ action: 'allow' });
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy) {
    this.webRtcPolicy = policy;
  }
  send(channel, ...args) {
    const receive = ([name, values]) => globalThis[Symbol.for('stand-in receive')]?.(name, values);
    // A page that is not there, or just leaves, receives nothing; the next one asks for itself.
    void this.window.page?.evaluate(receive, [channel, structuredClone(args)]).catch(() => undefined);
  }
}

export class BrowserWindow extends EventEmitter {
  constructor(options) {
    super();
    this.options = options;
    this.webContents = new WebContents(this, options.webPreferences);
    this.shown = false;
    this.focused = 0;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url) {
    await this.#open();
    this.webContents.expected.add(url);
    await this.page.goto(toBrowser(url));
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }
  async #open() {
    if (this.page !== undefined) return;
    const page = windows.indexOf(this) === 0 ? context.pages()[0] : await context.newPage();
    const { preload } = this.options.webPreferences;
    await page.exposeBinding('standInSend', ({ frame }, kind, channel, json) => this.#receive(frame, kind, channel, JSON.parse(json)));
    await page.addInitScript({ content: preloadWrapper(readFileSync(preload, 'utf8')) });
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed' }));
    this.page = page;
  }
  async #receive(frame, kind, channel, args) {
    const event = { sender: this.webContents, senderFrame: { url: fromBrowser(frame.url()), parent: frame.parentFrame() } };
    if (kind === 'send') return void ipcMain.emit(channel, event, ...args);
    const handler = ipcMain.handlers.get(channel);
    if (handler === undefined) return JSON.stringify({ error: `No handler registered for '${channel}'` });
    try {
      return JSON.stringify({ value: structuredClone(await handler(event, ...args)) });
    } catch (error) {
      return JSON.stringify({ error: String(error) });
    }
  }
  /** Whether it was closed. */
  close() {
    if (this.destroyed) return true;
    if (prevented(this, 'close')) return false;
    this.destroyed = true;
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    if (windows.length === 0) setImmediate(() => app.emit('window-all-closed'));
    return true;
  }
  isDestroyed = () => this.destroyed === true;
  isMinimized = () => false;
  show = () => void (this.shown = true);
  focus = () => void (this.focused += 1);
}

export const ipcMain = Object.assign(new EventEmitter(), {
  handlers: new Map(),
  handle: (channel, handler) => {
    if (ipcMain.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    ipcMain.handlers.set(channel, handler);
  },
  removeHandler: (channel) => void ipcMain.handlers.delete(channel),
});

/** A dialog stays open until the test answers it. */
const dialogOf = (kind) => (_window, options) => new Promise((resolve) => seen.dialogs.push({ kind, options, resolve }));
export const dialog = { showMessageBox: dialogOf('message'), showOpenDialog: dialogOf('open') };

export const Menu = { buildFromTemplate: (template) => template, setApplicationMenu: (menu) => void (seen.menu = menu) };
export const nativeTheme = { shouldUseDarkColors: false };

/** Whatever the application has the system open. */
export const shell = {
  openPath: (opened) => {
    seen.openedPaths.push(opened);
    return Promise.resolve('');
  },
};

export const powerMonitor = new EventEmitter();

let blockers = 0;
export const powerSaveBlocker = {
  start: () => {
    seen.blockers.add((blockers += 1));
    return blockers;
  },
  stop: (id) => void seen.blockers.delete(id),
};

export const utilityProcess = {
  fork: (entry, args) => {
    const child = fork(entry, args, { serialization: 'advanced', execArgv: ['--import', path.join(import.meta.dirname, 'parent-port.mjs')], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const made = Object.assign(new EventEmitter(), { postMessage: (message) => void child.send(message, () => undefined), kill: () => child.kill() });
    Object.defineProperty(made, 'pid', { get: () => child.pid });
    child.on('message', (message) => made.emit('message', message));
    child.on('exit', (code) => made.emit('exit', code ?? 1));
    return made;
  },
};
