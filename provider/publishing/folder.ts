import { chmod, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../core/files/patience.ts';
import { type Files } from '../../core/ports/files.ts';
import { ProviderStartError } from '../config.ts';
import { quoted, writableByOthers } from '../open-to-others.ts';
import { isPublished, isUnfinished } from './names.ts';
import { realPath } from '../real-path.ts';

/** Who serves files over TFTP runs as somebody else and must find them (chmod(2): read and search for others). */
const FOR_EVERYBODY = 0o755;
const OTHERS_FIND = 0o005;

/** Whether `inner` is the folder `outer` itself or lies below it. */
const isWithin = (inner: string, outer: string): boolean => {
  const way = path.relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
};

/**
 * The folder that phones get their CTL file from; it is made where its parent is there. It is of its own: neither the data folder, which holds keys, tickets and
 * other CTL files, nor around or in it, and nothing lies there but what is published.
 * @param dataFolder without links.
 * @returns the path without links.
 * @throws ProviderStartError for a folder that is not so, or that others may write to or cannot read.
 */
export async function openFolder(files: Files, folder: string, dataFolder: string): Promise<string> {
  await makeFolder(folder);
  const real = await realPath(folder);
  if (isWithin(real, dataFolder) || isWithin(dataFolder, real)) {
    throw new ProviderStartError(`${folder} is for phones, who may read all of it: it cannot be the data folder ${dataFolder}, nor lie in it or around it`);
  }
  const foreign = (await files.list(real)).find((name) => !isPublished(name) && !isUnfinished(name));
  if (foreign !== undefined) {
    throw new ProviderStartError(`${folder} holds ${foreign}, which the provider did not put there. Move it elsewhere, or give "tftp" a folder of its own, such as ${path.join(folder, 'ctl')}`);
  }
  const problem = (await writableByOthers(real, FOR_EVERYBODY)) ?? (await hiddenFromPhones(real));
  if (problem !== undefined) throw new ProviderStartError(problem);
  return real;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: FOR_EVERYBODY });
    // What a service makes may be closed to others by its umask.
    await chmod(folder, FOR_EVERYBODY);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw new ProviderStartError(`${folder}: cannot be made (${codeOf(error)}). Make it as root: install -d -o USER -m 755 ${quoted(folder)}, with the user of the provider`);
  }
}

async function hiddenFromPhones(folder: string): Promise<string | undefined> {
  if (process.platform === 'win32' || ((await stat(folder)).mode & OTHERS_FIND) === OTHERS_FIND) return undefined;
  return `${folder}: a TFTP server cannot read it. Mend it with: chmod 755 ${quoted(folder)}`;
}
