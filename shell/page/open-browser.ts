import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Program of each system that opens a document with the person's browser. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

export interface OpenedBrowser {
  /** Removes the file that holds the key; needed once the page is there. */
  readonly removeFile: () => Promise<void>;
}

/**
 * Opens the browser on a file of ours (mode 0600 in a folder 0700) that leads on to `address`: the address holds a key, and
 * everybody on the computer can read the arguments of a process. `null` = there is no screen, or nothing that opens a browser.
 */
export async function openBrowser(address: string): Promise<OpenedBrowser | null> {
  if (!hasScreen()) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'open-ctl-client-'));
  const removeFile = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, 'open.html');
  await writeFile(file, redirectTo(address), { mode: 0o600 });
  if (await order(pathToFileURL(file).href)) return { removeFile };
  await removeFile();
  return null;
}

/** Without a screen xdg-open would start a browser for terminals, which cannot run the page. */
const hasScreen = (): boolean =>
  process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');

/** The address is made of our own characters: digits, dots and base64url. */
const redirectTo = (address: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}">\n`;

function order(target: string): Promise<boolean> {
  const [program, ...args] = OPENERS[process.platform] ?? [];
  if (program === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, target], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // Some openers stay as long as the browser they started.
    child.once('spawn', () => setTimeout(() => resolve(true), 3000).unref());
    child.unref();
  });
}
