import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** Program of each system that opens a document with the person's browser, and a folder in their file manager. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Without a screen xdg-open would start a browser for terminals, which cannot run the page. */
export const hasScreen = (): boolean =>
  process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');

/**
 * Has the system open a file or folder of ours, the one argument besides fixed ones, without a shell. False = nothing here opens it.
 * @param target absolute path.
 */
export function openHere(target: string): Promise<boolean> {
  const [program, ...args] = OPENERS[process.platform] ?? [];
  if (program === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, pathToFileURL(target).href], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // Some openers stay as long as the program they started.
    child.once('spawn', () => setTimeout(() => resolve(true), 3000).unref());
    child.unref();
  });
}
