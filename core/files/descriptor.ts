import { close, closeSync, fchmod, fstatSync, fsync, ftruncate, open, openSync, read, readSync, type Stats, write } from 'node:fs';
import { promisify } from 'node:util';

/**
 * A file or folder that is open; each method throws Node's system errors. What waits for the disk is handed to another thread and back, which takes more of the
 * processor's time than the work itself. So that is done for it alone: what an open file says of itself, and the end of one that was only read, wait for nothing.
 */
export interface OpenFile {
  stat(): Promise<Pick<Stats, 'size'>>;
  /** Puts bytes behind those that were written before, all of them. */
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  /** @param length bytes that are left. */
  truncate(length: number): Promise<void>;
  /** Permissions as of chmod(2), whatever those are that files of this process get. */
  setMode(mode: number): Promise<void>;
  close(): Promise<void>;
}

/** The number of an open file; who has it must close it. */
export type Descriptor = number;

/** @param flags as of open(2), or Node's words for them. */
export const openDescriptor: (file: string, flags: number | string, mode?: number) => Promise<Descriptor> = promisify(open);

const [closeWritten, sync, truncate, setMode, writeSome, readSome] = [promisify(close), promisify(fsync), promisify(ftruncate), promisify(fchmod), promisify(write), promisify(read)];

async function writeAll(descriptor: Descriptor, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await writeSome(descriptor, bytes, at, bytes.length - at, null)).bytesWritten;
}

/** How a file is opened and read. */
export interface Reader {
  /** @param flags as of open(2). */
  open(file: string, flags: number): Descriptor | Promise<Descriptor>;
  /** Into `buffer` from `at` on; @param position in the file, `null` = where the last reading ended. @returns bytes, 0 at the end. */
  into(descriptor: Descriptor, buffer: Uint8Array, at: number, position: number | null): number | Promise<number>;
}

/** In another thread: a disk that is slow, or away in a network, keeps nobody waiting who does not ask for this file. */
export const inAnotherThread: Reader = {
  open: openDescriptor,
  into: async (descriptor, buffer, at, position) => (await readSome(descriptor, buffer, at, buffer.length - at, position)).bytesRead,
};

/**
 * In this thread: for a CTL Provider, which reads a few small files of its own disk at each request, most of them just written, and has a few clients at most.
 * Handing those over took a third of its processor time during a change.
 */
export const inThisThread: Reader = {
  open: openSync,
  into: (descriptor, buffer, at, position) => readSync(descriptor, buffer, at, buffer.length - at, position),
};

/** @param isRead it was opened to be read alone: nothing is left to be written when it is closed. */
export const openFileOf = (descriptor: Descriptor, isRead: boolean): OpenFile => ({
  stat: () => Promise.resolve(fstatSync(descriptor)),
  write: (bytes) => writeAll(descriptor, bytes),
  sync: () => sync(descriptor),
  truncate: (length) => truncate(descriptor, length),
  setMode: (mode) => setMode(descriptor, mode),
  close: async () => {
    if (isRead) closeSync(descriptor);
    else await closeWritten(descriptor);
  },
});
