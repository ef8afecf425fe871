import * as z from 'zod/mini';
import { PHONE_OUTCOMES } from '../../../shared/domain/phone.ts';
import { bytes } from '../../kept/schemas.ts';

/** How a phone stands to the cluster. `away` = lost, and nothing brings it back but a hand; `off` = switched off. */
export const PHONE_STATES = ['registered', 'unregistered', 'rejected', 'away', 'off'] as const;
export type PhoneState = (typeof PHONE_STATES)[number];

/** What a phone does next, once its time has come. `reset` = begins it, once its call has ended; `load` = its files, then registers; `fall-back` = to the primary of its group. */
export const NEXT_ACTS = ['nothing', 'register', 'load', 'fall-back', 'reset'] as const;
export type NextAct = (typeof NEXT_ACTS)[number];

/** What is known of a phone at one moment. */
export interface PhoneRow {
  readonly state: PhoneState;
  /** Number of the node that it is registered with, or was rejected by; -1 = none. */
  readonly node: number;
  /** Milliseconds since 1970. */
  readonly since: number;
}

export const keptTable = z.object({ state: bytes, node: bytes, before: bytes, since: bytes, due: bytes, next: bytes, held: bytes, mode: bytes, outcome: bytes, said: bytes });

const NOT_ASKED = PHONE_OUTCOMES.indexOf('not-asked');

const copied = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** The phones of a cluster as columns of numbers: 24 bytes a phone. */
export class PhoneColumns {
  /** Number in {@link PHONE_STATES}. */
  readonly state: Uint8Array;
  readonly node: Int8Array;
  /** The node that it was registered with before, or is no more; -1 = none. */
  readonly before: Int8Array;
  readonly since: Float64Array;
  /** When its next act is due; `Infinity` = something else has to happen first. */
  readonly due: Float64Array;
  /** Number in {@link NEXT_ACTS}. */
  readonly next: Uint8Array;
  /** Number of the CTL file that it holds; 0 = none. Not used of phones that are objects of their own. */
  readonly held: Uint8Array;
  /** Mode of the configuration that it loaded last: 1 = mixed. */
  readonly mode: Uint8Array;
  /** Number in `PHONE_OUTCOMES`: what it made of the file that it was given last. */
  readonly outcome: Uint8Array;
  /** The same of the last one of which it says something on its page. */
  readonly said: Uint8Array;

  constructor(count: number, kept: z.infer<typeof keptTable> | null) {
    const flags = (name: 'state' | 'next' | 'held' | 'mode' | 'outcome' | 'said'): Uint8Array => (kept === null ? new Uint8Array(count) : Uint8Array.from(kept[name]));
    this.state = flags('state');
    this.next = flags('next');
    this.held = flags('held');
    this.mode = flags('mode');
    this.outcome = flags('outcome');
    this.said = flags('said');
    if (kept === null) for (const column of [this.outcome, this.said]) column.fill(NOT_ASKED);
    this.node = kept === null ? new Int8Array(count).fill(-1) : new Int8Array(copied(kept.node));
    this.before = kept === null ? new Int8Array(count).fill(-1) : new Int8Array(copied(kept.before));
    this.since = kept === null ? new Float64Array(count) : new Float64Array(copied(kept.since));
    this.due = kept === null ? new Float64Array(count).fill(Infinity) : new Float64Array(copied(kept.due));
  }

  get kept(): z.infer<typeof keptTable> {
    const raw = ({ buffer }: { readonly buffer: ArrayBufferLike }): Uint8Array => new Uint8Array(buffer);
    return { state: this.state, next: this.next, held: this.held, mode: this.mode, outcome: this.outcome, said: this.said, node: raw(this.node), before: raw(this.before), since: raw(this.since), due: raw(this.due) };
  }

  stateOf(at: number): PhoneState {
    return PHONE_STATES[this.state[at] ?? 0] ?? 'unregistered';
  }

  row(at: number): PhoneRow {
    return { state: this.stateOf(at), node: this.node[at] ?? -1, since: this.since[at] ?? 0 };
  }

  /** Puts a phone where it stands from `since` on. */
  put(at: number, state: PhoneState, node: number, since: number): void {
    const last = this.node[at] ?? -1;
    if (last >= 0 && last !== node) this.before[at] = last;
    this.state[at] = PHONE_STATES.indexOf(state);
    this.node[at] = node;
    this.since[at] = since;
  }

  /** What it does next. */
  plan(at: number, act: NextAct, due: number): void {
    this.next[at] = NEXT_ACTS.indexOf(act);
    this.due[at] = act === 'nothing' ? Infinity : due;
  }

  actOf(at: number): NextAct {
    return NEXT_ACTS[this.next[at] ?? 0] ?? 'nothing';
  }
}
