import { type NeighbourCounts } from '../../../shared/domain/neighbours.ts';
import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { type Registration } from '../../../shared/domain/rollout/readings.ts';
import { type AppError, type Result } from '../../../shared/domain/result.ts';

/** Names of phones that a row holds; all are had page by page. */
const MAX_NAMES = 10;

/** @param value of the enterprise parameter as it is stored; empty = there is none. */
export function judgePhoneInteraction(value: Result<string>, release: string): readonly PreflightRow[] {
  if (!isAtLeast(release, RELEASES.phoneInteraction)) return [found('phone-interaction', 'not-on-release', { params: { release } })];
  if (!value.ok) return [notRead('phone-interaction', value.error)];
  return [value.value === '' ? found('phone-interaction', 'not-on-release', { params: { release } }) : found('phone-interaction', 'told', { params: { value: value.value.slice(0, 60) } })];
}

/** What a change of the mode concerns, counted. */
export function judgeDependsOnMode(counts: NeighbourCounts, error: AppError | null): readonly PreflightRow[] {
  const { 'secure-devices': devices, 'encrypted-configuration': configurations, 'secure-trunks': trunks, 'expressway-c': expressways } = counts;
  if (devices === null || configurations === null || trunks === null || expressways === null) return error === null ? [found('depends-on-mode', 'not-counted', { params: {} })] : [notRead('depends-on-mode', error)];
  const isNone = devices + configurations + trunks + expressways === 0;
  return [isNone ? found('depends-on-mode', 'none', { params: {} }) : found('depends-on-mode', 'counted', { params: { devices, configurations, trunks, expressways } })];
}

/** Phones that a reset does not reach now. */
export interface PhonesOff {
  /** How many are configured. */
  readonly count: number;
  readonly off: readonly string[];
}

/** A phone that nothing is said of is not registered. */
export function phonesOff(names: readonly string[], registrations: readonly Registration[]): PhonesOff {
  const registered = new Set(registrations.filter(({ state }) => state === 'registered').map(({ name }) => name));
  return { count: names.length, off: names.filter((name) => !registered.has(name)) };
}

export function judgePhonesOff(read: Result<PhonesOff>): readonly PreflightRow[] {
  if (!read.ok) return [notRead('phones-off', read.error)];
  const { count, off } = read.value;
  if (off.length === 0) return [found('phones-off', 'none', { params: { count } })];
  return [found('phones-off', 'off', { params: { off: off.length, count, names: off.slice(0, MAX_NAMES).join(', ') } })];
}
