/** Rights of what is packed: whoever installs it, on whatever system it was made and with whatever umask, others can start and read it, and nobody but its owner can change it. */
import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** @param {string} folder @returns {string[]} all below it, folders behind what they hold */
export const everything = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? [...everything(full), full] : [full];
  });

/** Libraries, which are loaded and not started (Debian Policy, 8.1). */
const LIBRARY = /\.(?:node|so(?:\.\d+)*)$/;

/** @param {string} folder */
export function openToAll(folder) {
  for (const entry of [...everything(folder), folder]) {
    const found = lstatSync(entry);
    if (found.isDirectory()) chmodSync(entry, 0o755);
    else if (found.isFile()) chmodSync(entry, (found.mode & 0o100) === 0 || LIBRARY.test(entry) ? 0o644 : 0o755);
  }
}
