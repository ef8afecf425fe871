import { type EndedBy } from '../../shared/domain/change-record.ts';
import { type KeptReport, withTicksOf } from '../../shared/domain/kept-report.ts';
import { type Outcome } from '../../shared/domain/outcome.ts';
import { type EndReport } from '../../shared/domain/report.ts';
import { type AppError } from '../../shared/domain/result.ts';
import { type ChangeFolder } from './folder.ts';

/** How a change ended: before anything left this computer, or with a report. */
export type ChangeEnd<R extends EndReport> = { readonly kind: 'not-begun'; readonly error: AppError } | { readonly kind: 'reported'; readonly report: R };

/** What was read at the end, and whether the change is over with it; otherwise something is left to be finished, undone or read again. */
export interface Ending {
  readonly outcome: Outcome;
  readonly isOver: boolean;
  /** The person who leaves the cluster as it is. */
  readonly keptBy?: EndedBy;
}

/** Writes down how the change ended, the report first. `kept` then says whether everything about it could be written. */
export async function keepReport<K extends KeptReport>(folder: ChangeFolder, kept: K, { outcome, isOver, keptBy }: Ending): Promise<K['report']> {
  await folder.saveReport(withTicksOf(kept, await folder.readReport()));
  await folder.note(isOver ? { what: 'ended', outcome, ...(keptBy === undefined ? {} : { kept: true, by: keptBy }) } : { what: 'reported', outcome });
  return { ...kept.report, kept: folder.complete };
}

/** Writes down that nothing was written anywhere. */
export async function notBegun(folder: ChangeFolder, error: AppError): Promise<{ readonly kind: 'not-begun'; readonly error: AppError }> {
  await folder.note({ what: 'ended', outcome: 'not-begun' });
  return { kind: 'not-begun', error };
}
