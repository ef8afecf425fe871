import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Files } from '../../core/ports/files.ts';
import { type Operations } from '../../core/ports/platform/operations.ts';
import { readRollout, readRollouts } from '../../core/rollout/past.ts';
import { trustVerdict } from '../../core/rollout/trust-messages.ts';
import { encodeLine } from '../../core/journal/lines.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { suggestedPilots } from '../../shared/domain/rollout/pilots.ts';
import { ROLLOUT_PHONES } from '../../shared/domain/rollout/report.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { simulatedPhones } from '../helpers/simulated-cluster.ts';
import { DATA, evening, folderOf, found, ID, NODES, opened, recordOf } from './evenings.ts';

const PILOT = 'SEP000000000000';

describe('phones that are suggested as pilots', () => {
  const phones = [['SEP1', 'Cisco 7960', 'encrypted'], ['SEP2', 'Cisco 7975', 'non-secure'], ['SEP3', 'Cisco 8841', 'authenticated'], ['SEP4', 'Cisco 7940', 'non-secure']] as const;
  const listed = phones.map(([name, model, profile]) => ({ name, model, profile, description: '', devicePool: '' }));
  const registered = new Map(phones.map(([name]) => [name, { name, state: 'registered', node: NODES[0] ?? '', host: '', since: null } as const]));
  test.each([
    ['sast', ['SEP1 secure-profile', 'SEP4 without-tvs']],
    ['unknown', ['SEP1 secure-profile', 'SEP4 without-tvs']],
    ['tvs', ['SEP3 secure-profile']],
    ['visits', []],
  ] as const)('are none that are foretold to refuse the file: %s', (continuity, expected) => {
    expect(suggestedPilots(listed, registered, continuity).map(({ name, why }) => `${name} ${why}`)).toEqual(expected);
  });
});

describe('a pilot phone', () => {
  test('that a person called refused keeps the evening from going on, whatever program finds it', async () => {
    const { files, clock, work, operations, cluster, resets } = await opened({}, { record: recordOf({ pilots: [PILOT, 'SEP000000000005'] }) });
    const [pilot] = work.progress.pilots;
    if (pilot === undefined) return expect.fail();
    await work.note({ what: 'pilot', pilot: { ...pilot, verdict: 'refused' } });
    const report = await evening(await found(files, clock), operations);
    expect([report.error?.code, report.isOver, resets()]).toEqual(['rollout.pilot-refused', true, 0]);
    expect(cluster.restarts.every((one) => one.startsWith('Cisco Tftp'))).toBe(true);
  });

  test('whose reset comes to it late is not reset a second time by who goes on', async () => {
    const { files, clock, work, operations } = await opened();
    const resetAt: number[] = [];
    const late: Operations = {
      ...operations,
      resetPhone: () => {
        resetAt.push(clock.elapsed());
        work.pause();
        return Promise.resolve(ok(undefined));
      },
      // It goes half a minute after it was asked, and is back at once.
      registrations: (names) => Promise.resolve(ok(names.map((name) => ({ name, state: 'registered', node: NODES[0] ?? '', host: '', since: clock.elapsed() < (resetAt[0] ?? Infinity) + 30_000 ? 5 : 6 })))),
    };
    await evening(work, late);
    expect(work.pilotOf(PILOT)?.verdict).toBe('asked');
    await evening(await found(files, clock), late);
    expect(resetAt).toHaveLength(1);
  });

  test('is not judged by what its page said before, which only the program knew that reset it', async () => {
    const { files, clock, work, operations } = await opened();
    const telling: Operations = { ...operations, phoneStatus: () => Promise.resolve(ok({ messages: ['19:02:11 Trust List Updated'] })) };
    await evening(work, { ...telling, resetPhone: (...given) => (work.pause(), operations.resetPhone(...given)) });
    const again = await found(files, clock);
    await evening(again, telling);
    expect(again.pilotOf(PILOT)?.verdict).toBe('asked');
  });

  test.each<[string, readonly string[], readonly string[], ReturnType<typeof trustVerdict>]>([
    ['what stood there before', ['a Trust List Updated'], ['a Trust List Updated'], null],
    ['a line behind it', ['a Trust List update failed'], ['a Trust List update failed', 'b Trust List Updated'], 'accepted'],
    ['a list that begins anew', ['a Trust List Updated'], ['b Trust List update failed'], 'refused'],
    ['two new ones, of which the last counts', [], ['a Trust List Updated', 'b CTL update failed : bad signature'], 'refused'],
    ['nothing about a list', [], ['a CTLSEP001.tlv'], null],
  ])('messages: %s', (_what, before, now, verdict) => {
    expect(trustVerdict(before, now)).toBe(verdict);
  });
});

