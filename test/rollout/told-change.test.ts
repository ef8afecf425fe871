import { expect, it } from 'vitest';
import { tellChange } from '../../core/calls/rollout/behind.ts';
import { toldBy } from '../../core/calls/rollout/plan.ts';
import { rolloutReport as reportOf } from '../../core/rollout/report.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { keptByCommand } from '../helpers/kept-report.ts';
import { rolloutReport } from '../helpers/rollout-report.ts';
import { found, opened, recordOf } from './evenings.ts';

it.each([fail('file.not-written', '/data', { path: '/data', detail: 'ENOSPC' }), ok(null)])('a change whose folder did not take what its restart proved, or is gone, says that its records are not whole', async (amended) => {
  const rollout = rolloutReport();
  const report = { ...keptByCommand().report, id: rollout.record.change ?? '', kept: true };
  const shown: PlatformReport[] = [];
  const store = { state: () => ({ platform: { report } }), dispatch: (event: { readonly report: PlatformReport }) => void shown.push(event.report) };
  await tellChange({ options: { log: { error: () => undefined } }, reports: () => Promise.resolve(amended), store } as never, rollout);
  expect(shown).toMatchObject([{ kept: false, rollout: { id: rollout.record.id } }]);
});

it('the ITL files that a change leaves to be looked at stand in the list of its restart too, also where another program finds that', async () => {
  const kept = keptByCommand();
  const told = (leftToDo: typeof kept.report.leftToDo) => toldBy({ ...kept, report: { ...kept.report, leftToDo } }).mayDistrustItl === true;
  expect([told(['restart-tftp', 'look-at-itl']), told(['restart-tftp'])]).toEqual([true, false]);
  for (const mayDistrustItl of [true, false]) {
    const { files, clock } = await opened({}, { record: recordOf({ mayDistrustItl }) });
    const work = await found(files, clock);
    const listed = [true, false].map((isOver) => reportOf(work, isOver, { phones: new Set(), neighbours: [] }).leftToDo.includes('look-at-itl'));
    expect(listed).toEqual([mayDistrustItl, false]);
  }
});
