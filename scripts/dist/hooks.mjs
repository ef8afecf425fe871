/** What electron-builder asks before and after it packs (`electron-builder.yml`), whoever started it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, stale } from '../build.mjs';
import { unusedChunks } from './chunks.mjs';
import { openToAll } from './modes.mjs';
import { objections } from './native-modules.mjs';

/** What the window cannot do without, below `out/`. */
const NEEDED = ['main.js', 'preload.cjs', 'token-host.js', 'ssh-host.js', 'renderer/index.html', 'documents/licences.txt', 'documents/sbom.cdx.json'];

/** What is started. */
const PROGRAMS = ['main.js', 'token-host.js', 'ssh-host.js'];

/** As electron-builder numbers machines (`Arch`). */
const MACHINES = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/**
 * Refuses to pack what the sources do not make now, and leaves out what only the command line loads.
 * @param {{ packager?: { config: { files: { filter: string[] }[] } } }} context as the builder gives it, its list of files made one filter
 * @param {string} [folder] of what was built
 */
export function beforePack({ packager }, folder = path.join(root, 'out')) {
  const absent = NEEDED.filter((name) => !existsSync(path.join(folder, name)));
  const old = stale(folder);
  if (absent.length > 0) throw new Error(`out/ is not whole: ${absent.join(', ')} missing. npm run dist builds before it packs`);
  if (old.length > 0) throw new Error(`out/ is older than its sources: ${old.join(', ')}. npm run dist builds before it packs`);
  // For what the builder writes itself, such as the parts of an AppImage.
  if (packager !== undefined) process.umask(0o022);
  packager?.config.files[0]?.filter.push(...unusedChunks(folder, PROGRAMS).map((name) => `!out/${name}`));
}

/** Refuses an application with a module for another system, and gives all files the rights that they are to have where it is installed. @param {{ appOutDir: string, electronPlatformName: string, arch: number }} context */
export function afterPack({ appOutDir, electronPlatformName, arch }) {
  const found = objections(appOutDir, electronPlatformName, MACHINES[arch] ?? `machine ${arch}`);
  if (found.length > 0) throw new Error(`This would be no application for ${electronPlatformName}: ${found.join('; ')}`);
  openToAll(appOutDir);
}
