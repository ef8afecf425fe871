import { type Connection, PLATFORM_PORTS } from '../../../../shared/domain/connection.ts';
import { type HostLook } from '../../../../shared/domain/host-look.ts';
import { isPracticeAddress } from '../../../../shared/session/practice-address.ts';
import { CTL_PROVIDER_PORT } from '../../../../shared/session/view-state.ts';
import { type FirstScreen } from '../../../wizard/context.ts';
import { showFilledIn, typePlatform, typeSignIn, wizardUi } from '../../../wizard/typed.ts';
import { hostOf, isHost, isPort, portOf } from '../../../wizard/typed-address.ts';

/** What was typed of an address; a port that the connection does not ask for is the usual one. */
export interface TypedAddress {
  readonly host: string;
  readonly port?: string;
  readonly sshPort?: string;
  readonly axlPort?: string;
}

/** Milliseconds in which a person may still come back to the field. */
const SETTLE = 250;
let settling: ReturnType<typeof setTimeout> | undefined;

const portsOf = ({ port = String(CTL_PROVIDER_PORT), sshPort = String(PLATFORM_PORTS.ssh), axlPort = String(PLATFORM_PORTS.axl) }: TypedAddress): readonly string[] => [port, sshPort, axlPort];

/** Looks what is there. Behind an error too: it says then what is there instead. */
export async function look(wizard: FirstScreen, typed: TypedAddress): Promise<HostLook | null> {
  clearTimeout(settling);
  const ports = portsOf(typed);
  if (!isHost(typed.host) || !ports.every(isPort)) return null;
  const host = hostOf(typed.host);
  const [port = 0, sshPort = 0, axlPort = 0] = ports.map(portOf);
  const found = await wizard.call('lookAtHost', { host, port, sshPort, axlPort });
  if (!found.ok) return null;
  wizardUi.setState({ look: found.value });
  return found.value;
}

/** Looks once the field was left, unless it is the same as before. */
export function lookSoon(wizard: FirstScreen, typed: TypedAddress, choose: (found: HostLook) => void): void {
  clearTimeout(settling);
  const { look: last } = wizardUi.getState();
  if (last !== null && last.host === hostOf(typed.host) && last.provider.port === portOf(portsOf(typed)[0] ?? '')) return;
  settling = setTimeout(() => {
    const { signIn, platform } = wizardUi.getState();
    const now = wizard.view.get();
    // Something else has begun meanwhile, or another host stands there.
    if (now === null || now.busy !== null || (signIn.host !== typed.host && platform.host !== typed.host)) return;
    void look(wizard, typed).then((found) => (found === null ? undefined : choose(found)));
  }, SETTLE);
}

/** To the other connection, with the host and the user that were typed: the keyboard goes on to what is missing. The practice cluster has a user of its own for each, which is filled in. */
export async function connectBy(wizard: Pick<FirstScreen, 'call' | 'state'>, connection: Connection, { host, user }: { readonly host: string; readonly user: string }): Promise<void> {
  const chosen = await wizard.call('chooseConnection', { connection });
  if (!chosen.ok) return;
  const { practice } = wizard.state;
  const atPractice = isPracticeAddress(practice, { connection: 'ctl-provider', host: hostOf(host), port: wizardUi.getState().look?.provider.port ?? 0 });
  if (atPractice) showFilledIn();
  else if (connection === 'platform') typePlatform({ host, ...(user === '' ? {} : { osUsername: user }) });
  else typeSignIn({ host, ...(user === '' ? {} : { username: user }) });
  wizardUi.setState({ filledIn: true });
}
