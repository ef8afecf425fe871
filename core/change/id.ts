import { randomBytes } from 'node:crypto';

/**
 * Names a change and its folder, from the moment it begins: a plan, which has a name of the same form, may be begun again, and each attempt is a change of its own, since nothing is written
 * behind an end. Sortable time plus enough chance that two computers never choose the same.
 */
export const changeId = (now: Date): string => `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
