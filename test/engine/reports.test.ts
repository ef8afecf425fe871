import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CallOutput } from '../../shared/contract/calls.ts';
import { apply, endEngine, planned } from './practised.ts';

afterEach(endEngine);

describe('the report of a change', () => {
  it('holds the phones, keeps every tick, and speaks the language in use', async () => {
    const walk = await planned();
    const { state } = await apply(walk);
    const id = state.report?.id ?? '';
    const folder = path.join(walk.dataDir, 'changes', id);
    const page = (): string => readFileSync(path.join(folder, 'report.html'), 'utf8');
    const told = async () => (await walk.do('changeReport', { id })) as CallOutput<'changeReport'>;
    const first = await told();
    expect(first.folder).toBe(folder);
    expect(first.kept?.report.phones).toEqual(state.report?.phones);
    expect(first.page).toBe(page());
    expect(page()).toContain('<html lang="en">');

    await walk.do('tickOff', { id, left: 'compare-on-phone', done: true });
    await walk.do('tickOff', { id, neighbour: 'srst', done: true });
    expect(walk.state()).toMatchObject({ ticked: ['compare-on-phone'], tickedNeighbours: ['srst'] });
    expect(page().match(/☑/g)).toHaveLength(2);
    await walk.do('speak', { language: 'ja' });
    const second = await told();
    expect(second.kept).toMatchObject({ ticked: ['compare-on-phone'], tickedNeighbours: ['srst'] });
    expect(page()).toContain('<html lang="ja">');
    expect(page()).toBe(second.page);

    const { changes } = (await walk.do('changes', {})) as CallOutput<'changes'>;
    const left = state.report?.leftToDo.filter((item) => item !== 'compare-on-phone');
    expect(changes.map(({ id: one, open }) => [one, open])).toEqual([[id, { left, phones: [] }]]);
    await walk.do('tickOff', { id, left: 'compare-on-phone', done: false });
    await walk.do('tickOff', { id, neighbour: 'srst', done: false });
    expect(walk.state()).toMatchObject({ ticked: [], tickedNeighbours: [] });
  });

  it('is not removed while the change is being made', async () => {
    const walk = await planned();
    const id = walk.state().plan?.id ?? '';
    await walk.do('apply', { planId: id, pin: 'Cisco123' });
    await walk.waitFor(({ job }) => job?.steps.some(({ status }) => status === 'running') === true);
    expect(await walk.engine.call('removeChange', { id })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
    await walk.waitFor(({ busy }) => busy === null);
    expect(walk.state().report?.kept).toBe(true);
  });

  it('is none of a change that is not there, and nothing leads out of the folder of changes', async () => {
    const walk = await planned();
    expect(await walk.engine.call('changeReport', { id: '20260101T000000Z-00000000' })).toMatchObject({ ok: false, error: { code: 'change.not-found' } });
    for (const id of ['../../etc', '20260101T000000Z-00000000/..', '']) expect(await walk.engine.call('changeReport', { id })).toMatchObject({ ok: false, error: { code: 'contract.violation' } });
  });
});
