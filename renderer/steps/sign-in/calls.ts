import { isNoWayIn } from '../../../shared/domain/host-look.ts';
import { type FirstScreen } from '../../wizard/context.ts';
import { typeSignIn, wizardUi } from '../../wizard/typed.ts';
import { hostOf, portOf } from '../../wizard/typed-address.ts';
import { look } from './look/calls.ts';
import { type SignInValues, signInValues } from './fields.ts';

/** Shows the server's certificate where it is not known yet, else signs in at once. */
export async function connect(wizard: FirstScreen, values: SignInValues): Promise<void> {
  const before = wizard.view.get()?.revision ?? 0;
  wizardUi.setState({ editingSignIn: false });
  const [host, port] = [hostOf(values.host), portOf(values.port)];
  const probed = await wizard.call('probe', { host, port });
  if (!probed.ok) {
    if (isNoWayIn(probed.error.code)) await look(wizard, values);
    return;
  }
  const { certificate } = (await wizard.view.settledAfter(before)).signIn;
  // Only to the server that these fields name: another one may have been probed since, from elsewhere.
  const isTheirs = certificate !== null && certificate.host === host && certificate.port === port;
  if (isTheirs && certificate.standing === 'known') await sendSignIn(wizard, values);
}

/** Remembers the certificate that is shown and goes on with what was typed. */
export async function acceptAndSignIn(wizard: FirstScreen, sha256: string, replace: boolean): Promise<void> {
  const accepted = await wizard.call('acceptCertificate', { sha256, replace });
  if (!accepted.ok) return;
  const values = signInValues(wizard.state, wizardUi.getState().signIn);
  // After a reload the password is gone; then the fields ask for it.
  if (values.username !== '' && values.password !== '') await sendSignIn(wizard, values);
}

/** The password is sent once and dropped at once, whatever becomes of it. */
async function sendSignIn(wizard: FirstScreen, { username, password }: SignInValues): Promise<void> {
  typeSignIn({ password: null });
  const signedIn = await wizard.call('signIn', { username, password });
  // The fields are there again, and one of them is empty.
  if (!signedIn.ok) wizardUi.setState({ filledIn: true });
}
