import path from 'node:path';
import { type Random } from '../../helpers/random.ts';

/** A file's content: as programs see it, and as it is on the disk for sure. */
export class Inode {
  bytes: Buffer = Buffer.alloc(0);
  durable: Buffer = Buffer.alloc(0);
  modified = 0;
}

type Entry = Inode | 'folder';

/** A change of a folder that is not on the disk for sure; `null` = the entry is gone. */
interface FolderChange {
  readonly changes: readonly (readonly [string, Entry | null])[];
}

export const systemError = (code: string, call: string, file: string): Error => Object.assign(new Error(`${code}: ${call} '${file}'`), { code });

/**
 * A disk as a journalling file system keeps it: contents are sure after fsync of the file, names after fsync of the folder; before that a power cut
 * leaves any beginning of what was written, and any first few of a folder's changes. A rename is atomic.
 */
export class Disk {
  #entries = new Map<string, Entry>([['/', 'folder']]);
  #durable = new Map<string, Entry>([['/', 'folder']]);
  /** By folder, in their order. */
  readonly #pending = new Map<string, FolderChange[]>();
  /** Writes fail with ENOSPC. */
  full = false;
  /** Called before each change and each look, with what is to be written; what it throws is what the caller gets. */
  before: (call: string, file: string, bytes?: Uint8Array) => void = () => undefined;
  /** Called after each change that may have an effect on what is served. */
  changed: (file: string) => void = () => undefined;

  #get(call: string, file: string): Entry {
    const entry = this.#entries.get(file);
    if (entry === undefined) throw systemError('ENOENT', call, file);
    return entry;
  }

  #file(call: string, file: string): Inode {
    const entry = this.#get(call, file);
    if (entry === 'folder') throw systemError('EISDIR', call, file);
    return entry;
  }

  #note(folder: string, changes: FolderChange['changes']): void {
    const pending = this.#pending.get(folder) ?? [];
    pending.push({ changes });
    this.#pending.set(folder, pending);
    for (const [file, entry] of changes) {
      if (entry === null) this.#entries.delete(file);
      else this.#entries.set(file, entry);
    }
    for (const [file] of changes) this.changed(file);
  }

  has(file: string): boolean {
    return this.#entries.has(file);
  }

  isFolder(file: string): boolean {
    return this.#entries.get(file) === 'folder';
  }

  inode(call: string, file: string): Inode {
    return this.#file(call, file);
  }

  read(file: string): Buffer {
    return this.#file('open', file).bytes;
  }

  /** What is there, or `null`. */
  look(file: string): Buffer | null {
    const entry = this.#entries.get(file);
    return entry === undefined || entry === 'folder' ? null : entry.bytes;
  }

  stat(file: string): { readonly size: number; readonly modified: number; readonly isFolder: boolean } {
    const entry = this.#get('stat', file);
    return entry === 'folder' ? { size: 0, modified: 0, isFolder: true } : { size: entry.bytes.length, modified: entry.modified, isFolder: false };
  }

  list(folder: string): string[] {
    if (this.#get('scandir', folder) !== 'folder') throw systemError('ENOTDIR', 'scandir', folder);
    return [...this.#entries.keys()].filter((file) => path.posix.dirname(file) === folder && file !== folder).map((file) => path.posix.basename(file)).sort();
  }

  /** All files below a folder. */
  below(folder: string): readonly string[] {
    return [...this.#entries].filter(([file, entry]) => entry !== 'folder' && file.startsWith(`${folder}/`)).map(([file]) => file).sort();
  }

  makeFolder(folder: string): string | undefined {
    let first: string | undefined;
    const missing: string[] = [];
    for (let at = folder; !this.#entries.has(at); at = path.posix.dirname(at)) missing.unshift(at);
    for (const one of missing) {
      first ??= one;
      this.#note(path.posix.dirname(one), [[one, 'folder']]);
    }
    return first;
  }

  create(file: string, exclusive: boolean): Inode {
    if (this.#entries.get(path.posix.dirname(file)) !== 'folder') throw systemError('ENOENT', 'open', file);
    const present = this.#entries.get(file);
    if (present !== undefined) {
      if (exclusive) throw systemError('EEXIST', 'open', file);
      return this.#file('open', file);
    }
    if (this.full) throw systemError('ENOSPC', 'open', file);
    const inode = new Inode();
    this.#note(path.posix.dirname(file), [[file, inode]]);
    return inode;
  }

  /** Where the disk is full, half of it is written. */
  write(inode: Inode, bytes: Uint8Array, at: number, now: number, file: string): void {
    const fits = this.full ? Math.floor(bytes.length / 2) : bytes.length;
    inode.bytes = Buffer.concat([inode.bytes.subarray(0, at), bytes.subarray(0, fits)]);
    inode.modified = now;
    this.changed(file);
    if (fits < bytes.length) throw systemError('ENOSPC', 'write', file);
  }

  sync(inode: Inode): void {
    inode.durable = inode.bytes;
  }

  syncFolder(folder: string): void {
    for (const { changes } of this.#pending.get(folder) ?? []) {
      for (const [file, entry] of changes) {
        if (entry === null) this.#durable.delete(file);
        else this.#durable.set(file, entry);
      }
    }
    this.#pending.delete(folder);
  }

  rename(from: string, to: string): void {
    const moved = this.#get('rename', from);
    if (path.posix.dirname(from) === path.posix.dirname(to)) {
      this.#note(path.posix.dirname(to), [
        [to, moved],
        [from, null],
      ]);
      return;
    }
    this.#note(path.posix.dirname(to), [[to, moved]]);
    this.#note(path.posix.dirname(from), [[from, null]]);
  }

  truncate(inode: Inode, length: number, file: string): void {
    inode.bytes = inode.bytes.subarray(0, length);
    this.changed(file);
  }

  remove(file: string): void {
    this.#get('unlink', file);
    this.#note(path.posix.dirname(file), [[file, null]]);
  }

  /** Puts a file there as if it had been there for long. */
  place(file: string, bytes: Uint8Array): void {
    this.makeFolder(path.posix.dirname(file));
    const inode = new Inode();
    inode.bytes = Buffer.from(bytes);
    this.sync(inode);
    this.#note(path.posix.dirname(file), [[file, inode]]);
    for (const folder of ['/', path.posix.dirname(file)]) this.syncFolder(folder);
  }

  /** The power fails. What was not sure is there or not, by chance. */
  cutPower(random: Random): void {
    for (const [folder, pending] of this.#pending) {
      const kept = random.below(pending.length + 1);
      this.#pending.set(folder, pending.slice(0, kept));
      this.syncFolder(folder);
    }
    // A file whose folder did not survive is gone with it.
    const isThere = (file: string): boolean => file === '/' || (this.#durable.has(file) && isThere(path.posix.dirname(file)));
    this.#entries = new Map([...this.#durable].filter(([file]) => isThere(file)));
    this.#durable = new Map(this.#entries);
    for (const entry of this.#entries.values()) {
      if (entry === 'folder' || entry.bytes === entry.durable) continue;
      const { bytes, durable } = entry;
      const isAppended = bytes.length >= durable.length && bytes.subarray(0, durable.length).equals(durable);
      const least = isAppended ? durable.length : 0;
      const survives = random.chance(3) ? least : least + random.below(bytes.length - least + 1);
      entry.bytes = random.chance(3) && !isAppended ? durable : bytes.subarray(0, survives);
      entry.durable = entry.bytes;
    }
    for (const file of this.#entries.keys()) this.changed(file);
  }
}
