import path from 'node:path';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { JournalFile } from '../journal/file.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { CHANGE_JOURNAL } from './journal.ts';

/** Name of the journal in the folder of a change. */
export const JOURNAL = 'journal.jsonl';

/** Longest journal that is read, bytes: a record may hold a dozen certificates, the other lines are short. */
export const MAX_JOURNAL = 16 * 1024 * 1024;

/** The journal of the change in this folder. */
export const changeJournal = (files: Files, clock: Clock, folder: string): JournalFile<JournalEntry> =>
  new JournalFile({ files, clock, file: path.join(folder, JOURNAL), form: CHANGE_JOURNAL, most: MAX_JOURNAL });
