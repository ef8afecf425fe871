import { type JournalEntry } from '../../shared/domain/journal.ts';
import { isUnfinished, type PastChange } from '../../shared/domain/past-change.ts';
import { OpenRecords } from '../journal/open.ts';
import { changesPath } from './folder.ts';
import { MAX_JOURNAL } from './journal-file.ts';
import { CHANGE_JOURNAL } from './journal.ts';
import { type ChangesPlace, readPastJournal } from './past.ts';

/** The open changes of this computer. */
export class OpenChanges extends OpenRecords<JournalEntry, PastChange> {
  constructor(place: ChangesPlace) {
    super({
      files: place.files,
      parent: changesPath(place.dataDir),
      form: CHANGE_JOURNAL,
      most: MAX_JOURNAL,
      read: async (id, journal) => {
        const past = (await readPastJournal(place, id, journal))?.past ?? null;
        return past !== null && isUnfinished(past) ? past : null;
      },
    });
  }
}
