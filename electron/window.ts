import { type Session, BrowserWindow, app, nativeTheme } from 'electron';
import { PAGE_URL } from './app-url.ts';
import { securePreferences } from './security/web-preferences.ts';

/** Background of the page's two themes (renderer/ui/styles/colours.css), shown until the page is painted. */
const BACKGROUND = { light: '#f4f2ed', dark: '#14181b' } as const;

/**
 * Makes the window, not yet shown.
 * @param icon path of a PNG: Linux shows that of the window, Windows and macOS that of the packaged program.
 */
export const createWindow = (session: Session, preload: string, icon: string): BrowserWindow =>
  new BrowserWindow({
    width: 1120,
    height: 800,
    // Wide enough for the fingerprint of a certificate in one column at twice the size.
    minWidth: 480,
    minHeight: 480,
    show: false,
    title: 'Open CTL Client',
    icon,
    backgroundColor: BACKGROUND[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    autoHideMenuBar: true,
    webPreferences: { ...securePreferences(app.isPackaged), session, preload },
  });

/** Loads the page, and again when its process ended, as the engine lives on without it; once only where it ends before it was there. */
export function keepPage(window: BrowserWindow): void {
  let wasThere = false;
  const load = (): void => {
    // A page that was left before it was there is told by the events below.
    window.loadURL(PAGE_URL).catch(() => undefined);
  };
  window.once('ready-to-show', () => window.show());
  window.webContents.on('did-finish-load', () => {
    wasThere = true;
  });
  window.webContents.on('render-process-gone', () => {
    if (wasThere) load();
    wasThere = false;
  });
  load();
}
