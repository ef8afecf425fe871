import { type HeldFile } from '../../../shared/domain/outcome.ts';
import { type TokenOutcome } from '../../../shared/domain/report.ts';
import { type IconName } from '../../ui/icons.tsx';

/** How a file that was found is shown. */
export type HeldTone = 'good' | 'warning' | 'danger';

export const HELD_TONE: Readonly<Record<HeldFile, HeldTone>> = { new: 'good', previous: 'warning', other: 'danger', none: 'warning', unknown: 'danger' };

/** After an undo the file from before is the right one. */
export const heldToneAfter = (outcome: TokenOutcome, holds: HeldFile): HeldTone => (outcome === 'undone' && holds === 'previous' ? 'good' : HELD_TONE[holds]);

/** What is not known looks like neither right nor wrong. */
export const heldIcon = (holds: HeldFile, tone: HeldTone): IconName => (holds === 'unknown' ? 'question' : tone === 'good' ? 'check' : 'cross');
