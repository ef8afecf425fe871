import { appendFile, mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createNodeFiles } from '../../core/files/node.ts';
import { type KeptKeys, type KeyProgress } from './keys.ts';
import { PracticeStore } from './store.ts';

/** In a cluster's folder: everything but what its nodes hold. */
export const STORE = 'practice.json';

const files = createNodeFiles();

/** Facts that come by the thousand: each is there once it was appended, whatever becomes of the program; a power cut may take the last ones. */
export interface PracticeLog {
  /** What an earlier start left. */
  readonly left: Uint8Array;
  append(bytes: Uint8Array): Promise<void>;
}

/** The folder of one practice cluster while it runs. */
export interface PracticeHome {
  readonly store: PracticeStore;
  /** The folder of a node's disk, made where it is not there yet. */
  nodeFolder(name: string): Promise<string>;
  /** A file to append to, beside the store. */
  log(name: string): Promise<PracticeLog>;
  /** Where keys of a large cluster come from: kept ones as far as there are. `null` = nowhere. @param onMade called after each that was not kept, with how many there are now. */
  keys(onMade: KeyProgress): KeptKeys | null;
  /** The cluster has ended: its folder goes. */
  remove(): Promise<void>;
  /** The cluster has ended, and is to be started again later. */
  leave(): Promise<void>;
}

export const homeIn = (folder: string, store: PracticeStore, ends: Pick<PracticeHome, 'keys' | 'remove' | 'leave'>): PracticeHome => ({
  store,
  nodeFolder: async (name) => {
    const node = path.join(folder, 'nodes', name);
    await files.makeFolder(node);
    return node;
  },
  log: async (name) => {
    const file = path.join(folder, name);
    const left = await readFile(file).catch(() => Buffer.alloc(0));
    return { left: new Uint8Array(left), append: (bytes) => appendFile(file, bytes, { mode: 0o600 }) };
  },
  ...ends,
});

/** A home below the system's temporary folder, for a cluster that nobody starts again: it goes when that ends, in every case. */
export async function temporaryHome(): Promise<PracticeHome> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'open-ctl-practice-'));
  const remove = (): Promise<void> => files.removeFolder(folder);
  return homeIn(folder, new PracticeStore(files, path.join(folder, STORE), null), { keys: () => null, remove, leave: remove });
}
