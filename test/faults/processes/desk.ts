import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { deskOf } from '../world/administrator.ts';
import { type Kit } from '../world/kit.ts';
import { filesBelow } from './files-below.ts';
import { type GroundFailed, type GroundWord } from './ground.ts';
import { type Applies, type Task, type Told } from './program.ts';

/** Where an administrator sits: a folder, and one program after the other. */
export class RealDesk {
  readonly #kit: Kit;
  readonly #program: string;
  readonly #folder: string;
  #process: ChildProcess | null = null;
  /** The disk under the program failed, for the first time. */
  onFailing: (how: string) => void = () => undefined;

  constructor(kit: Kit, program: string, folder: string) {
    this.#kit = kit;
    this.#program = program;
    this.#folder = folder;
  }

  /**
   * The program from its start to its end; `null` where it was killed before it had told anything.
   * @param port of the publisher.
   */
  async evening(port: number, what: Task['what'], onApplies: () => void): Promise<Told | null> {
    const child = fork(this.#program, [], { serialization: 'advanced', execArgv: [] });
    this.#process = child;
    // What it told last may come behind its end.
    const exit = Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
    const told: Told[] = [];
    child.on('message', (word: Told | Applies | GroundFailed) => {
      if ('applies' in word) onApplies();
      else if ('failed' in word) this.onFailing(word.failed);
      else told.push(word);
    });
    const task: Task = {
      desk: { ...deskOf(this.#kit), host: '127.0.0.1', port },
      tokens: this.#kit.identities.tokens.map(({ serial, label, certificate, privateKey }) => ({
        serial,
        label,
        certificate: Buffer.from(certificate).toString('base64'),
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      })),
      dataDir: this.#folder,
      what,
    };
    child.send(task);
    await exit;
    return told[0] ?? null;
  }

  kill(): void {
    this.#process?.kill('SIGKILL');
  }

  tell(word: GroundWord): void {
    if (this.#process?.connected === true) this.#process.send(word);
  }

  /** All folders of changes, or one of them. */
  changes(id = ''): Promise<ReadonlyMap<string, Uint8Array>> {
    return filesBelow(path.join(this.#folder, 'changes', id));
  }
}
