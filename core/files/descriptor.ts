import { close, closeSync, fstatSync, fsync, ftruncate, open, read, type Stats, write } from 'node:fs';
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
  close(): Promise<void>;
}

/** The number of an open file; who has it must close it. */
export type Descriptor = number;

/** @param flags as of open(2), or Node's words for them. */
export const openDescriptor: (file: string, flags: number | string, mode?: number) => Promise<Descriptor> = promisify(open);

const [closeWritten, sync, truncate, writeSome, readSome] = [promisify(close), promisify(fsync), promisify(ftruncate), promisify(write), promisify(read)];

async function writeAll(descriptor: Descriptor, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await writeSome(descriptor, bytes, at, bytes.length - at, null)).bytesWritten;
}

/** Into `buffer` from `at` on; @param position in the file, `null` = where the last reading ended. @returns bytes, 0 at the end. */
export const readInto = async (descriptor: Descriptor, buffer: Uint8Array, at: number, position: number | null): Promise<number> =>
  (await readSome(descriptor, buffer, at, buffer.length - at, position)).bytesRead;

/** @param isRead it was opened to be read alone: nothing is left to be written when it is closed. */
export const openFileOf = (descriptor: Descriptor, isRead: boolean): OpenFile => ({
  stat: () => Promise.resolve(fstatSync(descriptor)),
  write: (bytes) => writeAll(descriptor, bytes),
  sync: () => sync(descriptor),
  truncate: (length) => truncate(descriptor, length),
  close: async () => {
    if (isRead) closeSync(descriptor);
    else await closeWritten(descriptor);
  },
});
