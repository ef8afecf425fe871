import path from 'node:path';
import { type RolloutEntry } from '../../shared/domain/rollout/journal.ts';
import { ROLLOUT_PHONES, ROLLOUT_REPORT, type ListedRollout, type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { isOpenRestart } from '../../shared/domain/rollout/progress.ts';
import { type RolloutRecord } from '../../shared/domain/rollout/record.ts';
import { CHANGE_ID } from '../../shared/domain/change-record.ts';
import { type Files } from '../ports/files.ts';
import { folderIds, JOURNAL } from '../journal/folder.ts';
import { type Page, type PageOf, readPage } from '../journal/page.ts';
import { fittingLines, type JournalForm, type LineOf, readLines } from '../journal/lines.ts';
import { CONTINUED, MAX_PHONES, MAX_ROLLOUT_JOURNAL, PHONES_CONTINUED, PHONES_JOURNAL, readRolloutReport, ROLLOUT_JOURNAL, rolloutFolderPath, rolloutsPath } from './folder.ts';
import { PhoneTable } from './phone-table.ts';
import { advanced, beginning, restartKey, type RolloutProgress } from './progress.ts';

/** Where past rollouts are read from. */
export interface RolloutsPlace {
  readonly files: Files;
  readonly dataDir: string;
}

/** A rollout by its journal, or why nothing is known of it but its folder. */
export type ReadRollout = { readonly progress: RolloutProgress } | { readonly problem: NonNullable<ListedRollout['problem']> };

const folded = (begun: RolloutProgress, lines: readonly LineOf<RolloutEntry>[]): RolloutProgress => lines.reduce((progress, line) => advanced(progress, line, new Date(line.time)), begun);

async function bytesOf(files: Files, file: string, most: number): Promise<Uint8Array | null> {
  return (await files.exists(file)) ? files.read(file, most) : null;
}

/** What was written down behind a damaged journal. */
async function continuedLines<E extends object>(files: Files, form: JournalForm<E>, file: string, most: number): Promise<readonly LineOf<E>[]> {
  const bytes = await bytesOf(files, file, most);
  return bytes === null ? [] : readLines(form, bytes).lines;
}

/** What the report tells of what the lines of the journal do not: it was written behind lines that are lost. */
function withReport(progress: RolloutProgress, { restarts, pilots, witness, before, after }: RolloutReport): RolloutProgress {
  const reported = new Map(restarts.map((restart) => [restartKey(restart), restart]));
  return {
    ...progress,
    restarts: progress.restarts.map((restart) => (restart.status === 'waiting' ? (reported.get(restartKey(restart)) ?? restart) : restart)),
    pilots: progress.pilots.map((pilot) => (pilot.verdict === 'waiting' ? (pilots.find(({ name }) => name === pilot.name) ?? pilot) : pilot)),
    witness: progress.witness?.isRegistered === null ? witness : progress.witness,
    before: { ...before, ...progress.before },
    after: { ...after, ...progress.after },
  };
}

/** A rollout of whose journal lines are lost: by those that are left, by its report, and by what was written down behind the damage. */
async function readDamaged({ files }: RolloutsPlace, folder: string, bytes: Uint8Array): Promise<ReadRollout | null> {
  const { lines, end } = readLines(ROLLOUT_JOURNAL, bytes);
  const [first] = lines;
  const id = path.basename(folder);
  const report = await readRolloutReport(files, folder);
  const record = first?.what === 'record' && first.record.id === id ? first.record : (report?.record ?? null);
  // The record is whole before anything else is written.
  if (record === null) return end !== 'damaged' && lines.length === 0 && !(await files.exists(path.join(folder, ROLLOUT_PHONES))) ? null : { problem: 'damaged' };
  const left = [...fittingLines(ROLLOUT_JOURNAL, bytes), ...(await continuedLines(files, ROLLOUT_JOURNAL, path.join(folder, CONTINUED), MAX_ROLLOUT_JOURNAL))];
  const progress = folded(beginning(record, first?.time ?? report?.startedAt ?? ''), left);
  return { progress: { ...(report === null ? progress : withReport(progress, report)), damagedFrom: lines.length + 1 } };
}

/** `null` = nothing was begun: there is no folder, or the program ended before the record was whole. Never throws. */
export async function readRollout(place: RolloutsPlace, id: string, given?: Uint8Array): Promise<ReadRollout | null> {
  if (!CHANGE_ID.test(id)) return null;
  const folder = rolloutFolderPath(place.dataDir, id);
  try {
    const bytes = given ?? (await bytesOf(place.files, path.join(folder, JOURNAL), MAX_ROLLOUT_JOURNAL));
    if (bytes === null) return null;
    const { lines, end, other } = readLines(ROLLOUT_JOURNAL, bytes);
    const [first, ...rest] = lines;
    if (other === 'newer-version') return { problem: 'newer-version' };
    if (first?.what !== 'record' || first.record.id !== id || end === 'damaged') return await readDamaged(place, folder, bytes);
    const progress = folded(beginning(first.record, first.time), rest);
    // The line that says so stands behind a report: where there is none, it may be that the end of the journal was cut off.
    const report = rest.some(({ what }) => what === 'reported' || what === 'ended') ? null : await readRolloutReport(place.files, folder);
    return { progress: report === null ? progress : withReport(progress, report) };
  } catch {
    return { problem: 'damaged' };
  }
}

/** The phones of a rollout as far as the lines of their list are whole. What cannot be read is listed anew. */
export async function readPhones({ files, dataDir }: RolloutsPlace, { id, continuity }: RolloutRecord): Promise<PhoneTable> {
  const table = new PhoneTable(continuity);
  const folder = rolloutFolderPath(dataDir, id);
  try {
    const bytes = await bytesOf(files, path.join(folder, ROLLOUT_PHONES), MAX_PHONES);
    if (bytes === null) return table;
    const { lines, end } = readLines(PHONES_JOURNAL, bytes);
    const isDamaged = end === 'damaged' || (lines.length === 0 && bytes.length > 0);
    const left = isDamaged ? [...fittingLines(PHONES_JOURNAL, bytes), ...(await continuedLines(files, PHONES_JOURNAL, path.join(folder, PHONES_CONTINUED), MAX_PHONES))] : lines;
    for (const line of left) table.apply(line, new Date(line.time).getTime());
    if (isDamaged) table.lostLines();
    return table;
  } catch {
    return table;
  }
}

/** Whether anything was sent: a restart or a reset was written down. */
export const isBegun = ({ restarts, pilots }: Pick<RolloutProgress, 'restarts' | 'pilots'>): boolean =>
  restarts.some(({ status }) => status !== 'waiting') || pilots.some(({ verdict }) => verdict !== 'waiting');

/** A rollout as the list of all tells it; `null` = nothing was begun. Never throws. @param given its journal, where it was read just now. */
export async function readListedRollout(place: RolloutsPlace, id: string, given?: Uint8Array): Promise<ListedRollout | null> {
  const read = await readRollout(place, id, given);
  const folder = rolloutFolderPath(place.dataDir, id);
  if (read === null) return null;
  if ('problem' in read) {
    const hasReport = await hasReportIn(place, folder);
    return { id, folder, record: null, problem: read.problem, damagedFrom: null, startedAt: '', endedAt: null, outcome: 'unknown', restartsDone: 0, hasReport, openPhones: null };
  }
  const { progress } = read;
  const { record, restarts, startedAt, endedAt, outcome, damagedFrom } = progress;
  return {
    id,
    folder,
    record,
    problem: null,
    damagedFrom,
    startedAt,
    endedAt,
    // What the lost lines said may be that something was sent.
    outcome: outcome ?? (isBegun(progress) || damagedFrom !== null ? 'open' : 'not-begun'),
    restartsDone: restarts.filter((restart) => !isOpenRestart(restart)).length,
    hasReport: await hasReportIn(place, folder),
    openPhones: null,
  };
}

const hasReportIn = ({ files }: RolloutsPlace, folder: string): Promise<boolean> => files.exists(path.join(folder, ROLLOUT_REPORT)).catch(() => false);

/** Names of all rollouts of this computer, newest first; none where their folder cannot be read. Never throws. */
const rolloutIds = ({ files, dataDir }: RolloutsPlace): Promise<readonly string[]> => folderIds(files, rolloutsPath(dataDir));

/** Rollouts of this computer, newest first. Never throws. @param fits those that belong into the list. */
export const rolloutsPage = async (place: RolloutsPlace, page: PageOf, fits: (rollout: ListedRollout) => boolean = () => true): Promise<Page<ListedRollout>> =>
  readPage(() => rolloutIds(place), page, async (id) => {
    const rollout = await readListedRollout(place, id);
    return rollout !== null && fits(rollout) ? rollout : null;
  });
export const readRollouts = async (place: RolloutsPlace): Promise<readonly ListedRollout[]> => (await rolloutsPage(place, {})).found;