describe('phones', () => {
  test('are counted before anything is restarted, where a restart was left out of the plan too', async () => {
    const { work, operations } = await opened();
    const left = work.progress.restarts.at(-1) ?? expect.fail('no restart');
    await work.note({ what: 'restart', restart: { ...left, status: 'skipped' } });
    await evening(work, operations);
    expect(Object.keys(work.progress.before)).toEqual(NODES);
  });

  test.each([[1, 0], [2, 1]])('of which it could not be written down that they are asked are not asked (the %i. time)', async (nth, reset) => {
    const files = createMemoryFiles();
    let asked = 0;
    const full: Files = {
      ...files,
      appendDurably: (file, bytes) => {
        asked += Number(file.endsWith(ROLLOUT_PHONES) && Buffer.from(bytes).includes('"what":"asked"'));
        return asked >= nth ? Promise.reject(new Error('ENOSPC')) : files.appendDurably(file, bytes);
      },
    };
    const { work, operations, resets } = await opened({}, { files: full });
    expect([(await evening(work, operations)).error?.code, resets()]).toEqual(['file.not-written', reset]);
  });

  test('are asked no more once a pause came; those that were not wait', async () => {
    const { work, operations, resets } = await opened({}, { phones: 40 });
    let calls = 0;
    const report = await evening(work, { ...operations, resetPhone: (...given) => {
      calls += 1;
      // Behind the pilot.
      if (calls === 3) work.pause();
      return operations.resetPhone(...given);
    } });
    expect(resets()).toBeLessThanOrEqual(1 + 4 + 1);
    expect([report.isOver, report.counts.waiting]).toEqual([false, 40 - resets()]);
  });

  test('that the cluster will not reset are told as left out', async () => {
    const { work, operations, cluster } = await opened();
    const report = await evening(work, { ...operations, resetPhone: (name, options) => (name === 'SEP000000000007' ? Promise.resolve(fail('platform.reset-refused', NODES[0], { device: name, detail: 'no' })) : operations.resetPhone(name, options)) });
    expect([report.outcome, report.counts['left-out'], cluster.phones.get('SEP000000000007')?.resets]).toEqual(['incomplete', 1, 0]);
  });

  test('of a large pool, of which few stay away, stop nobody', async () => {
    const lost = [1, 2, 4, 5, 7].map((number) => `SEP00000000000${number}`);
    const { work, operations } = await opened({ lost }, { phones: 60 });
    const report = await evening(work, operations);
    expect([report.error, report.isOver, report.counts['not-back'], report.counts['came-back']]).toEqual([null, true, 5, 55]);
  });
});

describe('the list of phones', () => {
  const listed = async (phones: Operations['phones']) => {
    const { work, operations, cluster } = await opened();
    let pages = 0;
    const counted: Operations['phones'] = (...given) => {
      pages += 1;
      return pages > 30 ? Promise.resolve(fail('platform.busy', NODES[0])) : phones(...given);
    };
    const report = await evening(work, { ...operations, phones: counted });
    return { report, pages, restarts: cluster.restarts.length, size: work.table.size };
  };
  const changed = () => Promise.resolve(fail('platform.list-changed', NODES[0]));

  test('that has changed between two pages is begun anew', async () => {
    let isChanged = true;
    const end = await listed((from) => {
      if (from > 0 && isChanged) return ((isChanged = false), changed());
      return Promise.resolve(ok({ phones: simulatedPhones(9).slice(from, from + 5), next: from === 0 ? 5 : null }));
    });
    expect([end.report.outcome, end.pages, end.size]).toEqual(['done', 4, 9]);
  });

  test('that never stands still is given up before anything is restarted', async () => {
    const end = await listed(changed);
    expect([end.report.error?.code, end.restarts, end.pages]).toEqual(['platform.list-changed', 0, 4]);
  });

  test('whose next page is not behind this one has ended', async () => {
    const end = await listed(() => Promise.resolve(ok({ phones: simulatedPhones(9), next: 0 })));
    expect([end.pages, end.size]).toEqual([1, 9]);
  });

  test('tells no more who was registered before everything once a service was restarted', async () => {
    const { files, clock, work, operations } = await opened({ off: ['SEP000000000003'] });
    await evening(work, { ...operations, registrations: () => Promise.resolve(fail('platform.busy', NODES[0])), restart: (...given) => (work.pause(), operations.restart(...given)) });
    const again = await found(files, clock);
    await evening(again, { ...operations, services: (...given) => (again.pause(), operations.services(...given)) });
    expect([...again.table.rows()].map(({ wasRegistered }) => wasRegistered)).toEqual(Array<null>(9).fill(null));
  });
});

describe('the folder of a rollout', () => {
  const line = (n: number, entry: object): Uint8Array => encodeLine(n, new Date('2026-11-26T20:00:00Z'), entry);

  test.each([
    ['a record that is bent', [Buffer.from('{}\n'), line(2, { what: 'resumed' })], 'damaged'],
    ['the record of another one', [line(1, { what: 'record', record: recordOf({ id: '20261126T200000Z-ffffffff' }) })], 'damaged'],
    ['a newer program', [Buffer.from('{"what":"record","record":{"version":2}}\n{"what":"x"}\n')], 'newer-version'],
  ])('with %s is named, and nothing of it is believed', async (_what, lines, problem) => {
    const files = createMemoryFiles();
    const folder = folderOf(files, jumpingClock(new Date(0))).path;
    await files.makeFolder(folder);
    await files.writeDurably(path.join(folder, 'journal.jsonl'), Buffer.concat(lines));
    expect(await readRollout({ files, dataDir: DATA }, ID)).toEqual({ problem });
    expect(await readRollouts({ files, dataDir: DATA })).toMatchObject([{ id: ID, record: null, problem, outcome: 'unknown' }]);
  });

  test('is none where a name is not formed as one', async () => {
    const files = createMemoryFiles();
    await files.makeFolder(path.join(DATA, 'evil'));
    await files.writeDurably(path.join(DATA, 'evil', 'journal.jsonl'), Buffer.from('{}\n{}\n'));
    expect(await readRollout({ files, dataDir: DATA }, '../evil')).toBeNull();
  });
});
