import { isNoWayIn } from '../../../../shared/domain/host-look.ts';
import { gateOf } from '../../../../shared/session/gate.ts';
import { type PlatformTrustRow } from '../../../../shared/session/platform/view.ts';
import { type ViewState } from '../../../../shared/session/view-state.ts';
import { type FirstScreen } from '../../../wizard/context.ts';
import { typePlatform, wizardUi } from '../../../wizard/typed.ts';
import { hostOf, portOf } from '../../../wizard/typed-address.ts';
import { look } from '../look/calls.ts';
import { type PlatformValues, platformProblems, platformValues } from './values.ts';

/** Handshakes with the node; `null` = they failed, or the state has gone on to something else. */
async function probe(wizard: FirstScreen, { host, sshPort, axlPort, olderNode }: PlatformValues): Promise<ViewState | null> {
  const before = wizard.view.get()?.revision ?? 0;
  const target = { host: hostOf(host), sshPort: portOf(sshPort), axlPort: portOf(axlPort), olderNode };
  const probed = await wizard.call('probePlatform', target);
  if (!probed.ok) {
    if (isNoWayIn(probed.error.code)) await look(wizard, { host, sshPort, axlPort });
    return null;
  }
  const state = await wizard.view.settledAfter(before);
  const { platform } = state;
  const isIt = platform !== null && platform.offers !== null && platform.host === target.host && platform.sshPort === target.sshPort && platform.axlPort === target.axlPort;
  return isIt ? state : null;
}

/** Shows what the node offers, and leaves the fields where they are. */
export async function askOffers(wizard: FirstScreen, values: PlatformValues): Promise<void> {
  wizardUi.setState({ editingSignIn: true });
  await probe(wizard, values);
}

/** Shows the keys of the node where they are not known yet, else signs in at once. */
export async function connectPlatform(wizard: FirstScreen, values: PlatformValues): Promise<void> {
  wizardUi.setState({ editingSignIn: false });
  const state = await probe(wizard, values);
  if (state !== null && gateOf(state) === null && state.platform?.offers?.ssh === 'answers') await sendSignIn(wizard, values);
}

/** Accepts the whole table and goes on with what was typed. A sign-in that waits for it goes on by itself. */
export async function acceptTrust(wizard: FirstScreen, trust: readonly PlatformTrustRow[], replace: boolean): Promise<void> {
  const waits = wizard.state.platform?.waitsForTrust === true;
  const accepted = await wizard.call('acceptPlatformTrust', { fingerprints: trust.map(({ sha256 }) => sha256), replace });
  if (!accepted.ok || waits) return;
  const values = platformValues(wizard.state, wizardUi.getState().platform);
  // After a reload the passwords are gone; then the fields ask for them.
  if (Object.keys(platformProblems(values)).length === 0) await sendSignIn(wizard, values);
}

/** Passwords are sent once and dropped at once, whatever becomes of them. */
async function sendSignIn(wizard: FirstScreen, { osUsername, osPassword, axlUsername, axlPassword }: PlatformValues): Promise<void> {
  typePlatform({ osPassword: null, axlPassword: null });
  const signedIn = await wizard.call('signInPlatform', { osUsername, osPassword, axlUsername, axlPassword, preflight: true });
  // The fields are there again, and some of them are empty. The error that names the publisher has a button of its own.
  if (!signedIn.ok && signedIn.error.code !== 'platform.not-publisher') wizardUi.setState({ filledIn: true });
}
