import { type ReportedPhone } from '../../shared/domain/rollout/report.ts';
import { csv } from '../../shared/texts/csv.ts';

/** Columns in the order of the file; their names are the fields' own, so that a program can read them in any language. */
const COLUMNS = ['name', 'model', 'description', 'devicePool', 'state', 'trouble', 'foretold', 'done'] as const satisfies readonly (keyof ReportedPhone)[];

/** Phones of a rollout as a table. */
export const phonesCsv = (phones: Iterable<ReportedPhone>): string => csv([COLUMNS, ...[...phones].map((phone) => COLUMNS.map((column) => String(phone[column] ?? '')))]);
