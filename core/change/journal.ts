import { parseJournalEntry } from '../../shared/contract/journal-line.ts';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { encodeLine, type JournalForm, type LineOf, type ReadLines, readLines } from '../journal/lines.ts';

/** An entry as it stands in the journal. */
export type JournalLine = LineOf<JournalEntry>;

/** What could be read of a journal. */
export type ReadJournal = ReadLines<JournalEntry>;

/** The journal of a change: its record first, and no other record. */
export const CHANGE_JOURNAL: JournalForm<JournalEntry> = { parse: parseJournalEntry, isFirst: ({ what }) => what === 'record' };

export const journalLine = (n: number, time: Date, entry: JournalEntry): Uint8Array => encodeLine(n, time, entry);

/** Reads a journal as far as its lines are whole. Never throws. */
export const readJournal = (bytes: Uint8Array): ReadJournal => readLines(CHANGE_JOURNAL, bytes);
