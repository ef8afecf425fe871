import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { type CommandWords, type PlatformLeftToDo, type PlatformNodeTruth, type PlatformOutcome } from '../../../shared/domain/platform/report.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { type AppError, fail } from '../../../shared/domain/result.ts';
import { type PlatformTruth } from './truth.ts';

const isChanged = ({ disk }: PlatformNodeTruth): boolean => disk.held === 'new' || disk.held === 'other';

/** How the change ended by what was read; what the command said plays no part. */
export function outcomeOf({ modeBefore, requestedMode }: PlatformPlan, { mode, nodes }: PlatformTruth, hadFile: boolean): PlatformOutcome {
  const judged = nodes.filter(({ judged }) => judged);
  const publisher = nodes.find(({ role }) => role === 'publisher');
  if (mode.value === requestedMode && publisher?.disk.held === 'new' && judged.every(({ disk }) => disk.held === 'new')) return 'done';
  const asBefore = hadFile ? 'previous' : 'none';
  if (nodes.some(isChanged) || (mode.value !== 'unknown' && mode.value !== modeBefore)) return 'incomplete';
  return mode.value === modeBefore && publisher?.disk.held === asBefore ? 'not-done' : 'unknown';
}

/** The first thing that keeps the change from being done, where no step had stopped it. */
export function contradictionOf({ publisher, requestedMode }: PlatformPlan, { mode, nodes, file }: PlatformTruth): AppError {
  if (mode.error !== undefined) return mode.error;
  if (mode.value !== requestedMode) return fail('apply.proof-failed', publisher, { step: 'read-all', expected: requestedMode, found: mode.value }).error;
  const odd = nodes.find(({ judged, disk }) => judged && disk.held !== 'new');
  return odd?.disk.error ?? fail('apply.proof-failed', odd?.node ?? publisher, { step: 'read-all', expected: file?.sha1 ?? 'other', found: odd?.disk.sha1 ?? '' }).error;
}

/** What is left for a person, in this order (Cisco document 118892; CTIManager and the reset of phones: 12.x). */
export function leftToDo(outcome: PlatformOutcome, plan: PlatformPlan, release: string, { nodes }: PlatformTruth, said: CommandWords): readonly PlatformLeftToDo[] {
  if (outcome === 'unknown') return ['read-again'];
  if (outcome === 'not-done') return said.kind === 'no-answer' ? ['read-again', 'run-again'] : ['run-again'];
  const isServedEverywhere = nodes.every(({ judged, served }) => !judged || served?.held === 'new');
  return [
    ...(outcome === 'incomplete' ? (['read-again', 'run-again'] as const) : []),
    ...(isServedEverywhere ? [] : (['restart-tftp'] as const)),
    'restart-callmanager',
    ...(isAtLeast(release, RELEASES.itlRecoverySigns) ? (['restart-ctimanager'] as const) : []),
    'reset-phones',
    'compare-on-phone',
    ...(plan.signer.continuity === 'visits' ? (['visit-phones'] as const) : []),
  ];
}
