import { readTable } from './contradictions.ts';
import { SAYS } from './may-not-stand-together.ts';

/** What sentences say in the guide for lost tokens, by their keys in the catalogues. */
export const SAYS_GUIDE = {
  'a command needs no token': ['window.lostTokens.lead.command-without-token', 'window.lostTokens.step.choose-non-secure'],
  'files are deleted': ['window.lostTokens.lead.delete-and-begin-anew', 'window.lostTokens.step.delete-on-every-server', 'window.lostTokens.remove.body', 'window.lostTokens.remove.waits', 'window.lostTokens.remove.done', 'window.lostTokens.remove.cached', 'window.lostTokens.remove.partly'],
  'the deletion is to come': ['window.lostTokens.lead.delete-and-begin-anew', 'window.lostTokens.confirm.title', 'window.lostTokens.confirm.lead', 'window.lostTokens.confirm.missing', 'window.lostTokens.remove.body', 'window.lostTokens.remove.waits', 'window.lostTokens.remove.nothing', 'window.lostTokens.copies.button', 'window.lostTokens.copies.again'],
  'the deletion is over': ['window.lostTokens.deleted', 'window.lostTokens.remove.done', 'window.lostTokens.remove.cached', 'window.lostTokens.remove.partly', 'window.lostTokens.table.deletions.said', 'window.lostTokens.table.deletions.refused', 'window.lostTokens.table.deletions.no-answer'],
  'gone and not served': ['window.lostTokens.remove.done', 'window.lostTokens.remove.doneBody'],
  'gone but served': ['window.lostTokens.remove.cached', 'window.lostTokens.remove.cachedBody'],
  'not gone everywhere': ['window.lostTokens.remove.partly', 'window.lostTokens.remove.partlyBody'],
  'a file is still there': ['window.lostTokens.table.places.there'],
  'a place is not known': ['window.lostTokens.table.places.unknown'],
  'copies are kept': ['window.lostTokens.copies.folder'],
  'a copy is missing': ['window.lostTokens.copies.folderPartly', 'window.lostTokens.table.copies.unlike', 'window.lostTokens.table.copies.failed'],
  'the name may be typed': ['window.lostTokens.remove.field', 'window.lostTokens.remove.body'],
  'something is missing before': ['window.lostTokens.confirm.missing', 'window.lostTokens.remove.waits'],
  'nothing is to be deleted': ['window.lostTokens.remove.nothing'],
  'there is a file': ['window.lostTokens.copies.lead', 'window.lostTokens.alternates.none', 'window.lostTokens.alternates.some', 'window.lostTokens.table.copies.kept', 'window.lostTokens.remove.body'],
  'whom phones load from besides': ['window.lostTokens.alternates.none', 'window.lostTokens.alternates.some'],
  'nobody knows whom': ['window.lostTokens.alternates.unknown'],
  'nothing was sent': [...SAYS['nothing was sent'].filter((key) => key.startsWith('errors.'))],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Said = keyof typeof SAYS_GUIDE;

/** Each row is what may not stand on one screen of the guide. */
export const MAY_NOT_STAND_IN_GUIDE: readonly (readonly [Said, readonly Said[]])[] = [
  ['a command needs no token', ['files are deleted', 'the deletion is to come', 'the deletion is over']],
  ['the deletion is to come', ['the deletion is over']],
  ['gone and not served', ['gone but served', 'not gone everywhere', 'a file is still there', 'a place is not known']],
  ['gone but served', ['not gone everywhere', 'a place is not known']],
  ['copies are kept', ['a copy is missing']],
  ['the name may be typed', ['something is missing before', 'a copy is missing', 'nothing is to be deleted']],
  ['nothing is to be deleted', ['there is a file']],
  ['whom phones load from besides', ['nobody knows whom']],
  ['nothing was sent', ['the deletion is over']],
];

/** Of the guide for lost tokens. */
export const { contradictionsIn: contradictionsInGuide, saidIn: saidInGuide } = readTable({ says: SAYS_GUIDE, mayNotStandTogether: MAY_NOT_STAND_IN_GUIDE });
