import path from 'node:path';
import { type Files } from '../../core/ports/files.ts';

interface Entry {
  readonly bytes: Uint8Array;
  readonly modified: Date;
}

/** Files in memory with a power switch. */
export interface MemoryFiles extends Files {
  /** The power fails: what no call had yet promised to be durable is gone, calls under way never finish, locks are free. */
  crash(): void;
}

const missing = (call: string, file: string): Error => Object.assign(new Error(`ENOENT: ${call} '${file}'`), { code: 'ENOENT' });

/** A file system in memory that behaves as the port promises, to see what survives a power cut. */
export function createMemoryFiles(): MemoryFiles {
  let seen = new Map<string, Entry>();
  let durable = new Map<string, Entry>();
  const folders = new Set<string>([path.parse(path.resolve('.')).root]);
  const locks = new Map<string, { readonly holder: string }>();
  let powerCuts = 0;

  const entry = (call: string, file: string): Entry => {
    const found = seen.get(file);
    if (found === undefined) throw missing(call, file);
    return found;
  };
  const needFolder = (call: string, file: string) => {
    if (!folders.has(path.dirname(file))) throw missing(call, file);
  };

  /** One change: seen at once, durable after a turn of the event loop, unless the power failed in between. */
  const change = async (apply: (map: Map<string, Entry>) => void): Promise<void> => {
    const before = powerCuts;
    apply(seen);
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (powerCuts !== before) return new Promise<void>(() => undefined);
    apply(durable);
  };

  const readDated: Files['readDated'] = (file, most = Infinity) =>
    Promise.resolve().then(() => {
      const { bytes, modified } = entry('open', file);
      if (bytes.length > most) throw Object.assign(new Error('EFBIG'), { code: 'EFBIG' });
      return { bytes: Uint8Array.from(bytes), modified };
    });

  return {
    read: async (file, most) => (await readDated(file, most)).bytes,
    readDated,
    exists: (file) => Promise.resolve(seen.has(file) || folders.has(file)),
    modifiedAt: (file) => Promise.resolve().then(() => entry('stat', file).modified),

    makeFolder(folder) {
      for (let at = path.resolve(folder); !folders.has(at); at = path.dirname(at)) folders.add(at);
      return Promise.resolve();
    },

    list: (folder) =>
      Promise.resolve().then(() => {
        if (!folders.has(folder)) throw missing('scandir', folder);
        const within = [...seen.keys(), ...locks.keys(), ...folders].filter((file) => path.dirname(file) === folder && file !== folder);
        return within.map((file) => path.basename(file)).sort();
      }),

    async writeDurably(file, bytes) {
      needFolder('open', file);
      const written: Entry = { bytes: Uint8Array.from(bytes), modified: new Date() };
      await change((map) => map.set(file, written));
    },

    async appendDurably(file, bytes) {
      needFolder('open', file);
      const added = Uint8Array.from(bytes);
      const modified = new Date();
      await change((map) => map.set(file, { bytes: Buffer.concat([map.get(file)?.bytes ?? new Uint8Array(), added]), modified }));
    },

    async replace(from, to) {
      const moved = entry('rename', from);
      needFolder('rename', to);
      await change((map) => {
        map.set(to, moved);
        map.delete(from);
      });
    },

    async giveNames(file, names) {
      const named = entry('link', file);
      for (const name of names) await change((map) => map.set(name, named));
    },

    async remove(file) {
      await change((map) => map.delete(file));
    },

    clearUnfinished: () => Promise.resolve([]),

    async removeFolder(folder) {
      const within = (file: string): boolean => file === folder || file.startsWith(`${folder}/`);
      for (const one of [...folders].filter(within)) folders.delete(one);
      await change((map) => [...map.keys()].filter(within).forEach((file) => map.delete(file)));
    },

    lock(file, holder) {
      const present = locks.get(file);
      if (present !== undefined) return Promise.resolve({ held: false, holder: present.holder });
      const own = { holder };
      locks.set(file, own);
      return Promise.resolve({
        held: true,
        release() {
          if (locks.get(file) === own) locks.delete(file);
          return Promise.resolve();
        },
      });
    },

    crash() {
      powerCuts += 1;
      seen = new Map(durable);
      durable = new Map(durable);
      locks.clear();
    },
  };
}
