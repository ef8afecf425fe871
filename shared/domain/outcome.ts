import { type AppError, fail } from './result.ts';
import { type SecurityMode } from './server.ts';

/** Which CTL file was found in one place, compared with the two that the change knows. */
export type HeldFile = 'new' | 'previous' | 'other' | 'none' | 'unknown';

export interface ModeTruth {
  readonly value: SecurityMode | 'unknown';
  readonly error?: AppError;
}

/** What was read in one place after a change, by whichever route. */
export interface PlaceTruth {
  /** Server or node. */
  readonly where: string;
  readonly holds: HeldFile;
  /** Digest of what it holds; empty when none or unknown. */
  readonly found: string;
  /** What it held before the change. */
  readonly before: 'previous' | 'none' | 'unknown';
  /** The change is done only when the new file is here. */
  readonly judged: boolean;
  /** The change itself writes here, so nothing is done only when this is as before. In a change by command that is the publisher alone. */
  readonly written: boolean;
  /** Why it could not be read. */
  readonly error?: AppError;
}

/** What was asked for, and what was read afterwards. */
export interface EndTruth {
  readonly modeBefore: SecurityMode;
  readonly modeAsked: SecurityMode;
  readonly mode: ModeTruth;
  readonly places: readonly PlaceTruth[];
}

/**
 * How a change ended, by reading alone. `done`: the mode and every place that is judged are as asked. `not-done`: the mode and the places where the change
 * writes are as before, and no other place holds another file. `incomplete`: something changed, and not everything is shown to be as asked.
 * `unknown`: what was read decides nothing.
 */
export const OUTCOMES = ['done', 'not-done', 'incomplete', 'unknown'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Whether the change is done only when the new file is here. */
export const isAwaited = ({ judged, written }: PlaceTruth): boolean => judged || written;
const isChanged = ({ holds }: PlaceTruth): boolean => holds === 'new' || holds === 'other';

/** What servers, tokens or commands said plays no part, nor which step failed. */
export function outcomeOf({ modeBefore, modeAsked, mode, places }: EndTruth): Outcome {
  const written = places.filter((place) => place.written);
  if (written.length === 0) return 'unknown';
  if (mode.value === modeAsked && places.every((place) => !isAwaited(place) || place.holds === 'new')) return 'done';
  if (places.some(isChanged) || (mode.value !== 'unknown' && mode.value !== modeBefore)) return 'incomplete';
  return mode.value === modeBefore && written.every(({ holds, before }) => holds === before) ? 'not-done' : 'unknown';
}

/** Where a contradiction is told: the step that read it, who knows the mode, and the digest that was awaited. */
export interface Reading {
  readonly step: string;
  readonly publisher: string;
  readonly expected: string;
}

/** The first thing that was read and keeps the change from being done; `null` = it is done. */
export function contradictionOf(truth: EndTruth, { step, publisher, expected }: Reading): AppError | null {
  if (outcomeOf(truth) === 'done') return null;
  const { mode, modeAsked, places } = truth;
  if (mode.error !== undefined) return mode.error;
  if (mode.value !== modeAsked) return fail('apply.proof-failed', publisher, { step, expected: modeAsked, found: mode.value }).error;
  const odd = places.find((place) => isAwaited(place) && place.holds !== 'new');
  return odd?.error ?? fail('apply.proof-failed', odd?.where ?? publisher, { step, expected, found: odd?.found ?? '' }).error;
}

const TURNED: Readonly<Record<HeldFile, HeldFile>> = { new: 'previous', previous: 'new', other: 'other', none: 'none', unknown: 'unknown' };

/** The same reading as an undo is judged: what was there before is what is asked for. A place that had no file is as asked without one. */
export const turnedBack = ({ modeBefore, modeAsked, mode, places }: EndTruth): EndTruth => ({
  modeBefore: modeAsked,
  modeAsked: modeBefore,
  mode,
  places: places.map((place) => ({ ...place, before: 'previous', holds: place.holds === 'none' && place.before === 'none' ? 'new' : TURNED[place.holds] })),
});
