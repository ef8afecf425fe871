import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createNodeFiles } from '../../core/files/node.ts';
import { type Files } from '../../core/ports/files.ts';
import { type KeptPractice } from '../../core/ports/practice.ts';
import { createSerialQueue } from '../../shared/domain/serial-queue.ts';
import { type PracticeHome, STORE, homeIn } from './home.ts';
import { KeptKeys, KEYS, type KeyProgress } from './keys.ts';
import { PracticeStore, readParts } from './store.ts';
import { whatIn } from './what.ts';

/** Where practice clusters lie below the data folder: `ID/` and, while one runs, `ID.lock` beside it, so that the lock outlives the folder. */
const PRACTICE = 'practice';
const LOCK = '.lock';
const ID = /^[0-9a-f]{16}$/;

const files = createNodeFiles();

/** Whoever only looks, or clears away, holds a lock for a moment and under no name: then it is asked for again. */
const LOOKER = '';
const LOOKS = 20;
const LOOK_MS = 25;

type Held = Extract<Awaited<ReturnType<Files['lock']>>, { readonly held: true }>;

/** The practice clusters of a data folder. Whoever holds the lock of one may use and remove its folder, nobody else. */
export class PracticeHomes {
  readonly #folder: string;
  readonly #holder: string;
  readonly #inTurn = createSerialQueue();

  /** @param holder whom the lock names, e.g. `command line`. */
  constructor(dataDir: string, holder: string) {
    this.#folder = path.join(dataDir, PRACTICE);
    this.#holder = holder;
  }

  #paths(id: string): { readonly folder: string; readonly store: string } {
    const folder = path.join(this.#folder, id);
    return { folder, store: path.join(folder, STORE) };
  }

  /** All of them, with who runs each. */
  kept(): Promise<readonly KeptPractice[]> {
    return this.#inTurn(async () => {
      const found = await Promise.all((await this.#ids()).map((id) => this.#read(id)));
      return found.flatMap((kept) => kept ?? []);
    });
  }

  /** The home of a new cluster. */
  async make(): Promise<PracticeHome> {
    await files.makeFolder(this.#folder);
    const id = randomBytes(8).toString('hex');
    const lock = await files.lock(this.#lockOf(id), this.#holder);
    if (!lock.held) throw new Error('a new name is nobody else\'s');
    return this.#home(id, null, () => lock.release());
  }

  /** The home of one that was left; `null` = there is none with this name that could be started again, or another program has it. */
  take(id: string): Promise<PracticeHome | null> {
    return this.#inTurn(async () => {
      const lock = (await this.#ids()).includes(id) ? await this.#lock(id, this.#holder) : null;
      if (lock === null || !lock.held) return null;
      const { folder, store } = this.#paths(id);
      const parts = await readParts(files, store);
      if (parts === null) {
        await lock.release();
        return null;
      }
      await files.clearUnfinished(folder);
      return this.#home(id, parts, () => lock.release());
    });
  }

  /** Removes what no program runs, save what is to stay. */
  clear(stays: (kept: KeptPractice) => Promise<boolean>): Promise<void> {
    return this.#inTurn(async () => {
      for (const id of await this.#ids()) {
        const lock = await this.#lock(id, LOOKER);
        if (lock.held) await this.#clearHeld(id, lock, stays);
      }
    });
  }

  async #clearHeld(id: string, lock: Held, stays: (kept: KeptPractice) => Promise<boolean>): Promise<void> {
    try {
      const kept = await this.#read(id, null);
      if (kept === null || !(await stays(kept))) await this.#remove(id);
    } finally {
      await lock.release();
    }
  }

  #home(id: string, left: Readonly<Record<string, unknown>> | null, release: () => Promise<void>): PracticeHome {
    const { folder, store } = this.#paths(id);
    const remove = async (): Promise<void> => {
      await this.#remove(id);
      await release();
    };
    const keys = (onMade: KeyProgress): KeptKeys => new KeptKeys(files, path.join(this.#folder, KEYS), onMade);
    return homeIn(folder, new PracticeStore(files, store, left), { keys, remove, leave: release });
  }

  async #lock(id: string, holder: string): ReturnType<Files['lock']> {
    for (let look = 1; ; look += 1) {
      const lock = await files.lock(this.#lockOf(id), holder);
      if (lock.held || lock.holder !== LOOKER || look === LOOKS) return lock;
      await pause(LOOK_MS);
    }
  }

  #lockOf(id: string): string {
    return path.join(this.#folder, `${id}${LOCK}`);
  }

  async #ids(): Promise<readonly string[]> {
    if (!(await files.exists(this.#folder))) return [];
    const names = (await files.list(this.#folder)).map((name) => name.replace(/\.lock.*$/, ''));
    return [...new Set(names)].filter((name) => ID.test(name));
  }

  /** Its file is replaced as a whole, so it can be read while the cluster runs. */
  async #read(id: string, holder?: string | null): Promise<KeptPractice | null> {
    const parts = await readParts(files, this.#paths(id).store);
    const what = parts === null ? null : whatIn(parts);
    return what === null ? null : { id, holder: holder === undefined ? await this.#holderOf(id) : holder, ...what };
  }

  async #holderOf(id: string): Promise<string | null> {
    const lock = await this.#lock(id, LOOKER);
    if (!lock.held) return lock.holder;
    await lock.release();
    return null;
  }

  /** The store goes first: a folder that was removed in part must not look like one that can be started again. */
  async #remove(id: string): Promise<void> {
    const { folder, store } = this.#paths(id);
    await files.remove(store);
    await files.removeFolder(folder);
  }
}
