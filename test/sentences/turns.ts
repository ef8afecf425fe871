import { ERROR_CODES, type ErrorCode } from '../../shared/domain/error-codes.ts';
import { type HeldFile, type ModeTruth } from '../../shared/domain/outcome.ts';
import { type AppError, fail } from '../../shared/domain/result.ts';

/** How a change ended, told by what went into it. */
export interface Ending<Report> {
  readonly name: string;
  readonly report: Report;
}

/** What the publisher and a subscriber hold. */
export type Held = readonly [publisher: HeldFile, subscriber: HeldFile];

const HELD: readonly HeldFile[] = ['new', 'previous', 'other', 'none', 'unknown'];
export const MODES: readonly ModeTruth['value'][] = ['mixed', 'non-secure', 'unknown'];

/** @param before whether servers held a file before. */
export const heldAfter = (before: boolean): readonly Held[] => HELD.flatMap((one) => HELD.map((other): Held => [one, other])).filter((pair) => before || !pair.includes('previous'));

export const modeTruth = (mode: ModeTruth['value']): ModeTruth => (mode === 'unknown' ? { value: mode, error: fail('connect.lost', 'pub', { detail: 'closed' }).error } : { value: mode });

/** By turns, so that each meets many of the others without all being multiplied; lists that go round together have lengths without a common divisor. */
export const nth = <T>(values: readonly [T, ...T[]], at: number): T => values[at % values.length] ?? values[0];

/** A plan refuses these before anything is carried out. */
const BEFORE_ANYTHING: readonly ErrorCode[] = ['platform.release-too-old', 'platform.no-reset-localkey', 'apply.consent-missing', 'apply.unchanged', 'apply.not-read'];

/** Every error that a change, or the reading behind it, can meet. */
export const MET: readonly ErrorCode[] = (Object.keys(ERROR_CODES) as ErrorCode[]).filter((code) => /^(?:connect|trust|protocol|login|provider|platform|ctl-file|file|token|apply)\.|^plan\.outdated$/u.test(code) && !BEFORE_ANYTHING.includes(code));

export const errorAt = (code: ErrorCode, where: string): AppError => ({ code, where, params: Object.fromEntries(ERROR_CODES[code].params.map((name) => [name, 'x'])) });

/** What is read behind every error: nothing is changed, something is, all is, and nobody can say. */
export const BEHIND_ERRORS: readonly Held[] = [['previous', 'previous'], ['new', 'previous'], ['new', 'new'], ['unknown', 'previous']];
