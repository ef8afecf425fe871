import { type HeldFile } from '../../../shared/domain/outcome.ts';

/** How a file that was found is shown. */
export const HELD_TONE: Readonly<Record<HeldFile, 'good' | 'warning' | 'danger'>> = { new: 'good', previous: 'warning', other: 'danger', none: 'warning', unknown: 'danger' };
