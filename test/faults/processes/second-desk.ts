import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type SecondAct, type SecondTask, type SecondWord } from './second-client.ts';

/** The process of the second administrator. */
export class SecondDesk {
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  readonly #waiting: ((word: SecondWord) => void)[] = [];

  constructor(program: string) {
    this.#child = fork(program, [], { serialization: 'advanced', execArgv: [] });
    this.#gone = once(this.#child, 'exit');
    this.#child.on('message', (word: SecondWord) => this.#waiting.shift()?.(word));
  }

  /** Resolves when it is signed in to every server. */
  async signIn(task: SecondTask): Promise<void> {
    await this.#tell(task);
  }

  /** What came of it, in words. */
  async act(what: SecondAct): Promise<string> {
    const word = await this.#tell(what);
    return word.second === 'done' ? `${what.what}: staged on ${word.staged.length}, committed on ${word.committed.length}` : what.what;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #tell(what: SecondTask | SecondAct): Promise<SecondWord> {
    const word = new Promise<SecondWord>((resolve) => this.#waiting.push(resolve));
    this.#child.send(what);
    const end = this.#gone.then((): never => {
      throw new Error('the second client ended');
    });
    return Promise.race([word, end]);
  }
}
