import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SOFTHSM_LIBRARY } from '../softhsm.ts';

export const compilerIsInstalled = spawnSync('cc', ['--version']).status === 0;

const INCLUDES = path.resolve(import.meta.dirname, '../../../node_modules/pkcs11js/includes');
const SOURCES = ['module.c', 'control.c'].map((name) => path.join(import.meta.dirname, name));

/** What the module does from its next call on. */
export interface Steering {
  /** What sits in each reader: the label of a soft token, or `empty`, `foreign`, `blank`, `faulty`. */
  readonly readers: readonly string[];
  /** Faults by function, e.g. `{ C_Sign: 'hang' }`; see module.c. */
  readonly faults: Readonly<Record<string, string>>;
  /** Milliseconds by function. */
  readonly slow: Readonly<Record<string, number>>;
  readonly pinPad: boolean;
}

const NOTHING: Steering = { readers: [], faults: {}, slow: {}, pinPad: false };

/** Our own PKCS#11 library over SoftHSM2, with a hand that puts tokens in, and everything that goes wrong with them. */
export class SteeredModule {
  readonly library: string;
  readonly #folder: string;
  #steering = NOTHING;

  /** Compiles it; the token hosts that this process starts from now on are steered by it. */
  constructor() {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'steered-module-'));
    this.library = path.join(this.#folder, 'steered-module.so');
    execFileSync('cc', ['-shared', '-fPIC', '-Wall', '-Werror', '-I', INCLUDES, '-o', this.library, ...SOURCES, '-ldl']);
    process.env.STEERED_MODULE_REAL = SOFTHSM_LIBRARY;
    process.env.STEERED_MODULE_FOLDER = this.#folder;
    this.steer({});
  }

  /** Changes what is named and leaves the rest; the module sees it at its next call, and in a slow one at once. */
  steer(change: Partial<Steering>): void {
    this.#steering = { ...this.#steering, ...change };
    const { readers, faults, slow, pinPad } = this.#steering;
    const lines = [
      ...readers.map((what) => `reader ${what}`),
      ...Object.entries(faults).map(([name, fault]) => `fault ${name} ${fault}`),
      ...Object.entries(slow).map(([name, milliseconds]) => `slow ${name} ${milliseconds}`),
      ...(pinPad ? ['pinpad'] : []),
    ];
    const next = path.join(this.#folder, 'control.next');
    writeFileSync(next, lines.map((line) => `${line}\n`).join(''));
    renameSync(next, path.join(this.#folder, 'control'));
  }

  /** Puts something into reader `index`, or pulls what is there (`empty`). */
  seat(index: number, what: string): void {
    this.steer({ readers: this.#steering.readers.map((present, at) => (at === index ? what : present)) });
  }

  /** Sets how many wrong passwords the token still takes; 0 = locked. */
  setTries(label: string, tries: number): void {
    writeFileSync(path.join(this.#folder, `tries-${label}`), `${tries}\n`);
  }

  #lines(): readonly string[] {
    const file = path.join(this.#folder, 'calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  /** The functions that were called since {@link forgetCalls}, in order. */
  calls(): readonly string[] {
    return this.#lines().filter((line) => !line.includes(' '));
  }

  /** What a function answered each time, as CK_RV. */
  answers(name: string): readonly number[] {
    return this.#lines().flatMap((line) => (line.startsWith(`${name} `) ? [Number(line.slice(name.length + 1))] : []));
  }

  forgetCalls(): void {
    rmSync(path.join(this.#folder, 'calls'), { force: true });
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true });
    delete process.env.STEERED_MODULE_REAL;
    delete process.env.STEERED_MODULE_FOLDER;
  }
}
