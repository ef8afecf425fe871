import { closeSync, constants, fstatSync } from 'node:fs';
import { access, link, lstat, mkdir, readdir, rename, rmdir, stat, unlink } from 'node:fs/promises';
import { type Descriptor, inAnotherThread, inThisThread, openDescriptor, type OpenFile, openFileOf, type Reader } from './descriptor.ts';
import { patiently } from './patience.ts';

/** What is asked of a file. */
export interface DiskEntry {
  readonly size: number;
  readonly mtime: Date;
}

/** A file as it was at one moment. */
export interface ReadFile {
  readonly bytes: Uint8Array;
  readonly mtime: Date;
}

/** The operations of a file system that everything in this folder is made of; each throws Node's system errors. */
export interface Disk {
  access(file: string): Promise<void>;
  stat(file: string): Promise<DiskEntry>;
  /** Whether it is a folder itself, not a link to one. */
  isFolder(file: string): Promise<boolean>;
  /** The whole file. @param most bytes; a longer one is the error EFBIG, and nothing of it is read. */
  read(file: string, most: number): Promise<ReadFile>;
  /** Names; no order is promised. */
  list(folder: string): Promise<string[]>;
  open(file: string, flags: 'r' | 'a' | 'wx', mode?: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file one more name, which nothing bears yet (link(2)). */
  link(file: string, name: string): Promise<void>;
  /** Removes a file; a missing one is an error. */
  unlink(file: string): Promise<void>;
  /** Makes one folder, whose parent is there. */
  makeFolder(folder: string, mode: number): Promise<void>;
  /** Makes a folder and those above it. @returns the first that was not there. */
  makeFolders(folder: string, mode: number): Promise<string | undefined>;
  /** Removes an empty folder; one that is not empty is an error. */
  removeFolder(folder: string): Promise<void>;
}

const tooLong = (file: string, most: number): Error => Object.assign(new Error(`EFBIG: longer than ${most} bytes, read '${file}'`), { code: 'EFBIG' });

/** Bytes of a file from its beginning; fewer where it is shorter by now. */
async function readBytes(reader: Reader, descriptor: Descriptor, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const count = await reader.into(descriptor, bytes, at, at);
    if (count === 0) return bytes.subarray(0, at);
    at += count;
  }
  return bytes;
}

/** What has no size of its own, as a file of `/proc`, is read to its end. */
async function readToEnd(reader: Reader, descriptor: Descriptor, file: string, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const buffer = new Uint8Array(16_384);
    const count = await reader.into(descriptor, buffer, 0, null);
    if (count === 0) return new Uint8Array(Buffer.concat(parts));
    length += count;
    if (length > most) throw tooLong(file, most);
    parts.push(buffer.subarray(0, count));
  }
}

/** Opening a pipe whose writer never comes would wait for good, and keep a thread of the few that there are. Windows has neither. */
const AT_ONCE = constants.O_RDONLY | ((constants as Partial<Record<'O_NONBLOCK', number>>).O_NONBLOCK ?? 0);

/** A device, pipe or socket in the place of a file may have no end: nothing of it is read. A folder is told by the reading itself (EISDIR). */
const notRegular = (file: string): Error => Object.assign(new Error(`not-a-file: read '${file}'`), { code: 'not-a-file' });

/** Size, time and bytes of one and the same file, whatever its name comes to mean meanwhile. */
async function readAtOnce(reader: Reader, file: string, flags: number, most: number): Promise<ReadFile> {
  let descriptor: Descriptor;
  try {
    descriptor = await reader.open(file, flags);
  } catch (error) {
    // open(2) says so of a socket.
    throw error instanceof Error && 'code' in error && error.code === 'ENXIO' ? notRegular(file) : error;
  }
  try {
    const entry = fstatSync(descriptor);
    if (!entry.isFile() && !entry.isDirectory()) throw notRegular(file);
    const { size, mtime } = entry;
    if (size > most) throw tooLong(file, most);
    return { bytes: size === 0 ? await readToEnd(reader, descriptor, file, most) : await readBytes(reader, descriptor, size), mtime };
  } finally {
    closeSync(descriptor);
  }
}

/** The disk of this computer, which answers at once. */
export const nodeDisk: Disk = {
  access: (file) => access(file),
  stat: (file) => stat(file),
  isFolder: (file) => lstat(file).then((entry) => entry.isDirectory()),
  read: (file, most) => readAtOnce(inAnotherThread, file, AT_ONCE, most),
  list: (folder) => readdir(folder),
  open: async (file, flags, mode) => openFileOf(await openDescriptor(file, flags, mode), flags === 'r'),
  rename,
  link,
  unlink,
  makeFolder: (folder, mode) => mkdir(folder, mode).then(() => undefined),
  makeFolders: (folder, mode) => mkdir(folder, { recursive: true, mode }),
  removeFolder: (folder) => rmdir(folder),
};

/** `O_NOFOLLOW` of open(2), which Windows does not have; there the entry is looked at first. */
const NO_FOLLOW = (constants as Partial<Record<'O_NOFOLLOW', number>>).O_NOFOLLOW ?? 0;
const FLAGS = { r: AT_ONCE, a: constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, wx: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL } as const;

/** An entry that is no link to another; one that is, is the error ELOOP, as the system itself says it of a link that it may not follow. */
async function notLinked(file: string): Promise<DiskEntry> {
  const entry = await lstat(file);
  if (!entry.isSymbolicLink()) return entry;
  throw Object.assign(new Error(`ELOOP: a symbolic link, which is not followed, '${file}'`), { code: 'ELOOP' });
}

/** Before a file is opened to be read, where opening it would follow a link. */
async function refuseLink(file: string): Promise<void> {
  if (NO_FOLLOW === 0) await notLinked(file);
}

async function openUnlinked(file: string, flags: keyof typeof FLAGS, mode?: number): Promise<Descriptor> {
  if (flags === 'r') await refuseLink(file);
  return openDescriptor(file, FLAGS[flags] | NO_FOLLOW, mode);
}

/** The same disk for the folder of a CTL Provider, which others may have put something into: an entry that is a symbolic link is the error ELOOP. The way to the folder may hold links. */
export const unlinkedDisk: Disk = {
  ...nodeDisk,
  access: (file) => notLinked(file).then(() => undefined),
  stat: notLinked,
  read: async (file, most) => {
    await refuseLink(file);
    return readAtOnce(inThisThread, file, FLAGS.r | NO_FOLLOW, most);
  },
  list: async (folder) => {
    await notLinked(folder);
    return readdir(folder);
  },
  open: async (file, flags, mode) => openFileOf(await openUnlinked(file, flags, mode), flags === 'r'),
};

/** The same disk, asked again for about a second where another program holds a file for a moment (`patience.ts`). */
export const patient = (disk: Disk): Disk => ({
  access: (file) => patiently(() => disk.access(file)),
  stat: (file) => patiently(() => disk.stat(file)),
  isFolder: (file) => patiently(() => disk.isFolder(file)),
  read: (file, most) => patiently(() => disk.read(file, most)),
  list: (folder) => patiently(() => disk.list(folder)),
  open: (file, flags, mode) => patiently(() => disk.open(file, flags, mode)),
  rename: (from, to) => patiently(() => disk.rename(from, to)),
  link: (file, name) => patiently(() => disk.link(file, name)),
  unlink: (file) => patiently(() => disk.unlink(file)),
  makeFolder: (folder, mode) => patiently(() => disk.makeFolder(folder, mode)),
  makeFolders: (folder, mode) => patiently(() => disk.makeFolders(folder, mode)),
  removeFolder: (folder) => patiently(() => disk.removeFolder(folder)),
});
