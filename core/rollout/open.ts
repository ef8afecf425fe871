import { type RolloutEntry } from '../../shared/domain/rollout/journal.ts';
import { isOpenRollout, type ListedRollout } from '../../shared/domain/rollout/report.ts';
import { OpenRecords } from '../journal/open.ts';
import { MAX_ROLLOUT_JOURNAL, ROLLOUT_JOURNAL, rolloutsPath } from './folder.ts';
import { readListedRollout, type RolloutsPlace } from './past.ts';

/** The open rollouts of this computer. */
export class OpenRollouts extends OpenRecords<RolloutEntry, ListedRollout> {
  constructor(place: RolloutsPlace) {
    super({
      files: place.files,
      parent: rolloutsPath(place.dataDir),
      form: ROLLOUT_JOURNAL,
      most: MAX_ROLLOUT_JOURNAL,
      read: async (id, journal) => {
        const listed = await readListedRollout(place, id, journal);
        return listed !== null && isOpenRollout(listed) ? listed : null;
      },
    });
  }
}
