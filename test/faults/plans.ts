import { Random } from '../helpers/random.ts';
import { CELLS, type Cell, type Setup } from './matrix.ts';
import { type Cell as CommandCell, CELLS as COMMAND_CELLS } from './platform/matrix.ts';
import { type PlannedFault, runOnce } from './run.ts';
import { type Kit } from './world/kit.ts';

/** One run as it can be asked for again: its name and seed say everything. */
export interface NamedRun {
  /** `CELL`, or two of them joined by ` + `. */
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly setup: Setup;
  readonly size: 2 | 8;
  readonly seed: number;
}

/** One run of the route by command. */
export interface CommandRunName {
  readonly name: string;
  readonly cell: CommandCell;
  readonly nodes: 2 | 8;
  readonly seed: number;
}

/** Runs of one cell, of which so many are wanted in which the fault goes off. */
export interface CellRuns<R> {
  readonly wanted: number;
  /** More than are wanted, since a place does not always come about. */
  readonly runs: readonly R[];
}

export interface Amount {
  /** Runs of each cell of the route by command in which the fault goes off. */
  readonly byCommand: number;
  /** Runs of each cell in which the fault goes off, with two servers, and with eight. */
  readonly ofTwo: number;
  readonly ofEight: number;
  readonly pairs: number;
  /** How many times as many runs as are wanted are made at most. */
  readonly tries: number;
  readonly seed: number;
}

export const nameOf = ({ place, kind }: Cell): string => `${place.on} ${place.name} × ${kind}`;

/** Seeds of runs are far apart, so that neighbours have nothing in common. */
const seedOf = (base: number, cell: number, round: number): number => (base + cell * 100_003 + round * 7919) >>> 0;

/** Rounds with eight servers are counted from here on. */
const EIGHT = 1000;

const rounds = (count: number): readonly number[] => Array.from({ length: count }, (_, round) => round);

/** The runs of each cell, with two servers and with eight. */
export const plannedCells = ({ ofTwo, ofEight, tries, seed }: Amount): readonly CellRuns<NamedRun>[] =>
  CELLS.flatMap((cell, index) =>
    ([[2, ofTwo, 0], [8, ofEight, EIGHT]] as const).map(([size, wanted, from]) => ({
      wanted,
      runs: rounds(wanted * tries).map((round): NamedRun => ({ name: nameOf(cell), cells: [cell], setup: cell.setups[round % cell.setups.length] ?? 'non-secure', size, seed: seedOf(seed, index, from + round) })),
    })),
  );

export function* plannedPairs({ pairs, seed }: Amount): Generator<NamedRun> {
  const random = new Random(seed);
  for (let number = 0; number < pairs; number += 1) {
    const [first, second] = [random.pick(CELLS), random.pick(CELLS)];
    const setup = random.pick(first.setups);
    yield { name: `${nameOf(first)} + ${nameOf(second)}`, cells: [first, second], setup, size: number % 5 === 0 ? 8 : 2, seed: seedOf(seed, CELLS.length, number) };
  }
}

export const plannedCommands = ({ byCommand, tries, seed }: Amount): readonly CellRuns<CommandRunName>[] =>
  COMMAND_CELLS.map((cell, index) => ({
    wanted: byCommand,
    runs: rounds(byCommand * tries).map((round): CommandRunName => ({ name: `by command: ${cell.place} × ${cell.kind}`, cell, nodes: round % 3 === 2 ? 8 : 2, seed: seedOf(seed, index, round) })),
  }));

/** How often a place comes about when nothing goes wrong, by setup and size. */
export class Moments {
  readonly #kits: ReadonlyMap<number, Kit>;
  readonly #counted = new Map<string, number>();

  constructor(kits: ReadonlyMap<number, Kit>) {
    this.#kits = kits;
  }

  async faults({ cells, setup, size, seed }: NamedRun): Promise<readonly PlannedFault[]> {
    const random = new Random(seed ^ 0x5bd1e995);
    const planned: PlannedFault[] = [];
    for (const { place, kind } of cells) planned.push({ place, kind, at: 1 + random.below(Math.max(1, await this.#count(place, setup, size))) });
    return planned;
  }

  async #count(place: Cell['place'], setup: Setup, size: number): Promise<number> {
    const key = `${place.on} ${place.name} ${setup} ${size}`;
    const known = this.#counted.get(key);
    if (known !== undefined) return known;
    const kit = this.#kits.get(size);
    if (kit === undefined) throw new Error(`no kit for ${size} servers`);
    const { moments } = await runOnce({ kit, setup, seed: 1, faults: [{ place, kind: 'reset', at: 0 }] });
    this.#counted.set(key, moments[0] ?? 0);
    return moments[0] ?? 0;
  }
}
