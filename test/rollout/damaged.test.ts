import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { OpenRollouts } from '../../core/rollout/open.ts';
import { readPhones, readRollout, readRollouts } from '../../core/rollout/past.ts';
import { sleep } from '../../core/ports/clock.ts';
import { jumpingClock } from '../helpers/jumping-clock.ts';
import { createMemoryFiles, type MemoryFiles } from '../helpers/memory-files.ts';
import { SimulatedCluster, simulatedPhones } from '../helpers/simulated-cluster.ts';
import { begin, DATA, evening, folderOf, ID, NODES, recordOf, toItsEnd } from './evenings.ts';

const OFF = 'SEP000000000003';
const place = (files: MemoryFiles) => ({ files, dataDir: DATA });
const fileNamed = (name: string): string => path.join(DATA, 'rollouts', ID, name);
const linesOf = (bytes: Uint8Array): readonly Buffer[] => Buffer.from(bytes).toString('utf8').split(/(?<=\n)/).map((line) => Buffer.from(line));

/** An evening of which `after` restarts or resets were asked for before it was paused. */
async function pausedAfter(after: number) {
  const clock = jumpingClock(new Date('2026-11-26T20:00:00Z'));
  const files = createMemoryFiles();
  const cluster = new SimulatedCluster(clock, NODES, simulatedPhones(9), { off: [OFF] });
  const operations = cluster.operations();
  const work = await begin(files, clock);
  // What was restarted at once could be from before it was begun, by clocks that are two minutes apart: then a person decides.
  await sleep(clock, 300_000);
  let asked = 0;
  const counting = <C extends (...given: never[]) => unknown>(call: C): C => ((...given) => {
    asked += 1;
    if (asked === after) work.pause();
    return call(...given);
  }) as C;
  await evening(work, { ...operations, restart: counting((...given) => operations.restart(...given)), resetPhone: counting((...given) => operations.resetPhone(...given)) });
  // Long enough that clocks tell what was before and what is since.
  await sleep(clock, 600_000);
  return { clock, files, cluster };
}

/** The same of a program that was killed before it wrote a report. */
async function killedAfter(after: number) {
  const killed = await pausedAfter(after);
  await killed.files.remove(fileNamed('report.json'));
  const lines = linesOf(await killed.files.read(fileNamed('journal.jsonl'), Infinity)).filter((line) => !/"what":"(?:paused|reported)"/.test(line.toString()));
  await killed.files.writeDurably(fileNamed('journal.jsonl'), Buffer.concat(lines));
  return { ...killed, lines: lines.length };
}

/** What stands in the folder, once something has been done to it. */
async function bent(files: MemoryFiles, name: string, bend: (lines: readonly Buffer[]) => readonly Buffer[]): Promise<Uint8Array> {
  const bytes = Buffer.concat(bend(linesOf(await files.read(fileNamed(name), Infinity))));
  await files.writeDurably(fileNamed(name), bytes);
  return Uint8Array.from(bytes);
}

const without = (at: number) => (lines: readonly Buffer[]): readonly Buffer[] => lines.map((line, index) => (index === at ? Buffer.from('{"n":0}\n') : line));
const cut = (at: number) => (lines: readonly Buffer[]): readonly Buffer[] => lines.filter((_line, index) => index !== at);

