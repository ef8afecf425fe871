import { type Answer, type UpgradeState } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

/** As a note on a failed upgrade prints it (Cisco document on Unity Connection 15, whose platform is the same): `Upgrade status: Failed`, file and log. Other words are inferred. */
const STATUS = /(?:^| )Upgrade status: ?([A-Za-z][A-Za-z -]{1,40}?)(?= Upgrade (?:file|log):|$)/gi;
const OVER = /^(?:success(?:ful|fully completed)?|failed|cancell?ed|completed?|not running|none|no upgrade)$/i;
const RUNNING = /^(?:in progress|running|started|upgrading|pending)$/i;
const NO_UPGRADE = /^(?:There (?:is|are) )?(?:currently )?no upgrades? (?:is |are )?(?:currently )?(?:in progress|running)(?: on this (?:node|system))?\.?$/i;

/** Answer of `utils system upgrade status`. A word that is not known is neither. */
export function readUpgradeStatus(text: string): Answer<UpgradeState> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  if (NO_UPGRADE.test(folded)) return known('none');
  const [status] = [...folded.matchAll(STATUS)].map(([, words = '']) => words.trim());
  if (status === undefined || folded.split(/Upgrade status:/i).length !== 2) return unknown('words-unknown', folded);
  if (RUNNING.test(status)) return known('running');
  return OVER.test(status) ? known('none') : unknown('words-unknown', folded);
}
