import path from 'node:path';
import { type BrowserWindow, Menu, app, dialog, ipcMain, powerMonitor, powerSaveBlocker, protocol, session as sessions, shell } from 'electron';
import { languageOf } from '../shared/texts/languages.ts';
import { loadShellTexts } from '../shared/texts/load.ts';
import { loadAssets } from '../shell/serve-asset.ts';
import { wireEngine } from '../shell/wire-engine.ts';
import { bindAppProtocol } from './app-protocol.ts';
import { APP_SCHEME_RIGHTS } from './app-url.ts';
import { guardClosing } from './close-guard.ts';
import { bindIpc } from './ipc.ts';
import { stderrLog } from './log.ts';
import { menuTemplate } from './menu.ts';
import { createOpenedFiles, namedFile } from './opened-files.ts';
import { bindNavigation } from './security/navigation.ts';
import { bindPermissions } from './security/permissions.ts';
import { bindRequests } from './security/requests.ts';
import { bringToFront, isFirstInstance } from './security/single-instance.ts';
import { refusedSwitch } from './security/switches.ts';
import { bindWebRtc } from './security/web-rtc.ts';
import { bindWebview } from './security/webview.ts';
import { bindWindowOpen } from './security/window-open.ts';
import { utilityHost } from './utility-host.ts';
import { createWindow, keepPage } from './window.ts';

let window: BrowserWindow | null = null;
const opened = createOpenedFiles();

// Each has an effect only before Electron is ready; the name decides where Electron keeps what is its own.
app.setName('Open CTL Client');
app.enableSandbox();
protocol.registerSchemesAsPrivileged([APP_SCHEME_RIGHTS]);

app.on('web-contents-created', (_event, contents) => {
  bindNavigation(contents);
  bindWindowOpen(contents);
  bindWebview(contents);
  bindWebRtc(contents);
});

// macOS names a file so, also before it is ready; the other systems on the command line.
app.on('open-file', (event, file) => {
  event.preventDefault();
  opened.give(namedFile(['', file], path.sep));
  bringToFront(window);
});
opened.give(namedFile(process.argv, process.cwd()));

const refused = refusedSwitch(app.commandLine, app.isPackaged);
if (refused !== null) {
  stderrLog.error(`this program does not run with --${refused}`);
  app.exit(1);
} else if (isFirstInstance(app, () => window, (argv, folder) => opened.give(namedFile(argv, folder)))) void app.whenReady().then(start).catch(giveUp);
else app.exit(0);

/** Without a window the program would keep every later start from opening one. */
function giveUp(error: unknown): void {
  dialog.showErrorBox(app.name, error instanceof Error ? error.message : 'unknown');
  app.exit(1);
}

async function start(): Promise<void> {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  // Kept on the disk for the page's language and appearance (renderer/wizard/preferences.ts), the only thing it stores.
  const session = sessions.fromPartition('persist:open-ctl', { cache: false });
  bindPermissions(session);
  bindRequests(session);
  bindAppProtocol(session, loadAssets(path.join(import.meta.dirname, 'renderer')));

  const language = languageOf(app.getLocale());
  const texts = await loadShellTexts[language]();
  const engine = wireEngine({
    language,
    documents: path.join(import.meta.dirname, 'documents'),
    spawnHost: () => utilityHost(path.join(import.meta.dirname, 'token-host.js'), 'Token host'),
    spawnSshHost: () => utilityHost(path.join(import.meta.dirname, 'ssh-host.js'), 'SSH host'),
    pickFile: (what) => pickFile(texts.pick[what]),
    openFolder: async (folder) => (await shell.openPath(folder)) === '',
    log: stderrLog,
    holder: 'window',
  });
  window = createWindow(session, path.join(import.meta.dirname, 'preload.cjs'), path.join(import.meta.dirname, '../assets/icons/256x256.png'));
  bindIpc(ipcMain, window, engine);
  guardClosing({ window, engine, dialog, powerSaveBlocker, powerMonitor, words: texts.close });
  window.once('closed', () => {
    window = null;
  });
  keepPage(window);
  opened.handTo((file) => engine.offerTrustList(file));
  quitAfter(() => engine.close());
}

async function pickFile(title: string): Promise<string | null> {
  const options = { title, properties: ['openFile' as const] };
  const { filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return filePaths[0] ?? null;
}

/** The program ends with its window, on macOS too, once connections and the token host are closed. */
function quitAfter(close: () => Promise<void>): void {
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
