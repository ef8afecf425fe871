import { expect, test } from 'vitest';
import { unwritten } from '../../core/rollout/folder.ts';
import { PhoneTable } from '../../core/rollout/phone-table.ts';
import { beginning } from '../../core/rollout/progress.ts';
import { viewOf } from '../../core/rollout/view.ts';
import { RolloutWork } from '../../core/rollout/work.ts';
import { systemClock } from '../../core/time/system-clock.ts';
import { reduce } from '../../shared/session/reduce.ts';
import { INITIAL_VIEW_STATE } from '../../shared/session/view-state.ts';
import { recordOf } from './evenings.ts';
import { largestRollout } from './largest.ts';

/** Bytes of JSON. */
const LIMIT = 64 * 1024;

test('28 nodes on which everything failed and 30,000 phones in 3,000 pools: what a window is sent stays small', () => {
  const view = largestRollout();
  expect(view.counts['not-back']).toBe(20_000);
  // The last ones that failed are told with their error; that the others did, by their status.
  expect(view.restarts.map(({ status, error }) => `${status} ${String(error !== null)}`)).toEqual([...Array<string>(72).fill('failed false'), ...Array<string>(12).fill('failed true')]);
  expect([view.poolsInAll, view.pools.length]).toEqual([3000, 12]);
  expect(JSON.stringify(reduce(INITIAL_VIEW_STATE, { type: 'rollout', rollout: view })).length).toBeLessThan(LIMIT);
});

test('the plan of the change and what its session showed make room for it', () => {
  const chosen = reduce(INITIAL_VIEW_STATE, { type: 'connection-chosen', connection: 'platform' });
  const before = reduce(chosen, { type: 'platform-lines', lines: ['admin:utils ctl set-cluster non-secure-mode', 'done'] });
  const record = recordOf();
  const work = new RolloutWork({ progress: beginning(record, ''), table: new PhoneTable('sast'), folder: unwritten('/data'), clock: systemClock, tell: () => undefined });
  const state = reduce(before, { type: 'rollout', rollout: viewOf(work, { isWorking: false, isPlanned: true, holdsUntil: null, report: null }) });
  expect(state.platform).toMatchObject({ plan: null, transcript: { lines: [], leftOut: 2 } });
  expect(state.rollout?.state).toBe('planned');
});

test('what was counted on the way does not stand for the end, where nobody counted', () => {
  const work = new RolloutWork({ progress: beginning(recordOf(), ''), table: new PhoneTable('sast'), folder: unwritten('/data'), clock: systemClock, tell: () => undefined });
  const counters = { pub: { callsActive: 0, registeredPhones: 0, encryptedPhones: 0, authenticatedPhones: 0 } };
  work.now = counters;
  const now = () => viewOf(work, { isWorking: false, isPlanned: false, holdsUntil: null, report: null }).now;
  expect(now()).toEqual(counters);
  work.progress = { ...work.progress, outcome: 'unknown' };
  expect(now()).toEqual({});
});
