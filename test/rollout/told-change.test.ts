import { expect, it } from 'vitest';
import { tellChange } from '../../core/calls/rollout/behind.ts';
import { fail } from '../../shared/domain/result.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { keptByCommand } from '../helpers/kept-report.ts';
import { rolloutReport } from '../helpers/rollout-report.ts';

it('a change whose folder did not take what its restart proved says that its records are not whole', async () => {
  const rollout = rolloutReport();
  const report = { ...keptByCommand().report, id: rollout.record.change ?? '', kept: true };
  const shown: PlatformReport[] = [];
  const store = { state: () => ({ platform: { report } }), dispatch: (event: { readonly report: PlatformReport }) => void shown.push(event.report) };
  await tellChange({ options: { log: { error: () => undefined } }, reports: () => Promise.resolve(fail('file.not-written', '/data', { path: '/data', detail: 'ENOSPC' })), store } as never, rollout);
  expect(shown).toMatchObject([{ kept: false, rollout: { id: rollout.record.id } }]);
});
