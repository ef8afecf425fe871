import { type App, type BrowserWindow } from 'electron';

/** Whether this process is the first; a second one only brings the first one's window to the front and ends. Its arguments are ignored. */
export function isFirstInstance(app: Pick<App, 'requestSingleInstanceLock' | 'on'>, window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const present = window();
    if (present === null) return;
    if (present.isMinimized()) present.restore();
    present.show();
    present.focus();
  });
  return true;
}
