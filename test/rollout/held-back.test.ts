import { describe, expect, test } from 'vitest';
import { type Clock } from '../../core/ports/clock.ts';
import { type Operations } from '../../core/ports/platform/operations.ts';
import { settle } from '../../core/rollout/settle.ts';
import { type RolloutWork } from '../../core/rollout/work.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { type NodeCounters, type NodeServiceInfo } from '../../shared/domain/rollout/readings.ts';
import { OLD_FILE } from '../helpers/simulated-cluster.ts';
import { evening, found, opened } from './evenings.ts';
import { sha256Hex } from '../../core/trust/digests.ts';

const [FIRST, SECOND] = ['10.0.0.1', '10.0.0.2'];

/** Operations with what is done before each of these calls is passed on; what it gives instead is the answer. */
const before = <N extends keyof Operations>(operations: Operations, name: N, act: (...given: Parameters<Operations[N]>) => ReturnType<Operations[N]> | undefined): Operations => ({
  ...operations,
  [name]: (...given: Parameters<Operations[N]>) => act(...given) ?? (operations[name] as (...all: unknown[]) => unknown)(...given),
});

const restartOf = (work: RolloutWork, node: string, service: 'Cisco Tftp' | 'Cisco CallManager' | 'Cisco CTIManager') => work.progress.restarts.find((one) => one.node === node && one.service === service);

describe('a pause', () => {
  test('is heard while a service that does not come back is waited for', async () => {
    const { work, operations } = await opened({ dead: [`Cisco Tftp on ${FIRST}`] });
    let looks = 0;
    const report = await evening(work, before(operations, 'services', () => {
      looks += 1;
      if (looks === 4) work.pause();
      return undefined;
    }));
    expect([report.error, restartOf(work, FIRST, 'Cisco Tftp')?.status, looks]).toEqual([null, 'running', 4]);
  });

  test('is heard between two nodes, of which the first has just been proved', async () => {
    const { work, operations, cluster } = await opened();
    await evening(work, before(operations, 'servedFile', () => {
      work.pause();
      return undefined;
    }));
    expect([cluster.restarts, restartOf(work, FIRST, 'Cisco Tftp')?.status]).toEqual([[`Cisco Tftp on ${FIRST}`], 'proved']);
  });
});

describe('a refusal of user and password ends it, whichever request meets it', () => {
  const refused = () => Promise.resolve(fail('login.refused', FIRST, { username: 'axl' }));

  test('the restart', async () => {
    const { work, operations, cluster } = await opened();
    const report = await evening(work, before(operations, 'restart', refused));
    expect([report.error?.code, report.isOver, cluster.restarts, restartOf(work, FIRST, 'Cisco Tftp')?.status]).toEqual(['login.refused', false, [], 'running']);
  });

  test('the counters between two nodes', async () => {
    const { work, operations, cluster } = await opened();
    let requests = 0;
    const report = await evening(work, before(operations, 'counters', () => (cluster.restarts.length === 3 ? ((requests += 1), refused()) : undefined)));
    // One node is asked before the others, so that they do not refuse it too.
    expect([report.error?.code, cluster.restarts.length, requests]).toEqual(['login.refused', 3, 1]);
  });
});

describe('a restart of which a killed program has left nothing but that it was asked for', () => {
  const running = { node: FIRST, service: 'Cisco Tftp', status: 'running', upTimeBefore: 10, upTimeAfter: null, callsBefore: null, servedSha256: null, error: null } as const;
  /** Its up-time stands still, so that nothing but the two clocks tells. @param later milliseconds by which the computer's clock reads otherwise when it is gone on. */
  const goneOn = async (upTime: number, later: number) => {
    const { files, clock, cluster, operations, work } = await opened();
    await work.note({ what: 'restart', restart: running });
    const other: Clock = { ...clock, now: () => new Date(clock.now().getTime() + later) };
    const info: NodeServiceInfo = { name: 'Cisco Tftp', state: 'started', upTime, words: '' };
    const report = await evening(await found(files, other), before(operations, 'services', () => Promise.resolve(ok([info]))));
    return { restarts: cluster.restarts, error: report.error?.code };
  };

  test.each([
    ['it may have been restarted, by clocks that are a minute apart', 100, 0],
    ['the clock of the computer was set back', 500, -3_600_000],
  ])('is not asked for again where %s', async (_why, upTime, later) => {
    expect(await goneOn(upTime, later)).toEqual({ restarts: [], error: 'rollout.service-not-proved' });
  });

  test('is asked for again where the service has started long before', async () => {
    expect((await goneOn(5000, 0)).restarts[0]).toBe(`Cisco Tftp on ${FIRST}`);
  });
});

