import { parseJournalEntry } from '../../shared/contract/journal-line.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { encodeLine, type JournalForm, type LineOf, type ReadLines, readLines } from '../journal/lines.ts';

/** An entry as it stands in the journal. */
export type JournalLine = LineOf<JournalEntry>;

/** What could be read of a journal. */
export type ReadJournal = ReadLines<JournalEntry>;

/** The journal of a change: its record first, and no other record. Earlier programs wrote the next attempt behind one that was not begun, with a record of its own. */
export const CHANGE_JOURNAL: JournalForm<JournalEntry> = {
  parse: parseJournalEntry,
  isFirst: ({ what }) => what === 'record',
  endsAttempt: (entry) => entry.what === 'ended' && entry.outcome === 'not-begun',
};

/** The lines of the last attempt, its record first. */
export const lastAttempt = (lines: readonly JournalLine[]): readonly JournalLine[] => lines.slice(Math.max(0, lines.findLastIndex(({ what }) => what === 'record')));

export const journalLine = (n: number, time: Date, entry: JournalEntry): Uint8Array => encodeLine(n, time, entry);

/** Reads a journal as far as its lines are whole. Never throws. */
export const readJournal = (bytes: Uint8Array): ReadJournal => readLines(CHANGE_JOURNAL, bytes);
