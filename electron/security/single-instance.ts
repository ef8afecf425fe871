import { type App, type BrowserWindow } from 'electron';

/** Shows the window to the person who has just asked for it. */
export function bringToFront(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/**
 * Whether this process is the first; a second one only brings the first one's window to the front, hands on what it was started with, and ends.
 * @param onStarted what a second one was started with, and in which folder: nothing of it is trusted.
 */
export function isFirstInstance(app: Pick<App, 'requestSingleInstanceLock' | 'on'>, window: () => BrowserWindow | null, onStarted: (argv: readonly string[], folder: string) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv, folder) => {
    onStarted(argv, folder);
    bringToFront(window());
  });
  return true;
}
