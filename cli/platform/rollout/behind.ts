import { type RolloutEnd } from './report.ts';
import { wipe } from '../credentials.ts';
import { CommandStopped } from '../../session.ts';
import { type PlatformSession } from '../session.ts';
import { makeRollout, type RolloutStart } from './run.ts';

/** The restart of services and phones behind a change: whatever becomes of it, the report of the change stands. */
export async function rolloutBehind(session: PlatformSession, start: RolloutStart): Promise<RolloutEnd> {
  try {
    return await makeRollout(session, start);
  } catch (error) {
    if (!(error instanceof CommandStopped)) throw error;
    return { id: null, report: null, folder: '', error: error.error, isOpen: false };
  } finally {
    wipe(start.credentials);
  }
}
