import { type EndReport } from '../../shared/domain/report.ts';
import { type AppError } from '../../shared/domain/result.ts';
import { type ChangeFolder, type KeptReport } from './folder.ts';

/** How a change ended: before anything left this computer, or with a report. */
export type ChangeEnd<R extends EndReport> = { readonly kind: 'not-begun'; readonly error: AppError } | { readonly kind: 'reported'; readonly report: R };

/** Writes down how the change ended. `kept` then says whether everything about it could be written. */
export async function keepReport<R extends KeptReport>(folder: ChangeFolder, report: R): Promise<R> {
  await folder.note({ what: 'ended', outcome: report.outcome });
  await folder.saveReport({ ...report, kept: folder.complete });
  return { ...report, kept: folder.complete };
}
