import { expect, it } from 'vitest';
import { tellChange } from '../../core/calls/rollout/behind.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { keptByCommand } from '../helpers/kept-report.ts';
import { rolloutReport } from '../helpers/rollout-report.ts';

it.each([fail('file.not-written', '/data', { path: '/data', detail: 'ENOSPC' }), ok(null)])('a change whose folder did not take what its restart proved, or is gone, says that its records are not whole', async (amended) => {
  const rollout = rolloutReport();
  const report = { ...keptByCommand().report, id: rollout.record.change ?? '', kept: true };
  const shown: PlatformReport[] = [];
  const store = { state: () => ({ platform: { report } }), dispatch: (event: { readonly report: PlatformReport }) => void shown.push(event.report) };
  await tellChange({ options: { log: { error: () => undefined } }, reports: () => Promise.resolve(amended), store } as never, rollout);
  expect(shown).toMatchObject([{ kept: false, rollout: { id: rollout.record.id } }]);
});
