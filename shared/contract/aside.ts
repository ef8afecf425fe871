import { type CallName } from './calls.ts';

/** Calls beside what a screen does, at any time: whoever makes one tells its error, and what is under way and the error of the screen stay. */
export const ASIDE_CALLS = ['about', 'openDataFolder', 'lookAtHost', 'recentServers', 'pickTrustList', 'takeOfferedTrustList', 'sendTrustList', 'readServedTrustList', 'trustListEntries', 'trustListCertificate', 'trustListText', 'compareTrustLists'] as const satisfies readonly CallName[];