test('a service that nobody has activated on a node is not asked to restart there', async () => {
  const { work, operations, cluster } = await opened();
  const report = await evening(work, before(operations, 'services', (node, names) =>
    node === SECOND && names.includes('Cisco CTIManager') ? Promise.resolve(ok([{ name: 'Cisco CTIManager', state: 'not-activated', upTime: null, words: '' }])) : undefined));
  expect([report.outcome, restartOf(work, SECOND, 'Cisco CTIManager')?.status]).toEqual(['done', 'not-run']);
  expect(cluster.restarts).not.toContain(`Cisco CTIManager on ${SECOND}`);
});

describe('the file that Cisco Tftp serves', () => {
  const old = () => Promise.resolve(ok({ bytes: OLD_FILE, sha256: sha256Hex(OLD_FILE), lastModified: null, clockSkew: null }));

  test('no pilot phone is reset while a node whose restart was left out serves the old one', async () => {
    const { work, operations, cluster } = await opened({ stale: [SECOND] });
    const restart = restartOf(work, SECOND, 'Cisco Tftp');
    if (restart === undefined) return expect.fail();
    await work.note({ what: 'restart', restart: { ...restart, status: 'skipped' } });
    const report = await evening(work, operations);
    expect([report.error?.code, cluster.restarts]).toEqual(['rollout.served-other', [`Cisco Tftp on ${FIRST}`]]);
    expect([...cluster.phones.values()].every(({ resets }) => resets === 0)).toBe(true);
  });

  test('nothing goes on where it has become another one since the pause', async () => {
    const { files, clock, work, operations, cluster } = await opened();
    await evening(work, before(operations, 'restart', (_node, service) => {
      if (service === 'Cisco CallManager') work.pause();
      return undefined;
    }));
    const asked = [...cluster.restarts];
    const report = await evening(await found(files, clock), before(operations, 'servedFile', old));
    expect([report.error?.code, cluster.restarts]).toEqual(['rollout.file-changed', asked]);
  });
});

describe('between two nodes', () => {
  const counters = (registeredPhones: number | null): NodeCounters => ({ callsActive: 0, registeredPhones, encryptedPhones: null, authenticatedPhones: null });
  /** Minutes that are waited. @param registered phones by node and minutes since; `undefined` = it does not answer. */
  const waited = async (registered: (node: string, minutes: number) => number | null | undefined): Promise<number> => {
    const { clock, work, operations } = await opened();
    work.progress = { ...work.progress, before: { [FIRST]: counters(50), [SECOND]: counters(50) } };
    const counted = before(operations, 'counters', (node) => {
      const count = registered(node, clock.elapsed() / 60_000);
      return Promise.resolve(count === undefined ? fail('connect.unreachable', node, { host: node, port: 8443, detail: '' }) : ok(counters(count)));
    });
    work.ready();
    expect(await settle({ work, operations: counted, options: {}, holds: true, practicePhone: null }, FIRST)).toBeNull();
    return clock.elapsed() / 60_000;
  };

  test('it is gone on at once where as many phones are registered as before', async () => {
    expect(await waited(() => 50)).toBe(0);
  });

  test('it is waited as long as registrations rise, and half a minute more', async () => {
    expect(await waited((_node, minutes) => Math.min(20, Math.floor(minutes * 4)))).toBeCloseTo(5.5, 0);
  });

  test('a node that does not answer may have the phones that others count twice', async () => {
    expect(await waited((node) => (node === FIRST ? 100 : undefined))).toBeGreaterThanOrEqual(0.5);
  });

  test('some minutes pass where nobody counts', async () => {
    expect(await waited(() => null)).toBeGreaterThanOrEqual(2);
  });

  test('a quarter of an hour is enough, however they rise', async () => {
    const minutes = await waited((_node, since) => (since < 30 ? since / 2 : 15));
    expect([minutes >= 15, minutes < 16]).toEqual([true, true]);
  });
});
