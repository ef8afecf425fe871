import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** All files of a folder and of those below it, by path with `/`; none where there is no folder. */
export async function filesBelow(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return new Map(await Promise.all(files.map(async (file) => [file.split(path.sep).join('/'), new Uint8Array(await readFile(path.join(folder, file)))] as const)));
}
