/**
 * The file system as far as the product needs it: durable writes, atomic replacement, a lock.
 * Paths are absolute. Methods throw Node's system errors (with `code`); callers turn them into results. Where another program holds a
 * file (EPERM, EBUSY, EACCES), everything is tried again for about a second first.
 */
export interface Files {
  /** @param most bytes to be read; a longer file is the error EFBIG, and nothing of it is read. */
  read(path: string, most?: number): Promise<Uint8Array>;
  /** The same with the time of its last change, both of one and the same file. */
  readDated(path: string, most?: number): Promise<{ readonly bytes: Uint8Array; readonly modified: Date }>;
  /** False only where nothing is there; what cannot be seen is an error. */
  exists(path: string): Promise<boolean>;
  modifiedAt(path: string): Promise<Date>;
  makeFolder(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  /** Writes a new file (mode 0600, for everybody 0644) and returns once it would survive a power cut. Replaces an existing one. */
  writeDurably(path: string, bytes: Uint8Array, readers?: 'owner' | 'everybody'): Promise<void>;
  /** Adds bytes at the end and returns once they would survive a power cut. */
  appendDurably(path: string, bytes: Uint8Array): Promise<void>;
  /** Renames over `to` atomically and durably. */
  replace(from: string, to: string): Promise<void>;
  /** Gives a file other names in its own folder, each atomically in the place of what bore it, and returns once all would survive a power cut. */
  giveNames(path: string, names: readonly string[]): Promise<void>;
  /** Removes a file durably; a missing one is fine. */
  remove(path: string): Promise<void>;
  /** Removes a folder with everything in it; a missing one is fine. */
  removeFolder(path: string): Promise<void>;
  /**
   * Removes what `writeDurably` left in a folder and those below it where the process that wrote has ended.
   * @returns the paths removed.
   */
  clearUnfinished(folder: string): Promise<readonly string[]>;
  /**
   * Takes the lock or says who has it, with the text that it was taken with; empty where that could not be read. A lock whose process has
   * ended is taken over, and never one whose process may run.
   */
  lock(path: string, holder: string): Promise<{ readonly held: true; release(): Promise<void> } | { readonly held: false; readonly holder: string }>;
}
