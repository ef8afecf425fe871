import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasScreen, openHere } from './opener.ts';

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
  if (await openHere(file)) return { removeFile };
  await removeFile();
  return null;
}

/** The address is made of our own characters: digits, dots and base64url. */
const redirectTo = (address: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}">\n`;
