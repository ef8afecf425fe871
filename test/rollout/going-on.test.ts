import { describe, expect, test } from 'vitest';
import { type Files } from '../../core/ports/files.ts';
import { type Operations } from '../../core/ports/platform/operations.ts';
import { type RolloutWork } from '../../core/rollout/work.ts';
import { judgePilot } from '../../core/rollout/pilots.ts';
import { readRollouts } from '../../core/rollout/past.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { SimulatedCluster, simulatedPhones } from '../helpers/simulated-cluster.ts';
import { begin, DATA, evening, found, NODES, opened, recordOf, toItsEnd } from './evenings.ts';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const start = () => jumpingClock(new Date('2026-11-26T20:00:00Z'));

/** A program that dies when it is about to write its nth line, or has just written it: nothing of it moves any more. */
function mortal(files: Files, nth: number, writes: boolean) {
  let [written, dies]: [number, () => void] = [0, () => undefined];
  let isDead = false;
  const dead = new Promise<'dead'>((resolve) => (dies = () => resolve('dead')));
  return {
    dead,
    files: {
      ...files,
      async appendDurably(file: string, bytes: Uint8Array) {
        if (isDead) return never<undefined>();
        written += 1;
        isDead = written >= nth;
        if (!isDead || writes) await files.appendDurably(file, bytes);
        if (!isDead) return;
        dies();
        return never<undefined>();
      },
      writeDurably: (file: string, bytes: Uint8Array) => (isDead ? never<undefined>() : files.writeDurably(file, bytes)),
    },
    operations: (operations: Operations): Operations =>
      Object.fromEntries(Object.entries(operations).map(([name, call]) => [name, (...given: unknown[]) => (isDead ? never() : (call as (...all: unknown[]) => unknown)(...given))])) as unknown as Operations,
  };
}

describe('a program that is killed', () => {
  test.each([false, true])('goes on from every line of its journals, and nothing is asked for twice (written: %s)', async (writes) => {
    let [kills, isThrough] = [0, false];
    for (let nth = 2; !isThrough; nth += 1) {
      const clock = start();
      const files = createMemoryFiles();
      const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(9), { off: ['SEP000000000003'] });
      const program = mortal(files, nth, writes);
      const first = evening(await begin(program.files, clock), program.operations(cluster.operations()));
      isThrough = (await Promise.race([first, program.dead])) !== 'dead';
      if (isThrough) break;
      kills += 1;
      const report = await toItsEnd({ files, clock, cluster });
      expect([nth, report.outcome, report.counts['came-back'], report.counts['not-reached']]).toEqual([nth, 'done', 8, 1]);
      expect(new Set(cluster.restarts).size).toBe(cluster.restarts.length);
      expect(cluster.restarts).toHaveLength(6);
      expect([...cluster.phones.values()].filter(({ resets, name }) => resets !== (name === 'SEP000000000003' ? 0 : 1))).toEqual([]);
    }
    expect(kills).toBeGreaterThan(20);
  });
});