describe('a rollout whose journal is damaged', () => {
  test('at any line behind its record is open, goes on from what is left and what is read, and no service is restarted twice', async () => {
    let damages = 0;
    for (const after of [3, 4, 8]) {
      const { lines } = await killedAfter(after);
      for (let at = 1; at < lines; at += 1) {
        const killed = await killedAfter(after);
        const { files, cluster } = killed;
        const damaged = await bent(files, 'journal.jsonl', ((damages % 2 === 0 || at === lines - 1) ? without : cut)(at));
        damages += 1;
        expect(await new OpenRollouts(place(files)).read()).toMatchObject([{ id: ID, damagedFrom: at + 1, problem: null, outcome: 'open', record: recordOf() }]);
        const report = await toItsEnd(killed);
        expect([after, at, report.outcome, cluster.restarts.length, new Set(cluster.restarts).size]).toEqual([after, at, 'done', 6, 6]);
        expect([...cluster.phones.values()].filter(({ resets, name }) => resets !== (name === OFF ? 0 : 1))).toEqual([]);
        expect(await files.read(fileNamed('journal.jsonl'), Infinity)).toEqual(damaged);
        expect(await readRollouts(place(files))).toMatchObject([{ id: ID, outcome: 'done', damagedFrom: at + 1 }]);
        expect(await new OpenRollouts(place(files)).read()).toEqual([]);
      }
    }
    expect(damages).toBeGreaterThan(15);
  });

  test.each<[string, (lines: readonly Buffer[]) => readonly Buffer[]]>([
    ['its first line is lost', cut(0)],
    ['its first line is bent', without(0)],
    ['nothing of it is left', () => []],
  ])('is known by its report where %s', async (_what, bend) => {
    const killed = await pausedAfter(4);
    await bent(killed.files, 'journal.jsonl', bend);
    expect(await readRollouts(place(killed.files))).toMatchObject([{ id: ID, outcome: 'open', record: recordOf() }]);
    const report = await toItsEnd(killed);
    expect([report.outcome, killed.cluster.restarts.length]).toEqual(['done', 6]);
    expect(await new OpenRollouts(place(killed.files)).read()).toEqual([]);
  });

  test('in its record, without a report, is named and belongs to no cluster', async () => {
    const { files } = await pausedAfter(4);
    await files.remove(fileNamed('report.json'));
    const damaged = await bent(files, 'journal.jsonl', cut(0));
    expect(await readRollout(place(files), ID)).toEqual({ problem: 'damaged' });
    expect(await readRollouts(place(files))).toMatchObject([{ id: ID, record: null, problem: 'damaged', outcome: 'unknown', hasReport: false }]);
    expect(await folderOf(files, jumpingClock(new Date(0))).note({ what: 'resumed' })).toMatchObject({ ok: false, error: { code: 'file.not-written' } });
    expect(await files.read(fileNamed('journal.jsonl'), Infinity)).toEqual(damaged);
  });

  test('and cut off behind any of its lines, or inside one, goes on with what its report tells', async () => {
    for (const inside of [0, 20]) {
      const killed = await pausedAfter(5);
      await bent(killed.files, 'journal.jsonl', (lines) => [...lines.slice(0, 3), Buffer.from(lines[3] ?? '').subarray(0, inside)]);
      const report = await toItsEnd(killed);
      expect([inside, report.outcome, killed.cluster.restarts.length]).toEqual([inside, 'done', 6]);
    }
  });

  test('says that it has ended where its end is left', async () => {
    const killed = await pausedAfter(20);
    await bent(killed.files, 'journal.jsonl', without(2));
    expect(await readRollouts(place(killed.files))).toMatchObject([{ id: ID, outcome: 'done', damagedFrom: 3 }]);
  });
});

describe('a list of phones that is damaged', () => {
  test('at any line is listed anew, goes on beside it, and every phone is asked for', async () => {
    const count = linesOf(await (await pausedAfter(9)).files.read(fileNamed('phones.jsonl'), Infinity)).length;
    for (let at = 0; at < count - 1; at += 1) {
      const killed = await pausedAfter(9);
      const { files, cluster } = killed;
      const damaged = await bent(files, 'phones.jsonl', (at % 2 === 0 ? without : cut)(at));
      expect((await readPhones(place(files), recordOf())).isDamaged).toBe(true);
      const report = await toItsEnd(killed);
      expect([at, report.isOver, report.restarts.every(({ status }) => status === 'proved'), cluster.restarts.length]).toEqual([at, true, true, 6]);
      expect([...cluster.phones.values()].filter(({ resets, name }) => name !== OFF && (resets < 1 || resets > 2))).toEqual([]);
      expect(await files.read(fileNamed('phones.jsonl'), Infinity)).toEqual(damaged);
      expect(await readPhones(place(files), recordOf())).toMatchObject({ size: 9, isDamaged: true, counts: { waiting: 0 } });
    }
    expect(count).toBeGreaterThan(6);
  });
});
