import { unwritten } from '../../core/rollout/folder.ts';
import { PhoneTable } from '../../core/rollout/phone-table.ts';
import { advanced, beginning } from '../../core/rollout/progress.ts';
import { viewOf } from '../../core/rollout/view.ts';
import { RolloutWork } from '../../core/rollout/work.ts';
import { systemClock } from '../../core/time/system-clock.ts';
import { plannedRestarts } from '../../shared/domain/rollout/restarts.ts';
import { fail } from '../../shared/domain/result.ts';
import { type RolloutView } from '../../shared/session/rollout-view.ts';
import { SERVICES, simulatedPhones } from '../helpers/simulated-cluster.ts';
import { recordOf } from './evenings.ts';

/** What a window is sent of the largest rollout: 28 nodes on which everything failed, and 30,000 phones in 3,000 pools. */
export function largestRollout(): RolloutView {
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
    work.progress = advanced(work.progress, { what: 'restart', restart: { ...restart, status: 'failed', upTimeBefore: 123_456_789, upTimeAfter: 123_456_789, callsBefore: restart.service === 'Cisco CallManager' ? 1234 : null, servedSha256: restart.service === 'Cisco Tftp' ? 'a'.repeat(64) : null, error } }, new Date());
  }
  return viewOf(work, { isWorking: true, isPlanned: false, holdsUntil: '2026-11-26T20:30:00.000Z', report: null });
}
