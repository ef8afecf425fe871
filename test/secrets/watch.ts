import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bytesIn } from '../helpers/secrets/forms.ts';
import { Heap } from '../helpers/secrets/heap.ts';
import { Needles } from '../helpers/secrets/needles.ts';
import { IN_BUFFERS, PLANTED, plantedText } from '../helpers/secrets/planted.mjs';
import { countInMemory } from '../helpers/secrets/process-memory.ts';

/** What one process held at one moment. */
export interface Look {
  readonly at: string;
  readonly program: string;
  /** Texts that can be reached: which secret, and by what way. */
  readonly texts: readonly { readonly secret: string; readonly path: string }[];
  /** Secrets that stand in a buffer that can be reached. */
  readonly buffers: readonly string[];
  /** Planted forms that were not found. */
  readonly missed: readonly string[];
  /** Copies in all of the memory that can be written, those that nobody can reach any more too, by secret; `null` = the process has ended, or they were not counted. */
  readonly copies: Readonly<Record<string, number>> | null;
}

/** Looks at a moment at which something may still be on its way out. */
const TRIES = 4;
/** Program, process, number and occasion of a snapshot. */
const PARTS = /^(.*)-(\d+)-\d+-(\w+)\.heapsnapshot$/;
const pidOf = (name: string): number => Number(PARTS.exec(name)?.[2]);
const BASE64 = ['base64 +0', 'base64 +1', 'base64 +2'] as const;

/** Looks into processes that were started with its environment, for secrets that it has made up. */
export class Watch {
  readonly looks: Look[] = [];
  /** By what they are called. */
  readonly secrets = new Map<string, string>();
  /** The first characters of all that are made up, so that they are looked for together. */
  readonly #begin = randomBytes(6).toString('base64url');
  readonly #folder: string;
  readonly #isThorough: boolean;
  readonly #seen = new Set<string>();
  /** Of programs whose token host waits until both were searched, by the name of the snapshot. */
  readonly #counted = new Map<string, Look['copies']>();

  /** @param isThorough looks at the end of each program too, and counts in the memory of the largest one each time. */
  constructor(folder: string, isThorough: boolean) {
    this.#folder = folder;
    this.#isThorough = isThorough;
    mkdirSync(folder);
    setInterval(() => this.#letGo(), 20).unref();
  }

  /** For the programs that are looked into. */
  environment(root: string): NodeJS.ProcessEnv {
    const probe = pathToFileURL(path.join(root, 'test/helpers/secrets/probe.mjs')).href;
    return { MEMORY_PROBE: this.#folder, ...(this.#isThorough ? { MEMORY_PROBE_AT_END: '1' } : {}), NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${probe}` };
  }

  /** A secret: one that was made up elsewhere, or a new one of 20 characters. */
  secret(name: string, text = `${this.#begin}${randomBytes(9).toString('base64url')}`): string {
    this.secrets.set(name, text);
    return text;
  }

  /** Looks into a process now, some times more while something is on its way out, such as a request that is under way. @param holdsBytes it holds secrets as bytes, as a person has ticked. */
  async look(pid: number, at: string, holdsBytes = false): Promise<void> {
    for (let tried = 1; ; tried += 1) {
      process.kill(pid, 'SIGUSR2');
      const name = await this.#next(pid);
      const look = this.#read(name, at);
      if (tried < TRIES && (look.texts.length > 0 || (look.buffers.length > 0 && !holdsBytes))) continue;
      this.looks.push(look);
      return;
    }
  }

  /** Adds what processes have written down by themselves: of the token host behind a signature, of a program in the middle of it, of a command at its end. */
  collect(at: string): void {
    for (const name of this.#unseen()) this.looks.push(this.#read(name, at));
  }

  /** A token host that has signed waits, and with it the program: their memory is searched, and they go on. */
  #letGo(): void {
    for (const name of this.#unseen().filter((one) => one.endsWith('-signed.heapsnapshot') && !this.#counted.has(one))) {
      const parent = this.#unseen().find((one) => one.endsWith('-asked.heapsnapshot'));
      if (parent === undefined) continue;
      for (const one of [name, parent]) this.#counted.set(one, one === name || this.#isThorough ? this.#copies(pidOf(one)) : null);
      writeFileSync(path.join(this.#folder, `${pidOf(name)}.seen`), '');
    }
  }

  #unseen(): readonly string[] {
    return readdirSync(this.#folder).filter((one) => one.endsWith('.heapsnapshot') && !this.#seen.has(one)).sort();
  }

  async #next(pid: number): Promise<string> {
    for (;;) {
      const name = this.#unseen().find((one) => one.includes(`-${pid}-`) && one.endsWith('-asked.heapsnapshot'));
      if (name !== undefined) return name;
      if (!existsSync(`/proc/${pid}`)) throw new Error('the process that is looked into has ended');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  #read(name: string, at: string): Look {
    this.#seen.add(name);
    const file = path.join(this.#folder, name);
    const [, program = '', , when = ''] = PARTS.exec(name) ?? [];
    const pid = pidOf(name);
    const planted = new Map(PLANTED.map((form) => [plantedText(form, pid), form]));
    const wanted = new Map([...this.secrets].flatMap(([secret, text]) => [[text, secret] as const, ...BASE64.map((form) => [bytesIn(form, text).toString('latin1'), `${secret} in base64`] as const)]));
    const reached = new Heap(file).find([...wanted.keys(), ...planted.keys()]);
    const bytes = readFileSync(file.replace(/\.heapsnapshot$/, '.buffers'));
    const inBuffers = new Set<string>();
    new Needles([...wanted.keys(), ...planted.keys()].map((text) => [text, Buffer.from(text)] as const)).each(bytes, (text) => inBuffers.add(text));
    const found = new Set([...reached.map(({ needle }) => planted.get(needle)), ...IN_BUFFERS.filter((form) => inBuffers.has(plantedText(form, pid)))]);
    rmSync(file);
    rmSync(file.replace(/\.heapsnapshot$/, '.buffers'));
    return {
      at: when === 'asked' ? at : `${at}: ${when}`,
      program,
      texts: reached.flatMap(({ needle, path: way }) => (wanted.has(needle) ? [{ secret: wanted.get(needle) ?? '', path: way() }] : [])),
      buffers: [...wanted].filter(([text]) => inBuffers.has(text)).map(([, secret]) => secret),
      missed: PLANTED.filter((form) => !found.has(form)),
      copies: this.#counted.has(name) ? (this.#counted.get(name) ?? null) : this.#copies(pid),
    };
  }

  /** Every copy, and the planted ones, of which both widths have to be found. */
  #copies(pid: number): Look['copies'] {
    if (!existsSync(`/proc/${pid}/mem`)) return null;
    try {
      const counts = countInMemory(pid, [...this.secrets.values(), plantedText('short', pid), plantedText('two-byte', pid)]);
      const of = (text: string): number => (counts.get(text)?.utf8 ?? 0) + (counts.get(text)?.utf16 ?? 0);
      const controls = { 'planted, UTF-8': counts.get(plantedText('short', pid))?.utf8 ?? 0, 'planted, UTF-16': counts.get(plantedText('two-byte', pid))?.utf16 ?? 0 };
      return { ...Object.fromEntries([...this.secrets].map(([secret, text]) => [secret, of(text)] as const).filter(([, count]) => count > 0)), ...controls };
    } catch {
      return null;
    }
  }
}
