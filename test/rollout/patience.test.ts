import { expect, test } from 'vitest';
import { type Operations } from '../../core/ports/platform/operations.ts';
import { PATIENCE, type Patience, patienceFor, pauseBefore } from '../../core/rollout/patience.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { restartTime } from '../../practice/platform/restarts.ts';
import { RESTARTED_SERVICES } from '../../shared/domain/rollout/services.ts';
import { ok } from '../../shared/domain/result.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { OLD_FILE, SimulatedCluster, type SimulatedFaults, simulatedPhones } from '../helpers/simulated-cluster.ts';
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

type Readings = Pick<Operations, 'services' | 'servedFile' | 'counters' | 'registrations' | 'phoneStatus'>;

/** A reading that is asked for. */
interface Asked {
  readonly number: number;
  readonly what: keyof Readings;
  readonly cluster: SimulatedCluster;
}

interface Late {
  /** The first one that fits. */
  readonly isLate: (asked: Asked) => boolean;
  /** It tells what was there before: the old file, or phones that are away, and the page of a phone that is read next says nothing yet. */
  readonly isOld?: boolean;
}

/** An evening one reading of which is answered when every wait is over, with what was there when it was asked for. */
async function eveningWithLate({ isLate, isOld = false }: Late) {
  const clock = jumpingClock(new Date('2026-11-26T20:00:00Z'));
  const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(12), {});
  const operations = cluster.operations();
  let [number, late, pages] = [0, 0, 0];
  const read = <A extends unknown[], T>(what: keyof Readings, ask: (...given: A) => Promise<T>, old: (told: T) => T = (told) => told) => async (...given: A): Promise<T> => {
    number += 1;
    if (late > 0 || !isLate({ number, what, cluster })) return ask(...given);
    late += 1;
    const told = await ask(...given);
    await new Promise<void>((resolve) => void clock.after(PATIENCE.real.person + MINUTE, resolve));
    return isOld ? old(told) : told;
  };
  const readings: Readings = {
    services: read('services', operations.services.bind(operations)),
    servedFile: read('servedFile', operations.servedFile.bind(operations), () => ok({ bytes: OLD_FILE, sha256: sha256Hex(OLD_FILE), lastModified: null, clockSkew: null })),
    counters: read('counters', operations.counters.bind(operations)),
    registrations: read('registrations', operations.registrations.bind(operations), (told) => (told.ok ? ok(told.value.map((phone) => ({ ...phone, state: 'unregistered' as const, node: '', host: '', since: null }))) : told)),
    phoneStatus: read('phoneStatus', async (...given: Parameters<Operations['phoneStatus']>) => {
      const told = await operations.phoneStatus(...given);
      pages += late;
      return isOld && pages === 1 ? ok({ messages: [] }) : told;
    }),
  };
  const { outcome, error } = await evening(await begin(createMemoryFiles(), clock, recordOf()), { ...operations, ...readings });
  return { number, told: [late, outcome, error?.code, cluster.restarts.length, [...cluster.phones.values()].every(({ resets }) => resets === 1)] };
}

test('whichever reading of an evening is late, it goes on to its end: what the reading tells is as old as its request', async () => {
  const { number: all } = await eveningWithLate({ isLate: () => false });
  expect(all).toBeGreaterThan(40);
  for (let wanted = 1; wanted <= all; wanted += 1) expect([wanted, ...(await eveningWithLate({ isLate: ({ number }) => number === wanted })).told]).toEqual([wanted, 1, 'done', undefined, 6, true]);
});

test.each<[string, Late['isLate']]>([
  ['the file that Cisco Tftp serves', ({ what }) => what === 'servedFile'],
  ['what a pilot makes of the file', ({ what, cluster }) => what === 'registrations' && [...cluster.phones.values()].some(({ resets }) => resets > 0)],
  ['whether a pilot registers', ({ what, cluster }) => what === 'registrations' && cluster.restarts.length === 6],
])('a late reading that tells what was before does not end the wait for it: %s', async (_what, isLate) => {
  expect((await eveningWithLate({ isLate, isOld: true })).told).toEqual([1, 'done', undefined, 6, true]);
});

test('looks come close together at first; the last pause is repeated', () => {
  expect([0, 1, 2, 3, 30].map((looks) => pauseBefore(PATIENCE.real, 'service', looks))).toEqual([500, 1000, 2000, 2000, 2000]);
});
