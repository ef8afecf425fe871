import { randomBytes } from 'node:crypto';

/** Names the change and its folder: sortable time plus enough chance that two computers never choose the same. */
export const changeId = (now: Date): string => `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
