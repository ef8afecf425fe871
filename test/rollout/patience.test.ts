import { expect, test } from 'vitest';
import { PATIENCE, type Patience, patienceFor, pauseBefore } from '../../core/rollout/patience.ts';
import { restartTime } from '../../practice/platform/restarts.ts';
import { RESTARTED_SERVICES } from '../../shared/domain/rollout/services.ts';
import { ok } from '../../shared/domain/result.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { SimulatedCluster, type SimulatedFaults, simulatedPhones } from '../helpers/simulated-cluster.ts';
import { begin, evening, NODES, recordOf } from './evenings.ts';

const MINUTE = 60_000;
const PRACTICE = { scenario: 'service-stays-down', seed: 1 } as const;

/** How long an evening takes until it stands still, milliseconds. */
async function lengthOf(faults: SimulatedFaults, practice: typeof PRACTICE | null): Promise<number> {
  const clock = jumpingClock(new Date('2026-11-26T20:00:00Z'));
  const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(12), faults);
  await evening(await begin(createMemoryFiles(), clock, recordOf({ practice })), cluster.operations());
  return clock.elapsed();
}

test('a real cluster is never hurried: only practice is, and a person nowhere', () => {
  expect([patienceFor({ practice: null }), patienceFor({ practice: PRACTICE })]).toEqual([PATIENCE.real, PATIENCE.practice]);
  const lengths = (column: Patience): readonly number[] => Object.values(column).filter((value) => typeof value === 'number');
  expect(lengths(PATIENCE.practice).filter((length, at) => length > (lengths(PATIENCE.real)[at] ?? 0))).toEqual([]);
  expect(lengths(PATIENCE.real).length).toBeGreaterThan(10);
  expect([PATIENCE.real.person, PATIENCE.practice.person]).toEqual([30 * MINUTE, 30 * MINUTE]);
});

test('on practice every service has time to come back, and more', () => {
  for (const service of RESTARTED_SERVICES) expect(PATIENCE.practice.serviceBack).toBeGreaterThan(3 * restartTime(service));
});

test('a service that does not come up again stops an evening behind its whole wait, and a rehearsal within a minute', async () => {
  const faults = { dead: ['Cisco Tftp on 10.0.0.1'] };
  const [real, practice] = [await lengthOf(faults, null), await lengthOf(faults, PRACTICE)];
  expect([real >= PATIENCE.real.serviceBack, real < PATIENCE.real.serviceBack + MINUTE, practice >= PATIENCE.practice.serviceBack, practice < MINUTE]).toEqual([true, true, true, true]);
});

test('a reading that takes longer than the whole wait does not end it: what it tells is as old as its request', async () => {
  const clock = jumpingClock(new Date('2026-11-26T20:00:00Z'));
  const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(12), {});
  const operations = cluster.operations();
  const work = await begin(createMemoryFiles(), clock, recordOf());
  let isSlow = true;
  const report = await evening(work, {
    ...operations,
    services: async (...given) => {
      const told = await operations.services(...given);
      // The first look behind the request for Cisco CallManager: of before, and answered when the wait is long over.
      if (!isSlow || cluster.restarts.length < 3) return told;
      isSlow = false;
      await new Promise<void>((resolve) => void clock.after(2 * PATIENCE.real.serviceBack, resolve));
      return told.ok ? ok(told.value.map((service) => ({ ...service, state: 'stopping' as const, upTime: null }))) : told;
    },
  });
  expect([isSlow, report.outcome]).toEqual([false, 'done']);
});

test('looks come close together at first; the last pause is repeated', () => {
  expect([0, 1, 2, 3, 30].map((looks) => pauseBefore(PATIENCE.real, 'service', looks))).toEqual([500, 1000, 2000, 2000, 2000]);
});
