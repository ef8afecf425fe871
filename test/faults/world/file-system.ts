/**
 * Stands in for `node:fs/promises` below `core/files`, so that the product's own order of writing, fsync and renaming runs on the disks of this world.
 * A program that is dead gets no answer.
 */
import { constants } from 'node:fs';
import { type Disk, systemError } from './disk.ts';
import { type Program, resolvePath } from './machine.ts';

export { constants };

/** Milliseconds of one change on a disk. */
const DISK_MS = 0.2;

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Asked again after something that may have been its death. */
const lives = (program: Program): boolean => program.alive;

interface Place {
  readonly program: Program;
  readonly disk: Disk;
  readonly at: string;
}

function placeOf(call: string, file: string): Place {
  const found = resolvePath(file);
  // Programs of runs that are over.
  if (found === null) throw systemError('ESTALE', call, file);
  return { ...found, disk: found.program.machine.disk };
}

/** Something that only looks. */
function look<T>(call: string, file: string, work: (place: Place) => T): Promise<T> {
  return Promise.resolve().then(() => {
    const place = placeOf(call, file);
    if (!lives(place.program)) return never<T>();
    place.disk.before(call, place.at);
    return lives(place.program) ? work(place) : never<T>();
  });
}

/** Something that changes the disk: it takes a moment, and a program that dies before has not done it. */
function change<T>(call: string, file: string, work: (place: Place) => T, bytes?: Uint8Array): Promise<T> {
  const { program } = placeOf(call, file);
  if (!lives(program)) return never();
  return new Promise((resolve, reject) => {
    program.machine.time.after(DISK_MS, () => {
      if (!lives(program)) return;
      const place = placeOf(call, file);
      try {
        place.disk.before(call, place.at, bytes);
        // What came before may have been the death of the program.
        if (!lives(program)) return;
        const value = work(place);
        if (lives(program)) resolve(value);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

const statsOf = ({ size, modified, isFolder }: ReturnType<Disk['stat']>) => ({
  size,
  mtimeMs: modified,
  mtime: new Date(modified),
  isFile: () => !isFolder,
  isDirectory: () => isFolder,
  isSymbolicLink: () => false,
  mode: isFolder ? 0o40700 : 0o100600,
  dev: 1,
  ino: 1,
  nlink: 1,
});

const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === 'string' ? Buffer.from(data) : data);

export const access = (file: string): Promise<void> =>
  look('access', file, ({ disk, at }) => {
    disk.stat(at);
  });
export const stat = (file: string) => look('stat', file, ({ disk, at }) => statsOf(disk.stat(at)));
export const lstat = stat;
export const readdir = (folder: string): Promise<string[]> => look('scandir', folder, ({ disk, at }) => disk.list(at));
export const statfs = (file: string) => look('statfs', file, ({ disk }) => ({ bavail: disk.full ? 0 : 1 << 20, bfree: disk.full ? 0 : 1 << 20, bsize: 4096, blocks: 1 << 21, files: 0, ffree: 0, type: 0 }));

export function readFile(file: string, encoding?: string | { readonly encoding?: string | null }): Promise<Buffer | string> {
  const name = typeof encoding === 'string' ? encoding : encoding?.encoding;
  return look<Buffer | string>('open', file, ({ disk, at }) => (typeof name === 'string' ? disk.read(at).toString(name as BufferEncoding) : Buffer.from(disk.read(at))));
}

export const mkdir = (folder: string): Promise<string | undefined> =>
  change('mkdir', folder, ({ disk, at, program }) => {
    const first = disk.makeFolder(at);
    return first === undefined ? undefined : `${program.mount}${first}`;
  });

export const rename = (from: string, to: string): Promise<void> => change('rename', to, ({ disk, at }) => disk.rename(placeOf('rename', from).at, at));

export const rm = (file: string): Promise<void> => change('unlink', file, ({ disk, at }) => disk.remove(at));
export const unlink = rm;

export async function writeFile(file: string, data: string | Uint8Array, options: { readonly flag?: string } = {}): Promise<void> {
  const handle = await open(file, options.flag ?? 'w');
  await handle.writeFile(data);
  await handle.close();
}

/** What of a FileHandle is in use. */
export async function open(file: string, flags = 'r') {
  const folder = await look('open', file, ({ disk, at }) => disk.isFolder(at));
  const isNew = await look('open', file, ({ disk, at }) => !disk.has(at));
  if (flags.startsWith('r')) await access(file);
  else if (isNew || flags.includes('x')) await change('open', file, ({ disk, at }) => void disk.create(at, flags.includes('x')));
  // A handle keeps its file, whatever the name means later.
  const inode = folder ? null : await look('open', file, ({ disk, at }) => disk.inode('open', at));
  const put = (bytes: Uint8Array, place: (length: number) => number): Promise<void> =>
    change(
      'write',
      file,
      ({ disk, at, program }) => {
        if (inode !== null) disk.write(inode, bytes, place(inode.bytes.length), program.clock.now().getTime(), at);
      },
      bytes,
    );
  if (flags.startsWith('w') && !isNew) await put(new Uint8Array(), () => 0);
  const isAppending = flags.startsWith('a');
  let position = 0;
  return {
    stat: () => look('fstat', file, () => statsOf(inode === null ? { size: 0, modified: 0, isFolder: true } : { size: inode.bytes.length, modified: inode.modified, isFolder: false })),
    writeFile: async (data: string | Uint8Array) => {
      const bytes = bytesOf(data);
      await put(bytes, (length) => (isAppending ? length : position));
      position += bytes.length;
    },
    appendFile: (data: string | Uint8Array) => put(bytesOf(data), (length) => length),
    readFile: () => look('read', file, () => Buffer.from(inode?.bytes ?? [])),
    sync: () =>
      change('fsync', file, ({ disk, at }) => {
        if (inode === null) disk.syncFolder(at);
        else disk.sync(inode);
      }),
    datasync: () =>
      change('fsync', file, ({ disk }) => {
        if (inode !== null) disk.sync(inode);
      }),
    truncate: (length = 0) =>
      change('ftruncate', file, ({ disk, at, program }) => {
        if (inode === null) return;
        const wasFull = disk.full;
        disk.full = false;
        disk.write(inode, new Uint8Array(), length, program.clock.now().getTime(), at);
        disk.full = wasFull;
      }),
    close: () => Promise.resolve(),
  };
}
