import path from 'node:path';
import { ROLLOUT_PHONES, ROLLOUT_REPORT, type ListedRollout, isOpenRollout } from '../../shared/domain/rollout/report.ts';
import { isOpenRestart } from '../../shared/domain/rollout/progress.ts';
import { type RolloutRecord } from '../../shared/domain/rollout/record.ts';
import { CHANGE_ID } from '../../shared/domain/change-record.ts';
import { type Files } from '../ports/files.ts';
import { folderIds, JOURNAL } from '../journal/folder.ts';
import { readLines } from '../journal/lines.ts';
import { MAX_PHONES, MAX_ROLLOUT_JOURNAL, PHONES_JOURNAL, ROLLOUT_JOURNAL, rolloutFolderPath, rolloutsPath } from './folder.ts';
import { PhoneTable } from './phone-table.ts';
import { advanced, beginning, type RolloutProgress } from './progress.ts';

/** Where past rollouts are read from. */
export interface RolloutsPlace {
  readonly files: Files;
  readonly dataDir: string;
}

/** Most rollouts that are listed; older ones stay in their folders. */
const MAX_ROLLOUTS = 1000;

/** A rollout by its journal, or why nothing is known of it but its folder. */
export type ReadRollout = { readonly progress: RolloutProgress } | { readonly problem: NonNullable<ListedRollout['problem']> };

/** `null` = nothing was begun: there is no folder, or the program ended before the record was whole. Never throws. */
export async function readRollout({ files, dataDir }: RolloutsPlace, id: string): Promise<ReadRollout | null> {
  if (!CHANGE_ID.test(id)) return null;
  const file = path.join(rolloutFolderPath(dataDir, id), JOURNAL);
  try {
    if (!(await files.exists(file))) return null;
    const { lines, end, other } = readLines(ROLLOUT_JOURNAL, await files.read(file, MAX_ROLLOUT_JOURNAL));
    const [first, ...rest] = lines;
    if (first === undefined && other === null && end !== 'damaged') return null;
    if (first?.what !== 'record' || first.record.id !== id || end === 'damaged') return { problem: other === 'newer-version' ? 'newer-version' : 'damaged' };
    return { progress: rest.reduce((progress, line) => advanced(progress, line, new Date(line.time)), beginning(first.record, first.time)) };
  } catch {
    return { problem: 'damaged' };
  }
}

/** The phones of a rollout as far as the lines of their list are whole. What cannot be read is listed anew. */
export async function readPhones({ files, dataDir }: RolloutsPlace, { id, continuity }: RolloutRecord): Promise<PhoneTable> {
  const table = new PhoneTable(continuity);
  const file = path.join(rolloutFolderPath(dataDir, id), ROLLOUT_PHONES);
  try {
    if (!(await files.exists(file))) return table;
    for (const line of readLines(PHONES_JOURNAL, await files.read(file, MAX_PHONES)).lines) table.apply(line, new Date(line.time).getTime());
    return table;
  } catch {
    return table;
  }
}

/** Whether anything was sent: a restart or a reset was written down. */
export const isBegun = ({ restarts, pilots }: Pick<RolloutProgress, 'restarts' | 'pilots'>): boolean =>
  restarts.some(({ status }) => status !== 'waiting') || pilots.some(({ verdict }) => verdict !== 'waiting');

/** A rollout as the list of all tells it; `null` = nothing was begun. Never throws. */
export async function readListedRollout(place: RolloutsPlace, id: string): Promise<ListedRollout | null> {
  const read = await readRollout(place, id);
  const folder = rolloutFolderPath(place.dataDir, id);
  if (read === null) return null;
  if ('problem' in read) return { id, folder, record: null, problem: read.problem, startedAt: '', endedAt: null, outcome: 'unknown', restartsDone: 0, hasReport: false, openPhones: null };
  const { progress } = read;
  const { record, restarts, startedAt, endedAt, outcome } = progress;
  return {
    id,
    folder,
    record,
    problem: null,
    startedAt,
    endedAt,
    outcome: outcome ?? (isBegun(progress) ? 'open' : 'not-begun'),
    restartsDone: restarts.filter((restart) => !isOpenRestart(restart)).length,
    hasReport: await place.files.exists(path.join(folder, ROLLOUT_REPORT)).catch(() => false),
    openPhones: null,
  };
}

/** All rollouts of this computer, newest first. Never throws. */
export async function readRollouts(place: RolloutsPlace): Promise<readonly ListedRollout[]> {
  const ids = (await folderIds(place.files, rolloutsPath(place.dataDir))).slice(0, MAX_ROLLOUTS);
  const read: ListedRollout[] = [];
  // One after the other: each may be large, and none is needed at once.
  for (const id of ids) read.push(...[await readListedRollout(place, id)].filter((one) => one !== null));
  return read;
}

export const openRollouts = async (place: RolloutsPlace): Promise<readonly ListedRollout[]> => (await readRollouts(place)).filter(isOpenRollout);
