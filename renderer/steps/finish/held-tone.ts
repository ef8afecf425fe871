import { type HeldFile } from '../../../shared/domain/outcome.ts';
import { type TokenOutcome } from '../../../shared/domain/report.ts';

/** How a file that was found is shown. */
type HeldTone = 'good' | 'warning' | 'danger';

export const HELD_TONE: Readonly<Record<HeldFile, HeldTone>> = { new: 'good', previous: 'warning', other: 'danger', none: 'warning', unknown: 'danger' };

/** After an undo the file from before is the right one. */
export const heldToneAfter = (outcome: TokenOutcome, holds: HeldFile): HeldTone => (outcome === 'undone' && holds === 'previous' ? 'good' : HELD_TONE[holds]);
