import { type PhonesEntry } from '../../shared/domain/rollout/journal.ts';
import { foretoldOf } from '../../shared/domain/rollout/pilots.ts';
import { NO_PHONES, type PhoneCounts, type RolloutPhoneState } from '../../shared/domain/rollout/progress.ts';
import { type RolloutPhone } from '../../shared/domain/rollout/readings.ts';
import { type Foretold, type PhoneTrouble, type ReportedPhone } from '../../shared/domain/rollout/report.ts';
import { emptyForetold, type PhoneEnding, troubleOf } from '../../shared/domain/rollout/outcome.ts';
import { type ContinuityVerdict } from '../../shared/domain/signer-continuity.ts';
import { type PoolProgress } from '../../shared/session/rollout-view.ts';

/** A phone and what became of it. */
export interface PhoneRow extends RolloutPhone {
  state: RolloutPhoneState;
  /** Whether it was registered before anything was restarted; `null` = not read. */
  wasRegistered: boolean | null;
  /** Since when it was registered directly before its reset, seconds since 1970; `null` = not told. */
  since: number | null;
  /** When its reset was written down, milliseconds since 1970; `null` = it was not asked. */
  askedAt: number | null;
}

interface Pool {
  readonly name: string;
  readonly rows: PhoneRow[];
  done: number;
  troubled: number;
}

/** In the order of telling those that are larger come last: a mistake shows on few phones first. */
const inOrder = (one: Pool, other: Pool): number => one.rows.length - other.rows.length || (one.name < other.name ? -1 : 1);

const isDone = (state: RolloutPhoneState): boolean => state !== 'waiting' && state !== 'reset';

/** Texts that many phones have in common are held once. */
class Words {
  readonly #words = new Map<string, string>();
  one(word: string): string {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const own = byItself(word);
    this.#words.set(own, own);
    return own;
  }
}

/** A text by itself: one that was cut out of an answer or of a line keeps the whole of that in memory. */
const byItself = (text: string): string => Buffer.from(text).toString();

/** The phones of a rollout in memory, as its list on the disk has them: some 200 bytes each. */
export class PhoneTable {
  readonly #rows = new Map<string, PhoneRow>();
  readonly #pools = new Map<string, Pool>();
  readonly #words = new Words();
  readonly #continuity: ContinuityVerdict;
  readonly #counts: Record<RolloutPhoneState, number> = { ...NO_PHONES };
  /** The whole list was read. */
  isComplete = false;
  /** Lines of it are lost. */
  isDamaged = false;

  constructor(continuity: ContinuityVerdict) {
    this.#continuity = continuity;
  }

  get size(): number {
    return this.#rows.size;
  }

  get counts(): PhoneCounts {
    return { ...this.#counts };
  }

  row(name: string): PhoneRow | undefined {
    return this.#rows.get(name);
  }

  rows(): IterableIterator<PhoneRow> {
    return this.#rows.values();
  }

  names(): readonly string[] {
    return [...this.#rows.keys()];
  }

  /** Names of the device pools in the order of telling. */
  poolNames(): readonly string[] {
    return [...this.#pools.values()].sort(inOrder).map(({ name }) => name);
  }

  poolRows(name: string): readonly PhoneRow[] {
    return this.#pools.get(name)?.rows ?? [];
  }

  /** Of the list on the disk lines are lost: of a phone that waits nobody knows whether it was reset already. What was lost is listed anew. */
  lostLines(): void {
    this.isComplete = false;
    this.isDamaged = true;
  }

  /** Takes what one line of the list says. @param time of the line. */
  apply(entry: PhonesEntry, time: number): void {
    if (entry.what === 'listed') for (const phone of entry.phones) this.#add(phone);
    if (entry.what === 'complete') this.isComplete = true;
    if (entry.what === 'before') {
      for (const name of entry.registered) this.#before(name, true);
      for (const name of entry.others) this.#before(name, false);
    }
    if (entry.what === 'asked') {
      for (const [name, since] of entry.phones) {
        this.set(name, 'reset');
        const row = this.#rows.get(name);
        if (row !== undefined) Object.assign(row, { since, askedAt: time });
      }
    }
    if (entry.what === 'judged') for (const [state, names] of Object.entries(entry.states)) for (const name of names) this.set(name, state as RolloutPhoneState);
  }

  #before(name: string, wasRegistered: boolean): void {
    const row = this.#rows.get(name);
    if (row !== undefined) row.wasRegistered = wasRegistered;
  }

  #add({ name: listed, model, description, devicePool, profile }: RolloutPhone): void {
    if (this.#rows.has(listed)) return;
    const name = byItself(listed);
    const pool = this.#words.one(devicePool);
    const row: PhoneRow = { name, model: this.#words.one(model), description: byItself(description), devicePool: pool, profile, state: 'waiting', wasRegistered: null, since: null, askedAt: null };
    this.#rows.set(name, row);
    this.#counts.waiting += 1;
    const found = this.#pools.get(pool) ?? { name: pool, rows: [], done: 0, troubled: 0 };
    this.#pools.set(pool, found);
    found.rows.push(row);
  }

  /** A phone that is not in the list (a pilot that was named by hand) is in no count. */
  set(name: string, state: RolloutPhoneState): void {
    const row = this.#rows.get(name);
    const pool = this.#pools.get(row?.devicePool ?? '');
    if (row === undefined || pool === undefined) return;
    this.#counts[row.state] -= 1;
    this.#counts[state] += 1;
    pool.done += Number(isDone(state)) - Number(isDone(row.state));
    const before = Number(this.troubleOf(row) !== null);
    row.state = state;
    pool.troubled += Number(this.troubleOf(row) !== null) - before;
  }

  foretold(row: Pick<PhoneRow, 'model'>): Foretold {
    return foretoldOf(this.#continuity, row.model);
  }

  troubleOf(row: PhoneRow): PhoneTrouble | null {
    return troubleOf({ state: row.state, foretold: this.foretold(row) });
  }

  *endings(): IterableIterator<PhoneEnding> {
    for (const row of this.#rows.values()) yield { state: row.state, wasRegistered: row.wasRegistered, foretold: this.foretold(row) };
  }

  /** Foretold against what is so. */
  foretoldCounts(): Readonly<Record<Foretold, PhoneCounts>> {
    const counts = emptyForetold();
    for (const row of this.#rows.values()) {
      const foretold = this.foretold(row);
      counts[foretold] = { ...counts[foretold], [row.state]: counts[foretold][row.state] + 1 };
    }
    return counts;
  }

  reported(row: PhoneRow, done: boolean): ReportedPhone {
    const { name, model, description, devicePool, state } = row;
    return { name, model, description, devicePool, state, trouble: this.troubleOf(row), foretold: this.foretold(row), done };
  }

  /** The pools that are under way or in trouble, then the next ones; they keep their places while they run. */
  shownPools(most: number): readonly PoolProgress[] {
    const weight = ({ rows, done, troubled }: Pool): number => (done > 0 && done < rows.length ? 2 : 0) + (troubled > 0 ? 1 : 0) - (done === rows.length && troubled === 0 ? 1 : 0);
    return [...this.#pools.values()]
      .sort((one, other) => weight(other) - weight(one) || inOrder(one, other))
      .slice(0, most)
      .sort(inOrder)
      .map(({ name, rows, done }) => ({ name, phones: rows.length, done }));
  }

  get poolsInAll(): number {
    return this.#pools.size;
  }
}
