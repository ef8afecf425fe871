import { PROCESS_KINDS, PROCESS_SETUPS, type ProcessKind, type ProcessSetup } from './kinds.ts';

export interface NamedProcessRun {
  readonly seed: number;
  readonly kind: ProcessKind;
  readonly setup: ProcessSetup;
  readonly size: 2 | 8;
}

const EACH = PROCESS_KINDS.length * PROCESS_SETUPS.length;
/** Eight servers are dear: one round of all kinds and changes in so many, the second one. */
const ROUNDS = 5;

/** Between the seeds of two runs. */
export const SEED_STEP = 7919;

const at = <T>(list: readonly [T, ...T[]], number: number): T => list[number % list.length] ?? list[0];

/** Run by run: all kinds, with each change in turn. */
export function plannedRun(seed: number, number: number): NamedProcessRun {
  return {
    seed: (seed + number * SEED_STEP) >>> 0,
    kind: at(PROCESS_KINDS, number),
    setup: at(PROCESS_SETUPS, Math.floor(number / PROCESS_KINDS.length)),
    size: Math.floor(number / EACH) % ROUNDS === 1 ? 8 : 2,
  };
}

/** What a run is told apart by, and made again from. */
export const nameOf = ({ kind, setup, size, seed }: NamedProcessRun): string => `${kind}, ${setup}, ${size}, ${seed}`;

/** @throws Error where the name is none. */
export function namedAgain(name: string): NamedProcessRun {
  const [kindName, setupName, size, seed] = name.split(', ');
  const kind = PROCESS_KINDS.find((one) => one === kindName);
  const setup = PROCESS_SETUPS.find((one) => one === setupName);
  if (kind === undefined || setup === undefined || !Number.isSafeInteger(Number(seed))) throw new Error(`no run is called ${name}`);
  return { kind, setup, size: size === '8' ? 8 : 2, seed: Number(seed) };
}
