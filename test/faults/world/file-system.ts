import path from 'node:path';
import { type Disk as DiskPort, type DiskEntry } from '../../../core/files/disk.ts';
import { type OpenFile } from '../../../core/files/descriptor.ts';
import { UNFINISHED } from '../../../core/files/unfinished.ts';
import { type Inode, systemError } from './disk.ts';
import { type Program } from './machine.ts';

/** Milliseconds of one change on a disk. */
const DISK_MS = 0.2;

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Asked again after something that may have been its death. */
const lives = (program: Program): boolean => program.alive;

/**
 * The disk of its machine as a program sees it: the product's own order of writing, fsync and renaming runs on it. A program that is dead gets no answer, and
 * nothing that it began has an effect.
 */
export function diskOf(program: Program): DiskPort {
  const { machine, mount } = program;
  const { disk, time } = machine;
  /** Files that this program is writing. */
  const own = new Set<Inode>();
  const placeOf = (file: string): string => (file === mount ? '/' : file.slice(mount.length));

  /** Something that only looks. */
  const look = <T>(call: string, file: string, work: (at: string) => T): Promise<T> =>
    Promise.resolve().then(() => {
      if (!lives(program)) return never<T>();
      disk.before(call, placeOf(file));
      return lives(program) ? work(placeOf(file)) : never<T>();
    });

  /** Something that changes the disk: it takes a moment, and a program that dies before has not done it. */
  const change = <T>(call: string, file: string, work: (at: string) => T, bytes?: Uint8Array): Promise<T> =>
    new Promise((resolve, reject) => {
      if (!lives(program)) return;
      time.after(DISK_MS, () => {
        if (!lives(program)) return;
        try {
          disk.before(call, placeOf(file), bytes);
          if (!lives(program)) return;
          const value = work(placeOf(file));
          if (lives(program)) resolve(value);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });

  const entryOf = ({ size, modified }: { readonly size: number; readonly modified: number }): DiskEntry => ({ size, mtime: new Date(modified) });

  /** It keeps its file, whatever the name means later. */
  const handleOf = (file: string, inode: Inode | null): OpenFile => ({
    stat: () => look('fstat', file, () => entryOf({ size: inode?.bytes.length ?? 0, modified: inode?.modified ?? 0 })),
    write: (bytes) =>
      change(
        'write',
        file,
        (at) => {
          if (inode !== null) disk.write(inode, bytes, inode.bytes.length, program.clock.now().getTime(), at);
        },
        bytes,
      ),
    sync: () =>
      change('fsync', file, (at) => {
        if (inode === null) disk.syncFolder(at);
        else disk.sync(inode);
      }),
    truncate: (length) =>
      change('ftruncate', file, (at) => {
        if (inode !== null) disk.truncate(inode, length, at);
      }),
    // Nobody in this world asks who may read a file.
    setMode: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });

  return {
    access: (file) =>
      look('access', file, (at) => {
        disk.stat(at);
      }),
    stat: (file) => look('stat', file, (at) => entryOf(disk.stat(at))),
    isFolder: (file) => look('lstat', file, (at) => disk.stat(at).isFolder),
    read: (file, most) =>
      look('open', file, (at) => {
        const { size, mtime } = entryOf(disk.stat(at));
        if (size > most) throw systemError('EFBIG', 'read', at);
        return { bytes: Uint8Array.from(disk.read(at)), mtime };
      }),
    // To whoever clears what the dead left, only what this one is writing belongs to somebody who lives.
    list: (folder) => look('scandir', folder, (at) => disk.list(at).filter((name) => !name.endsWith(UNFINISHED) || !own.has(disk.inode('stat', path.posix.join(at, name))))),
    async open(file, flags) {
      if (await look('open', file, (at) => disk.isFolder(at))) return handleOf(file, null);
      if (flags === 'wx' || (flags === 'a' && (await look('open', file, (at) => !disk.has(at))))) {
        const inode = await change('open', file, (at) => disk.create(at, flags === 'wx'));
        own.add(inode);
        return handleOf(file, inode);
      }
      return handleOf(file, await look('open', file, (at) => disk.inode('open', at)));
    },
    rename: (from, to) => change('rename', to, (at) => disk.rename(placeOf(from), at)),
    // As a disk that knows one name a file.
    link: (file) => Promise.reject(systemError('EPERM', 'link', file)),
    unlink: (file) => change('unlink', file, (at) => disk.remove(at)),
    makeFolder: (folder) =>
      change('mkdir', folder, (at) => {
        disk.makeFolder(at);
      }),
    makeFolders: (folder) =>
      change('mkdir', folder, (at) => {
        const first = disk.makeFolder(at);
        return first === undefined ? undefined : `${mount}${first}`;
      }),
    removeFolder: (folder) => change('rmdir', folder, (at) => disk.remove(at)),
  };
}
