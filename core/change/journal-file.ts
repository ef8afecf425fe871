import path from 'node:path';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { JournalFile } from '../journal/file.ts';
import { JOURNAL } from '../journal/folder.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { CHANGE_JOURNAL, journalLine, readJournal } from './journal.ts';

/**
 * Where the journal goes on that is damaged in its middle: what stands there is not touched, so that somebody may find out what happened to it. A journal of its own, with the same record first; it tells
 * how a person settled the change.
 */
export const CONTINUED = 'journal-2.jsonl';

/** Longest journal that is read, bytes: a record may hold a dozen certificates, the other lines are short. */
export const MAX_JOURNAL = 16 * 1024 * 1024;

const journalFile = (files: Files, clock: Clock, file: string): JournalFile<JournalEntry> => new JournalFile({ files, clock, file, form: CHANGE_JOURNAL, most: MAX_JOURNAL });

/** The journal of the change in this folder. */
export const changeJournal = (files: Files, clock: Clock, folder: string): JournalFile<JournalEntry> => journalFile(files, clock, path.join(folder, JOURNAL));

/** Where the damaged journal of this folder goes on; `null` = its record cannot be read, so nothing can be settled. Throws the system's errors. */
export async function continuedJournal(files: Files, clock: Clock, folder: string): Promise<JournalFile<JournalEntry> | null> {
  const [first] = readJournal(await files.read(path.join(folder, JOURNAL), MAX_JOURNAL)).lines;
  if (first?.what !== 'record' || first.record.id !== path.basename(folder)) return null;
  const file = path.join(folder, CONTINUED);
  if (!(await files.exists(file))) await files.writeDurably(file, journalLine(1, clock.now(), { what: 'record', record: first.record }));
  return journalFile(files, clock, file);
}