describe('what a person does', () => {
  test('a pause lets a request under way end, writes down where it stands, and going on finishes the evening', async () => {
    for (let after = 1; after < 60; after += 7) {
      const { clock, files, cluster, work } = await opened();
      let requests = 0;
      const pausing = Object.fromEntries(
        Object.entries(cluster.operations()).map(([name, call]) => [
          name,
          (...given: unknown[]) => {
            requests += 1;
            if (requests === after) work.pause();
            return (call as (...all: unknown[]) => unknown)(...given);
          },
        ]),
      ) as unknown as Operations;
      const report = await evening(work, pausing);
      expect([after, report.isOver, report.error]).toEqual([after, false, null]);
      expect((await readRollouts({ files, dataDir: DATA }))[0]?.outcome).toBe(after < 6 ? 'not-begun' : 'open');
      const end = await toItsEnd({ files, clock, cluster });
      expect([end.outcome, cluster.restarts.length]).toEqual(['done', 6]);
      expect([...cluster.phones.values()].every(({ resets }) => resets === 1)).toBe(true);
    }
  });

  test('phones that were on their way to another node at a pause are waited for before the next node is restarted', async () => {
    const { clock, files, cluster, work } = await opened();
    const operations = cluster.operations();
    const callManagers = (): number => cluster.restarts.filter((one) => one.startsWith('Cisco CallManager')).length;
    let [looks, looksBeforeSecond] = [0, 0];
    const slow: Operations = {
      ...operations,
      counters: async (...given) => {
        const read = await operations.counters(...given);
        if (callManagers() !== 1 || !read.ok) return read;
        looks += 1;
        if (looks === 1) work.pause();
        return looks > 8 ? read : ok({ ...read.value, registeredPhones: 0 });
      },
      restart: (...given) => {
        if (given[1] === 'Cisco CallManager' && callManagers() === 1) looksBeforeSecond = looks;
        return operations.restart(...given);
      },
    };
    expect(await evening(work, slow)).toMatchObject({ isOver: false, error: null });
    expect([callManagers(), (await evening(await found(files, clock), slow)).outcome]).toEqual([1, 'done']);
    expect(looksBeforeSecond).toBeGreaterThan(8);
  });

  test('a service that was started by hand is taken as proved, and the rest goes on', async () => {
    const { clock, files, work, cluster } = await opened({ dead: ['Cisco CTIManager on 10.0.0.1'] });
    expect((await evening(work, cluster.operations())).error?.code).toBe('rollout.service-not-proved');
    const mended = new SimulatedCluster(clock, NODES, simulatedPhones(9));
    const operations = { ...cluster.operations(), services: (...[node, names]: Parameters<Operations['services']>) => mended.operations().services(node, names).then((read) => (read.ok ? { ok: true as const, value: read.value.map((info) => ({ ...info, upTime: 40 })) } : read)) };
    const again = await found(files, clock);
    const report = await evening(again, operations);
    expect(report.restarts.find(({ node, service }) => node === '10.0.0.1' && service === 'Cisco CTIManager')).toMatchObject({ status: 'proved', upTimeAfter: 40 });
    expect(cluster.restarts.filter((one) => one === 'Cisco CTIManager on 10.0.0.1')).toHaveLength(1);
  });

  test('a restart that hangs is skipped while it is waited for; the report says so', async () => {
    const { work, cluster } = await opened({ dead: ['Cisco CTIManager on 10.0.0.1'] });
    const operations = cluster.operations();
    let looks = 0;
    const skipping: Operations = {
      ...operations,
      services: async (node, names) => {
        const restart = work.restartOf({ node, service: 'Cisco CTIManager' });
        looks += Number(restart?.status === 'running');
        if (looks === 3 && restart !== undefined) await work.note({ what: 'restart', restart: { ...restart, status: 'skipped' } });
        return operations.services(node, names);
      },
    };
    const report = await evening(work, skipping);
    expect([report.outcome, report.isOver, report.restarts.map(({ status }) => status).slice(-2), report.leftToDo]).toEqual(['incomplete', true, ['skipped', 'proved'], ['restart-services']]);
  });

  test('one refusal of the password is the last request', async () => {
    for (const refusedFrom of [1, 4, 9, 14, 20, 30, 45]) {
      const { clock, files, work, cluster } = await opened({ refusedFrom });
      const report = await evening(work, cluster.operations());
      expect([refusedFrom, report.isOver, report.error?.code]).toEqual([refusedFrom, false, 'login.refused']);
      // Requests that were under way side by side are answered too.
      expect(cluster.requests - refusedFrom).toBeLessThanOrEqual(3);
      expect((await found(files, clock)).progress.error).toBeNull();
    }
  });

  test.each(['login.refused', 'platform.reset-forbidden', 'platform.reset-throttled'] as const)('phones whose reset was refused with the user, or for now (%s), are not told as reset: the pilot, and those that were under way side by side', async (code) => {
    for (const allowed of [0, 1]) {
      const { clock, files, work, cluster } = await opened();
      const operations = cluster.operations();
      let asked = 0;
      const barred: Operations = {
        ...operations,
        resetPhone: async (...given) => {
          asked += 1;
          const [name] = given;
          return asked > allowed ? Promise.resolve(code === 'platform.reset-throttled' ? fail(code, NODES[0], { device: name }) : fail(code, NODES[0], { username: 'axl' })) : operations.resetPhone(...given);
        },
      };
      const report = await evening(work, barred);
      expect([report.error?.code, report.counts.reset, report.counts.waiting, asked > allowed]).toEqual([code, 0, 9 - allowed, true]);
      expect(report.pilots[0]?.verdict).toBe(allowed === 0 ? 'waiting' : 'accepted');
      const end = await toItsEnd({ files, clock, cluster });
      expect([end.outcome, [...cluster.phones.values()].every(({ resets }) => resets === 1)]).toEqual(['done', true]);
    }
  });

  test('a pilot that the cluster refuses to reset stops it, and waits; all phones refused and none reset are not asked on and on', async () => {
    const { clock, files, work, cluster } = await opened({}, { phones: 40 });
    const operations = cluster.operations();
    const refusing = (allowed: number) => {
      let asked = 0;
      const resetPhone: Operations['resetPhone'] = (device, options) => ((asked += 1) > allowed ? Promise.resolve(fail('platform.reset-refused', NODES[0], { device, detail: 'denied' })) : operations.resetPhone(device, options));
      return { operations: { ...operations, resetPhone }, asked: () => asked };
    };
    const none = refusing(0);
    const atPilot = await evening(work, none.operations);
    expect([atPilot.outcome, atPilot.isOver, atPilot.error?.code, atPilot.pilots[0]?.verdict, atPilot.counts.waiting, none.asked()]).toEqual(['failed', false, 'platform.reset-refused', 'waiting', 40, 1]);
    const pilotAlone = refusing(1);
    const report = await evening(await found(files, clock), pilotAlone.operations);
    expect([report.error?.code, report.counts.waiting, report.counts['left-out'], report.counts.reset]).toEqual(['platform.reset-refused', 39, 0, 0]);
    // Those that were under way side by side are answered too.
    expect(pilotAlone.asked() - 1).toBeLessThanOrEqual(5 + 3);
    const end = await toItsEnd({ files, clock, cluster });
    expect([end.outcome, [...cluster.phones.values()].every(({ resets }) => resets === 1)]).toEqual(['done', true]);
  });

  test('five phones are refused while the answer of a sixth is on its way, which is reset: the five are left out, and all others are asked', async () => {
    const { work, cluster } = await opened({}, { phones: 40 });
    const operations = cluster.operations();
    let [asked, refusals, tellFive] = [0, 0, (): void => undefined];
    const five = new Promise<void>((resolve) => (tellFive = resolve));
    const resetPhone: Operations['resetPhone'] = async (device, options) => {
      asked += 1;
      const nth = asked;
      // The first is the pilot, the second is slow.
      if (nth === 2) await five;
      if (nth <= 2 || nth > 7) return operations.resetPhone(device, options);
      refusals += 1;
      if (refusals === 5) tellFive();
      return fail('platform.reset-refused', NODES[0], { device, detail: 'denied' });
    };
    const report = await evening(work, { ...operations, resetPhone });
    expect([report.error, report.isOver]).toEqual([null, true]);
    expect([report.counts['left-out'], report.counts['came-back'], report.counts.waiting, asked]).toEqual([5, 35, 0, 40]);
  });

  test('what cannot be written down is not asked for', async () => {
    const clock = start();
    const files = createMemoryFiles();
    const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(3));
    const work: RolloutWork = await begin({ ...files, appendDurably: (file, bytes) => (file.endsWith('journal.jsonl') && cluster.requests > 4 ? Promise.reject(new Error('ENOSPC')) : files.appendDurably(file, bytes)) }, clock);
    const report = await evening(work, cluster.operations());
    expect([cluster.restarts, report.error?.code, report.kept]).toEqual([[], 'file.not-written', false]);
  });

  test('what a person says of a pilot that is in no list needs none, and nothing is taken for lost', async () => {
    const work = await begin(createMemoryFiles(), start());
    expect(await judgePilot({ work }, 'SEP000000000000', 'refused')).toBeNull();
    expect(work.folder.complete).toBe(true);
  });

  test('the pilot is asked for by hand where its reset is not possible', async () => {
    const { work, cluster } = await opened();
    const operations: Operations = { ...cluster.operations(), resetPhone: () => Promise.resolve(fail('platform.axl-not-asked', NODES[0])) };
    const report = await evening(work, operations);
    expect(report.pilots[0]).toMatchObject({ verdict: 'asked' });
    expect(recordOf().pilots).toHaveLength(1);
  });
});
