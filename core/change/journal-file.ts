import path from 'node:path';
import { type JournalEntry } from '../../shared/domain/journal.ts';
import { JournalFile } from '../journal/file.ts';
import { JOURNAL } from '../journal/folder.ts';
import { type Clock } from '../ports/clock.ts';
import { type Files } from '../ports/files.ts';
import { CHANGE_JOURNAL } from './journal.ts';

/**
 * Where the journal goes on that is damaged in its middle: what stands there is not touched, so that somebody may find out what happened to it. A journal of its own, with the same record first; it tells
 * how a person settled the change.
 */
export const CONTINUED = 'journal-2.jsonl';

/** Longest journal that is read, bytes: a record may hold a dozen certificates, the other lines are short. */
export const MAX_JOURNAL = 16 * 1024 * 1024;

/** The journal of the change in this folder; behind a damage it goes on in {@link CONTINUED}, where its record can be read. */
export const changeJournal = (files: Files, clock: Clock, folder: string): JournalFile<JournalEntry> =>
  new JournalFile({
    files,
    clock,
    file: path.join(folder, JOURNAL),
    form: CHANGE_JOURNAL,
    most: MAX_JOURNAL,
    continued: {
      file: path.join(folder, CONTINUED),
      first: (line) => Promise.resolve(line?.what === 'record' && line.record.id === path.basename(folder) ? { what: 'record', record: line.record } : null),
    },
  });
