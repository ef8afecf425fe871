import { type PhonesEntry, type RolloutEntry } from '../../shared/domain/rollout/journal.ts';
import { onlyPauses } from '../../shared/domain/rollout/outcome.ts';
import { type PilotProgress, type RestartProgress, type RolloutPart } from '../../shared/domain/rollout/progress.ts';
import { type NodeCounters } from '../../shared/domain/rollout/readings.ts';
import { type AppError, type Result } from '../../shared/domain/result.ts';
import { type RolloutWait } from '../../shared/session/rollout-view.ts';
import { type CallOptions } from '../ports/call-options.ts';
import { type Clock, sleep } from '../ports/clock.ts';
import { type Operations } from '../ports/platform/operations.ts';
import { type HeldByPhone } from '../ports/practice.ts';
import { type RolloutNotes } from './folder.ts';
import { type PhoneTable } from './phone-table.ts';
import { type Patience, patienceFor } from './patience.ts';
import { advanced, type RolloutProgress } from './progress.ts';

/** Why the work ends before its end. `paused`: a person, or a refusal of a password; `stopped`: something was read that must not go on. */
export interface Halt {
  readonly how: 'paused' | 'stopped';
  readonly error: AppError | null;
  /** The passwords were given for one part only, or a person did not answer for too long. */
  readonly waits?: true;
}

/** What a phone of practice holds; `null` = there is no such phone. */
export type PracticePhone = (name: string) => HeldByPhone | null;

export interface WorkParts {
  readonly progress: RolloutProgress;
  readonly table: PhoneTable;
  readonly folder: RolloutNotes;
  readonly clock: Clock;
  /** Hears of each step; not of each phone. */
  readonly tell: () => void;
}

/** A rollout in memory: how far it is, its phones, and what it waits for. Lives while the program shows it, whether it works or not. */
export class RolloutWork {
  progress: RolloutProgress;
  readonly table: PhoneTable;
  readonly folder: RolloutNotes;
  readonly clock: Clock;
  part: RolloutPart = 'services';
  wait: RolloutWait | null = null;
  /** How often something was written down: whether a part has done anything. */
  notes = 0;
  /** What the nodes counted last. */
  now: Readonly<Record<string, NodeCounters>> = {};
  readonly #tell: () => void;
  #pausing = new AbortController();
  #wake: (() => void) | null = null;

  constructor({ progress, table, folder, clock, tell }: WorkParts) {
    this.progress = progress;
    this.table = table;
    this.folder = folder;
    this.clock = clock;
    this.#tell = tell;
  }

  /** How long it waits for what. */
  get patience(): Patience {
    return patienceFor(this.progress.record);
  }

  /** Aborted while a pause is asked for. */
  get pausing(): AbortSignal {
    return this.#pausing.signal;
  }

  pause(): void {
    this.#pausing.abort();
    this.wake();
  }

  /** Before work is begun or taken up again. */
  ready(): void {
    this.#pausing = new AbortController();
  }

  /** A person has done something that a wait may be waiting for. */
  wake(): void {
    this.#wake?.();
  }

  async note(entry: RolloutEntry): Promise<Result<void>> {
    const noted = await this.folder.note(entry);
    this.notes += 1;
    this.progress = advanced(this.progress, entry, this.clock.now());
    this.#tell();
    return noted;
  }

  async notePhones(entry: PhonesEntry): Promise<Result<void>> {
    const noted = await this.folder.notePhones(entry);
    this.notes += 1;
    this.table.apply(entry, this.clock.now().getTime());
    this.#tell();
    return noted;
  }

  /** Something has become known that is not written down yet. */
  tell(): void {
    this.#tell();
  }

  restartOf({ node, service }: Pick<RestartProgress, 'node' | 'service'>): RestartProgress | undefined {
    return this.progress.restarts.find((one) => one.node === node && one.service === service);
  }

  pilotOf(name: string): PilotProgress | undefined {
    return this.progress.pilots.find((pilot) => pilot.name === name);
  }

  enter(part: RolloutPart): void {
    this.part = part;
    this.#tell();
  }

  waitFor(what: RolloutWait['what'] | null, where = ''): void {
    if (this.wait?.what === (what ?? undefined) && this.wait?.where === where) return;
    this.wait = what === null ? null : { what, where, since: this.clock.now().toISOString() };
    this.#tell();
  }

  /** Some time, or until a pause is asked for or a person has done something. */
  async rest(milliseconds: number): Promise<void> {
    const waking = new AbortController();
    this.#wake = () => waking.abort();
    await sleep(this.clock, milliseconds, waking.signal);
    this.#wake = null;
  }
}

/** The work with what it is done with. */
export interface Context {
  readonly work: RolloutWork;
  readonly operations: Operations;
  readonly options: CallOptions;
  /** The passwords are held across parts: a person ticked that. */
  readonly holds: boolean;
  /** `null` = real phones, which cannot be asked what they hold. */
  readonly practicePhone: PracticePhone | null;
}

export const paused: Halt = { how: 'paused', error: null };

export const isRefusal = ({ code }: AppError): boolean => code === 'login.refused';

/** Why nothing more is asked for, for now; the end of the program pauses too. */
export const haltBy = (error: AppError): Halt => (error.code === 'connect.cancelled' ? paused : { how: onlyPauses(error) ? 'paused' : 'stopped', error });

/** What was not written down is not begun: nobody would know of it afterwards. */
export const unless = (noted: Result<void>): Halt | null => (noted.ok ? null : { how: 'stopped', error: noted.error });

/**
 * The user is refused or has no role to reset phones, or the cluster takes no resets for now: no other phone would be reset either. Cisco lets a program try again what its throttle turned
 * away, after some seconds; this one does not, since it never sends again by itself what writes: a person goes on, and the phones wait for that.
 */
export const barsResets = (error: AppError): boolean => onlyPauses(error) || error.code === 'platform.reset-forbidden' || error.code === 'platform.axl-forbidden';

/** A person's word, or a pause, that ends a wait. */
export const pauseAsked = ({ work }: Pick<Context, 'work'>): Halt | null => (work.pausing.aborted ? paused : null);
