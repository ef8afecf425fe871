import { type AppError } from '../result.ts';
import { type PilotProgress, type RestartProgress, type RolloutPhoneState, type WitnessProgress } from './progress.ts';
import { type NodeCounters, type RolloutPhone } from './readings.ts';
import { type RolloutRecord } from './record.ts';
import { type RolloutOutcome } from './report.ts';

/** What is written down about a rollout; never a secret. */
export type RolloutEntry =
  /** Always the first one. */
  | { readonly what: 'record'; readonly record: RolloutRecord }
  /** Before anything was restarted, or at the end. */
  | { readonly what: 'counted'; readonly when: 'before' | 'after'; readonly counters: Readonly<Record<string, NodeCounters>> }
  /** `running` stands before the node is asked; what became of it behind. */
  | { readonly what: 'restart'; readonly restart: RestartProgress }
  /** `asked` stands before the phone is reset; what it made of the file behind. */
  | { readonly what: 'pilot'; readonly pilot: PilotProgress }
  | { readonly what: 'witness'; readonly witness: WitnessProgress }
  /** A person, a refusal, or a failure ended the work for now. */
  | { readonly what: 'paused'; readonly error: AppError | null }
  | { readonly what: 'stopped'; readonly error: AppError }
  | { readonly what: 'resumed' }
  | { readonly what: 'reported'; readonly outcome: RolloutOutcome }
  /** The last one; a report is written before it. `not-begun`: nothing was sent. */
  | { readonly what: 'ended'; readonly outcome: RolloutOutcome | 'not-begun' };

/** What is written down about the phones of a rollout, in a file of its own: a line for each page of the list and two for each batch, not one for each phone. */
export type PhonesEntry =
  /** Always the first one; `complete` follows when the last page was listed. */
  | { readonly what: 'of'; readonly rollout: string }
  | { readonly what: 'listed'; readonly phones: readonly RolloutPhone[] }
  | { readonly what: 'complete' }
  /** Before anything was restarted: those that were registered, and those that were not. */
  | { readonly what: 'before'; readonly registered: readonly string[]; readonly others: readonly string[] }
  /** Directly before the batch is asked for: each phone, and since when it was registered (seconds since 1970). */
  | { readonly what: 'asked'; readonly phones: readonly (readonly [name: string, since: number | null])[] }
  /** What became of phones; a state that is left out has none. */
  | { readonly what: 'judged'; readonly states: Readonly<Partial<Record<RolloutPhoneState, readonly string[]>>> };
