import { type SecurityMode } from './server.ts';

/** What can be done with a cluster, in the order and words of Cisco's client: set a mode, or update the CTL file and leave the mode. */
export const CHANGE_KINDS = ['mixed', 'non-secure', 'update'] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * What a publisher can be told, in that order: the same, and besides to sign the file with CallManager's key, which phones may know better than ITLRecovery's
 * (`utils ctl reset localkey`; security guide 15, "Reset CTL localkey").
 */
export const COMMAND_KINDS = [...CHANGE_KINDS, 'reset-localkey'] as const;

export type CommandKind = (typeof COMMAND_KINDS)[number];

/** The mode that the cluster has after the change. */
export const modeAfter = (change: CommandKind, present: SecurityMode): SecurityMode => (change === 'update' || change === 'reset-localkey' ? present : change);
