import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { type ProviderConfig } from '../../../provider/config.ts';
import { type MessageEvidence, type ServerEvidence } from '../judge/evidence.ts';
import { filesBelow } from './files-below.ts';
import { type GroundFailed, type GroundWord } from './ground.ts';
import { moment } from './moment.ts';
import { type ProviderWord } from './provider.ts';
import { type Proxy } from './proxy.ts';
import { SERVED } from './watch.ts';

/** What a provider has to begin with, before it listens. */
export interface ServerPlace {
  readonly name: string;
  readonly isPublisher: boolean;
  readonly folder: string;
  /** SHA-256 of what it serves at the start. */
  readonly serves: string;
  readonly mode: string;
}

/** A server of the cluster: a folder, the process of its provider, and the proxy before it. */
export class RealServer {
  readonly place: ServerPlace;
  readonly proxy: Proxy;
  readonly #program: string;
  readonly #onMessage: (message: MessageEvidence) => void;
  readonly #served: { readonly at: number; readonly sha256: string }[];
  readonly #modes: { readonly at: number; readonly mode: string }[];
  readonly #looks: number[] = [];
  #process: ChildProcess | null = null;
  /** Its disk failed, for the first time. */
  onFailing: (how: string) => void = () => undefined;

  constructor(place: ServerPlace, proxy: Proxy, program: string, onMessage: (message: MessageEvidence) => void) {
    this.place = place;
    this.proxy = proxy;
    this.#program = program;
    this.#onMessage = onMessage;
    this.#served = [{ at: 0, sha256: place.serves }];
    this.#modes = [{ at: 0, mode: place.mode }];
  }

  /** Resolves when it listens; also where it is killed before. */
  async start(config: ProviderConfig): Promise<void> {
    const child = fork(this.#program, [], { serialization: 'advanced', execArgv: [] });
    this.#process = child;
    const listening = new Promise<void>((resolve) => child.on('message', (word: ProviderWord | GroundFailed) => this.#hear(word, resolve)));
    child.send(config);
    await Promise.race([listening, once(child, 'exit')]);
  }

  #hear(word: ProviderWord | GroundFailed, listens: () => void): void {
    if ('port' in word) {
      this.proxy.target = word.port;
      listens();
    } else if ('failed' in word) this.onFailing(word.failed);
    else if (!('disk' in word)) this.#onMessage({ server: this.place.name, ...word });
    else if (word.disk === 'looks') this.#looks.push(word.at);
    else if (word.disk === 'serves') this.#served.push(word);
    else this.#modes.push(word);
  }

  kill(): void {
    this.#process?.kill('SIGKILL');
  }

  tell(word: GroundWord): void {
    if (this.#process?.connected === true) this.#process.send(word);
  }

  /** Another program of this machine puts a file there and asks no provider, as a person with a shell does. */
  overwrite(bytes: Uint8Array): void {
    const file = path.join(this.place.folder, SERVED);
    writeFileSync(`${file}.theirs`, bytes);
    renameSync(`${file}.theirs`, file);
    this.#served.push({ at: moment(), sha256: sha256Hex(bytes) });
  }

  async evidence(): Promise<ServerEvidence> {
    const { name, isPublisher, folder } = this.place;
    const files = await filesBelow(folder);
    const served = [...this.#served].sort((one, other) => one.at - other.at);
    const bytes = files.get(SERVED);
    const held = bytes === undefined ? 'none' : sha256Hex(bytes);
    // Whoever signs in has a provider look: one that was never seen to was not watched, and nothing is excused by that.
    // What a provider did directly before it was killed it could not tell; the disk knows when.
    if (served.at(-1)?.sha256 !== held) served.push({ at: Math.max(this.#putAt(), served.at(-1)?.at ?? 0), sha256: held });
    return { name, isPublisher, files, served, modes: [...this.#modes], looks: this.#looks.length === 0 ? null : [...this.#looks], away: [], signInsVoidSince: null };
  }

  /** When the file that is there got its name. */
  #putAt(): number {
    const { ctimeMs } = statSync(path.join(this.place.folder, SERVED));
    return moment() - (Date.now() - ctimeMs);
  }
}
