import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn, type Piece, processesOf } from '../helpers/secrets/places.ts';
import { type Page } from './page/client.ts';

/** What a process has started, by number. */
export const childrenOf = (pid: number): readonly number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
export const isProgram = (pid: number, name: string): boolean => readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(name);

/** Where the programs of one run put what they write. */
export class Ground {
  readonly data: string;
  readonly temporary: string;
  readonly home: string;

  constructor(folder: string) {
    this.home = path.join(folder, 'home');
    this.data = path.join(this.home, 'data');
    this.temporary = path.join(folder, 'temporary');
    for (const one of [this.data, this.temporary]) mkdirSync(one, { recursive: true });
  }

  get environment(): NodeJS.ProcessEnv {
    return { HOME: this.home, XDG_DATA_HOME: this.data, TMPDIR: this.temporary };
  }

  pieces(): readonly Piece[] {
    return [...filesIn('data folder', this.data), ...filesIn('temporary folder', this.temporary), ...filesIn('home', this.home, [this.data])];
  }
}

/** A program under way, and everything that it lets out: its streams, arguments and environment of it and of what it starts. */
export class Running {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  #out: Buffer = Buffer.alloc(0);
  #err: Buffer = Buffer.alloc(0);
  #processes: readonly Piece[] = [];
  #news: () => void = () => undefined;

  /** @param secrets what the descriptors 3, 4, ... give. */
  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv, secrets: readonly string[] = []) {
    this.child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe', ...secrets.map(() => 'pipe' as const)] });
    this.ended = once(this.child, 'close');
    for (const [index, secret] of secrets.entries()) {
      const stream = this.child.stdio[index + 3];
      if (stream instanceof Object && 'end' in stream) stream.on('error', () => undefined).end(`${secret}\n`);
    }
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.#out = Buffer.concat([this.#out, chunk]);
      this.#heard();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.#err = Buffer.concat([this.#err, chunk]);
      this.#heard();
    });
    void this.ended.then(() => this.#news());
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get printed(): string {
    return this.#out.toString('utf8');
  }

  get told(): string {
    return this.#err.toString('utf8');
  }

  /** Looks at the processes now. */
  see(): void {
    const seen = new Set(this.#processes.map(({ place, name }) => `${place} ${name}`));
    this.#processes = [...this.#processes, ...processesOf(this.pid).filter(({ place, name }) => !seen.has(`${place} ${name}`))];
  }

  /** What fits of standard output, come or still to come. @param from characters of it that came before what is waited for. */
  async prints(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.printed.slice(from));
      if (found !== null) return found;
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`it ended without ${String(pattern)}: ${this.printed.slice(-500)} ${this.told.slice(-500)}`);
      await new Promise<void>((resolve) => {
        this.#news = resolve;
      });
    }
  }

  pieces(page?: Page): readonly Piece[] {
    const of = path.basename(this.child.spawnargs[1] ?? '');
    const frames = page?.frames.map((bytes, index) => ({ place: 'frames' as const, name: `frame ${index + 1}`, bytes })) ?? [];
    return [{ place: 'standard output', name: of, bytes: this.#out }, { place: 'standard error', name: of, bytes: this.#err }, ...this.#processes, ...frames];
  }

  #heard(): void {
    this.see();
    this.#news();
  }
}
