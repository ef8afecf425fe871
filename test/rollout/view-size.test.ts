import { expect, test } from 'vitest';
import { unwritten } from '../../core/rollout/folder.ts';
import { PhoneTable } from '../../core/rollout/phone-table.ts';
import { advanced, beginning } from '../../core/rollout/progress.ts';
import { viewOf } from '../../core/rollout/view.ts';
import { RolloutWork } from '../../core/rollout/work.ts';
import { systemClock } from '../../core/time/system-clock.ts';
import { plannedRestarts } from '../../shared/domain/rollout/restarts.ts';
import { fail } from '../../shared/domain/result.ts';
import { reduce } from '../../shared/session/reduce.ts';
import { INITIAL_VIEW_STATE } from '../../shared/session/view-state.ts';
import { SERVICES, simulatedPhones } from '../helpers/simulated-cluster.ts';
import { recordOf } from './evenings.ts';

/** Bytes of JSON. */
const LIMIT = 64 * 1024;

test('28 nodes on which everything failed and 30,000 phones in 3,000 pools: what a window is sent stays small', () => {
  const nodes = Array.from({ length: 28 }, (_none, at) => `10.148.147.${100 + at}`);
  const places = nodes.map((name) => ({ name, hostName: `communications-manager-${name}.voice.example.com`, role: 'subscriber' as const, keySha256: null, services: SERVICES }));
  const record = recordOf({ cluster: { ...recordOf().cluster, places }, restarts: plannedRestarts(SERVICES, places, []), pilots: ['SEP000000000000', 'SEP000000000001', 'SEP000000000002'] });
  const table = new PhoneTable('visits');
  const phones = simulatedPhones(30_000).map((phone, index) => ({ ...phone, devicePool: `Device pool of branch ${index % 3000}` }));
  for (let at = 0; at < phones.length; at += 1000) table.apply({ what: 'listed', phones: phones.slice(at, at + 1000) }, 0);
  for (const { name } of phones.slice(0, 20_000)) table.set(name, 'not-back');
  const work = new RolloutWork({ progress: beginning(record, '2026-11-26T20:00:00.000Z'), table, folder: unwritten('/home/administrator/.local/share/open-ctl-client/rollouts/20261126T200000Z-0a0b0c0d'), clock: systemClock, tell: () => undefined });
  const counters = Object.fromEntries(nodes.map((node) => [node, { callsActive: 1234, registeredPhones: 12_345, encryptedPhones: 12_345, authenticatedPhones: 12_345 }]));
  work.progress = advanced(work.progress, { what: 'counted', when: 'before', counters }, new Date());
  work.now = counters;
  for (const restart of work.progress.restarts) {
    const error = fail('rollout.service-not-proved', restart.node, { service: restart.service, words: 'stopping: Component is not running '.repeat(4) }).error;
    work.progress = advanced(work.progress, { what: 'restart', restart: { ...restart, status: 'failed', upTimeBefore: 123_456_789, upTimeAfter: 123_456_789, callsBefore: 1234, servedSha256: 'a'.repeat(64), error } }, new Date());
  }
  const view = viewOf(work, { isWorking: true, isPlanned: false, holdsUntil: '2026-11-26T20:30:00.000Z', report: null });
  expect(view.counts['not-back']).toBe(20_000);
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
