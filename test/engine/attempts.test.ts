import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';
import { OpenChanges } from '../../core/change/open.ts';
import { readJournal } from '../../core/change/journal.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { isPractice } from '../../shared/domain/past-change.ts';
import { must } from '../helpers/must.ts';
import { type TestEngine } from '../helpers/test-engine.ts';
import { apply, endEngine, planned } from './practised.ts';

afterEach(endEngine);

const listed = async (walk: TestEngine) => must(await callEngine(walk.engine, 'changes', {})).changes;
const outcomes = async (walk: TestEngine) => (await listed(walk)).map(({ outcome }) => outcome).sort();
const openNow = (walk: TestEngine) => new OpenChanges({ files: createNodeFiles(), dataDir: walk.dataDir }).read();

/** Every change that is listed can be read, and its journal has one record and whole lines. */
async function expectWhole(walk: TestEngine): Promise<void> {
  for (const change of await listed(walk)) {
    expect(change).toMatchObject({ problem: null, damagedFrom: null, phase: 'ended' });
    expect(isPractice(change)).toBe(true);
    const { lines, end } = readJournal(await readFile(path.join(change.folder, 'journal.jsonl')));
    expect({ end, records: lines.filter(({ what }) => what === 'record').length }).toEqual({ end: 'whole', records: 1 });
  }
  expect(await openNow(walk)).toEqual([]);
}

describe('a change that is tried again', () => {
  it('behind wrong passwords and a token that was pulled is one of its own, and so is each attempt; the plan stays the one that was agreed to', async () => {
    const walk = await planned();
    const plan = walk.state().plan;
    for (const tried of [1, 2]) {
      expect((await apply(walk, 'Cisco124')).state, `${tried}`).toMatchObject({ step: 'preview', error: { code: 'token.pin-incorrect' } });
      expect(walk.state().plan).toEqual(plan);
    }
    await walk.do('movePracticeToken', { serial: '0054f509', inserted: false });
    expect((await apply(walk)).state).toMatchObject({ step: 'preview', error: { code: 'token.not-found' } });
    await walk.do('movePracticeToken', { serial: '0054f509', inserted: true });
    await walk.waitFor(({ tokens }) => tokens.tokens.length > 0);
    const { report, job } = (await apply(walk)).state;
    expect(report?.outcome).toBe('done');
    expect(await outcomes(walk)).toEqual(['done', 'not-begun', 'not-begun', 'not-begun']);
    await expectWhole(walk);
    const done = (await listed(walk)).find(({ outcome }) => outcome === 'done');
    expect(done).toMatchObject({ id: report?.id, folder: job?.folder, hasReport: true });
    expect(must(await callEngine(walk.engine, 'changeReport', { id: report?.id ?? '' })).kept).toMatchObject({ record: { id: report?.id }, report: { outcome: 'done' } });
    expect(walk.state().unfinished.changes).toEqual([]);
  });

  it('and given up is listed as not begun, keeps nothing from being begun and can be removed', async () => {
    const walk = await planned();
    await apply(walk, 'Cisco124');
    await walk.do('back', {});
    expect(await outcomes(walk)).toEqual(['not-begun']);
    await expectWhole(walk);
    const [change] = await listed(walk);
    await walk.do('removeChange', { id: change?.id ?? '' });
    expect(await listed(walk)).toEqual([]);
  });
});
