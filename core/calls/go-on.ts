import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { markTranscripts } from '../change/by-command/links.ts';
import { lookForOpen } from './changes/check.ts';
import { rereadPlatform } from './platform/change.ts';
import { platformClusterView } from './platform/views.ts';
import { goOnWithToken } from './provider/sign-in.ts';
import { type Workbench } from './workbench.ts';

/** Over the platform a session that is over asks for its password on the screen of the cluster: nothing is read before. */
async function goOnByCommand(bench: Workbench): Promise<Result<null>> {
  const { platform, store } = bench;
  const { links } = platform;
  const view = store.state().platform;
  const before = platform.reading;
  if (view === null || before === null || links === null || view.offers === null) return fail('contract.not-now', '', { call: 'goOn' });
  const { osUsername, axlUsername, offers, sessionEnded } = view;
  const beginTranscripts = markTranscripts(links);
  const reading = sessionEnded ? ok(before) : await rereadPlatform(bench);
  if (!reading.ok) return reading;
  platform.change = null;
  platform.preflight.isOld = true;
  // The next change is made from this reading; where it failed, the report of this one may still be read again.
  beginTranscripts();
  await lookForOpen(bench, 'by-command');
  store.dispatch({ type: 'platform-signed-in', osUsername, axlUsername, cluster: platformClusterView(reading.value), offers });
  if (sessionEnded) store.dispatch({ type: 'platform-session-ended' });
  return ok(null);
}

/** From the report of a change back to the cluster that it was made on, read anew in the sessions that are open: no password was kept. */
export async function goOn(bench: Workbench): Promise<Result<null>> {
  const { signIn } = bench.store.state();
  bench.store.dispatch({ type: 'began', busy: 'reading' });
  return signIn.connection === 'platform' ? goOnByCommand(bench) : goOnWithToken(bench);
}
