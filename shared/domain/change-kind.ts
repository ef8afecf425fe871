import { type SecurityMode } from './server.ts';

/** What can be done with a cluster, in the order and words of Cisco's client: set a mode, or update the CTL file and leave the mode. */
export const CHANGE_KINDS = ['mixed', 'non-secure', 'update'] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The mode that the cluster has after the change. */
export const modeAfter = (change: ChangeKind, present: SecurityMode): SecurityMode => (change === 'update' ? present : change);
