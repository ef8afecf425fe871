import path from 'node:path';
import { CHANGE_ID } from '../../shared/domain/change-record.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { type ChangePhase, type PastChange } from '../../shared/domain/past-change.ts';
import { type Files } from '../ports/files.ts';
import { changeFolderPath, changesPath, NEW_FILE, REPORT } from './folder.ts';
import { folderIds, JOURNAL } from '../journal/folder.ts';
import { readLastLine } from '../journal/lines.ts';
import { type Page, type PageOf, readPage } from '../journal/page.ts';
import { CONTINUED, MAX_JOURNAL } from './journal-file.ts';
import { CHANGE_JOURNAL, type JournalLine, lastAttempt, readJournal } from './journal.ts';

/** Where past changes are read from. */
export interface ChangesPlace {
  readonly files: Files;
  readonly dataDir: string;
}

/** Names of all changes of this computer, newest first; none where their folder cannot be read. Never throws. */
const changeIds = ({ files, dataDir }: ChangesPlace): Promise<readonly string[]> => folderIds(files, changesPath(dataDir));

/** What the step that an entry begins does to the cluster: writes something that phones do not load, or something that they may load. */
function phaseOf(entry: JournalEntry): ChangePhase {
  if (entry.what !== 'step' || entry.status !== 'begun') return 'not-begun';
  const [kind = ''] = entry.step.split(':');
  if (['commit', 'set-mode', 'command', 'delete'].includes(kind)) return 'writing';
  return ['stage', 'trust-tokens', 'store-capf'].includes(kind) ? 'staged' : 'not-begun';
}

const PHASES: readonly ChangePhase[] = ['not-begun', 'staged', 'writing', 'ended'];

/** How far a change has come by its journal. */
function phaseIn(lines: readonly JournalEntry[]): ChangePhase {
  const phases = lines.map((line) => (line.what === 'ended' ? 'ended' : phaseOf(line)));
  return phases.reduce<ChangePhase>((furthest, phase) => (PHASES.indexOf(phase) > PHASES.indexOf(furthest) ? phase : furthest), 'not-begun');
}

function lastOf<W extends JournalEntry['what']>(lines: readonly JournalLine[], what: W): Extract<JournalLine, { readonly what: W }> | null {
  const found = lines.findLast((line) => line.what === what);
  return (found as Extract<JournalLine, { readonly what: W }> | undefined) ?? null;
}

/** Who ended a change that had been open; lines of earlier programs do not say it. */
function endedBy(lines: readonly JournalLine[]): PastChange['endedBy'] {
  const ended = lastOf(lines, 'ended');
  if (ended === null) return null;
  if (ended.by !== undefined) return { as: 'keep', time: ended.time, ...ended.by };
  const resumed = lastOf(lines, 'resumed');
  return resumed?.by === undefined ? null : { as: resumed.as, time: resumed.time, ...resumed.by };
}

/** One of the journals of a change; `null` = there is none. Throws the system's errors. */
async function bytesOf({ files, dataDir }: ChangesPlace, id: string, name: string): Promise<Uint8Array | null> {
  const file = path.join(changeFolderPath(dataDir, id), name);
  return (await files.exists(file)) ? files.read(file, MAX_JOURNAL) : null;
}

/** What was written down behind a damaged journal, without its record. */
async function continued(place: ChangesPlace, id: string): Promise<readonly JournalLine[]> {
  const bytes = await bytesOf(place, id, CONTINUED);
  const [first, ...lines] = bytes === null ? [] : readJournal(bytes).lines;
  return first?.what === 'record' && first.record.id === id ? lines : [];
}

const unknownChange = (id: string, folder: string, problem: PastChange['problem']): PastChange => ({
  id,
  folder,
  record: null,
  problem,
  damagedFrom: null,
  startedAt: '',
  endedAt: null,
  phase: 'not-begun',
  outcome: 'unknown',
  kept: false,
  isSigned: false,
  hasReport: false,
  resumedAs: null,
  endedBy: null,
});

/** A change, and the lines of its journal from one reading; none where it has a problem. */
export interface PastJournal {
  readonly past: PastChange;
  readonly lines: readonly JournalLine[];
}

/**
 * One change as its folder tells it. `null` = nothing was begun: there is no folder, or the program ended before the record was whole, which stands in the journal before
 * anything else is done. Never throws; what cannot be read is a {@link PastChange.problem}.
 */
export const readPastChange = async (place: ChangesPlace, id: string): Promise<PastChange | null> => (await readPastJournal(place, id))?.past ?? null;

/** The same with its journal. @param bytes of it, where they were read just now. */
export async function readPastJournal(place: ChangesPlace, id: string, bytes?: Uint8Array): Promise<PastJournal | null> {
  const folder = changeFolderPath(place.dataDir, id);
  if (!CHANGE_ID.test(id)) return null;
  try {
    const journal = bytes ?? (await bytesOf(place, id, JOURNAL));
    if (journal === null) return null;
    const { lines: whole, end, other } = readJournal(journal);
    if (whole.length === 0 && other === null && end !== 'damaged') return null;
    const attempt = lastAttempt(whole);
    const [first] = attempt;
    const isDamaged = end === 'damaged';
    // Nothing is written behind an end: one that stands last is believed, whatever was before it.
    if (first?.what !== 'record' || first.record.id !== id || (isDamaged && readLastLine(CHANGE_JOURNAL, journal)?.what === 'ended')) return { past: unknownChange(id, folder, other ?? 'damaged'), lines: [] };
    const behind = isDamaged ? await continued(place, id) : [];
    const lines = [...attempt, ...behind];
    // An end that something stands behind is none.
    const ended = lastOf(isDamaged ? behind : lines, 'ended');
    // What the lost lines said may be that a server was written to.
    const phase = isDamaged && ended === null ? 'writing' : phaseIn(lines);
    const past: PastChange = {
      id,
      folder,
      record: first.record,
      problem: null,
      damagedFrom: isDamaged ? whole.length + 1 : null,
      startedAt: first.time,
      endedAt: ended?.time ?? null,
      phase,
      outcome: ended?.outcome ?? (phase === 'not-begun' ? 'not-begun' : 'unfinished'),
      kept: ended?.kept === true,
      isSigned: lastOf(lines, 'signed') !== null && (await place.files.exists(path.join(folder, NEW_FILE))),
      hasReport: await place.files.exists(path.join(folder, REPORT)),
      resumedAs: ended === null ? null : (lastOf(lines, 'resumed')?.as ?? null),
      endedBy: endedBy(lines),
    };
    return { past, lines };
  } catch {
    return { past: unknownChange(id, folder, 'damaged'), lines: [] };
  }
}

/** Changes of this computer, newest first. Never throws. @param fits those that belong into the list. */
export const changesPage = async (place: ChangesPlace, page: PageOf, fits: (change: PastChange) => boolean = () => true): Promise<Page<PastChange>> =>
  readPage(() => changeIds(place), page, async (id) => {
    const change = await readPastChange(place, id);
    return change !== null && fits(change) ? change : null;
  });

export const readPastChanges = async (place: ChangesPlace): Promise<readonly PastChange[]> => (await changesPage(place, {})).found;
