import { callEngine } from '../../shared/contract/transport.ts';
import { PLATFORM_PORTS } from '../../shared/domain/connection.ts';
import { certificateKey } from '../../shared/domain/pasted-keys.ts';
import { fail } from '../../shared/domain/result.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { type CertificateView, type ViewState } from '../../shared/session/view-state.ts';
import { nameForReading } from '../../shared/texts/certificate-name.ts';
import { fill } from '../../shared/texts/fill.ts';
import { utcDay } from '../../shared/texts/time.ts';
import { HeldSecret } from '../../core/ports/secret.ts';
import { keysCompared } from '../compared-keys.ts';
import { ask, secretInput } from '../secret-input.ts';
import { CommandStopped, type CommandSession } from '../session.ts';
import { tellWhatIsThere } from '../found-there.ts';
import { startPractice } from '../start-practice.ts';

/** Probes the publisher, settles its certificate, signs in everywhere; a server that cannot be read stops the command. */
export async function signInEverywhere(session: CommandSession): Promise<void> {
  if (session.options.practice) await startPractice(session, 'ctl-provider');
  await signInToServers(session);
  const gate = gateOf(session.state);
  if (gate?.kind === 'server-refused' || gate?.kind === 'server-unreadable') throw new CommandStopped(gate.error);
}

/** The same once practice runs, where it is practice; what cannot be read is left to who asks. */
export async function signInToServers(session: CommandSession): Promise<void> {
  const { options } = session;
  const { host, port } = session.state.practice ?? options;
  const probed = await callEngine(session.engine, 'probe', { host, port });
  if (!probed.ok) {
    await tellWhatIsThere(session, probed.error, 'ctl-provider', { host, port, sshPort: PLATFORM_PORTS.ssh, axlPort: PLATFORM_PORTS.axl });
    throw new CommandStopped(probed.error);
  }
  await settleCertificate(session);
  const { username, password } = await credentials(session);
  await enter(password, (text) => session.call('signIn', { username, password: text }));
  await settleServers(session);
}

/** A certificate named with --trust is accepted; an unknown one is asked about on a terminal, a changed one never. */
async function settleCertificate(session: CommandSession): Promise<void> {
  const certificate = session.state.signIn.certificate;
  if (certificate === null || certificate.standing === 'known') return;
  const { sha256, standing, host, acceptedSha256 } = certificate;
  if (session.options.trust.includes(sha256)) {
    await session.call('acceptCertificate', { sha256, replace: true });
    return;
  }
  describe(session, certificate);
  const params = { sha256, expected: acceptedSha256, subject: certificate.subject, issuer: certificate.issuer, validFrom: certificate.validFrom, validTo: certificate.validTo };
  if (standing === 'changed') throw new CommandStopped(fail('trust.certificate-changed', host, params).error);
  if (!(await keysCompared(session.context, session.context.texts.commandLine.certificate.question, [certificateKey({ sha256 })]))) {
    throw new CommandStopped(fail('trust.certificate-unknown', host, params).error);
  }
  await session.call('acceptCertificate', { sha256, replace: false });
}

function describe({ context }: CommandSession, certificate: CertificateView): void {
  const { commandLine, language } = context.texts;
  const words = commandLine.certificate;
  const { subject, issuer, validFrom, validTo } = certificate;
  for (const line of [words.heading, words.subject, words.issuer, words.validity, words.sha256]) context.tell(fill(line, { ...certificate, subject: nameForReading(subject), issuer: nameForReading(issuer), validFrom: utcDay(validFrom, language), validTo: utcDay(validTo, language) }));
}

/** The call by itself: a function that goes on behind it would keep what it called with. */
const enter = (password: HeldSecret, call: (text: string) => Promise<unknown>): Promise<unknown> => password.with(call).finally(() => password.wipe());

async function credentials(session: CommandSession): Promise<{ readonly username: string; readonly password: HeldSecret }> {
  const { practice } = session.state;
  if (session.options.practice && practice !== null) return { username: practice.username, password: new HeldSecret(practice.password) };
  const words = session.context.texts.commandLine.ask;
  const username = session.options.user ?? (await ask(words.username));
  if (username === null) throw new CommandStopped(fail('usage.wrong', '', { detail: '--user NAME' }).error);
  const question = fill(words.password, { username, server: session.options.host });
  const password = await secretInput(session.options.passwordFd, question, '--password-fd');
  if (!password.ok) throw new CommandStopped(password.error);
  return { username, password: password.value };
}

/** The server that refused the cluster's credentials, or null. */
const refusing = (state: ViewState): string | null => {
  const gate = gateOf(state);
  return gate?.kind === 'server-refused' && gate.error.code === 'login.refused' ? gate.server : null;
};

/** A server that refused gets its own credentials, one attempt; whatever else is in the way stops the command. */
async function settleServers(session: CommandSession): Promise<void> {
  const words = session.context.texts.commandLine.ask;
  for (let server = refusing(session.state); server !== null; server = refusing(session.state)) {
    session.context.tell(fill(words.serverRefused, { server }));
    const username = await ask(fill(words.serverUsername, { server }));
    if (username === null) break;
    const password = await secretInput(null, fill(words.password, { username, server }), '--password-fd');
    if (!password.ok) throw new CommandStopped(password.error);
    await enter(password.value, (text) => session.call('signInServer', { server, username, password: text }));
  }
}
