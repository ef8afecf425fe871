import { type WebContents } from 'electron';
import { PAGE_URL } from '../app-url.ts';

/** The page may load itself again, at whichever place in it, and nothing else may ever be loaded into a frame. */
export const mayNavigate = (url: string, isMainFrame: boolean): boolean => isMainFrame && url.split('#', 1)[0] === PAGE_URL;

/** Denies links, scripts, redirects and dropped files that would put something else into the window (Electron security guide, 13). */
export function bindNavigation(contents: WebContents): void {
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
}
