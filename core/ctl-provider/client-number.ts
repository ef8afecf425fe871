import { randomBytes } from 'node:crypto';

/**
 * A number under which servers shall know the sessions of one change, or of one sign-in: 128 random bits as 32 lower-case hex digits.
 * Whoever knows it can end those sessions and write in their place, so it is told to the servers of the cluster alone.
 */
export const newClientNumber = (): string => randomBytes(16).toString('hex');
