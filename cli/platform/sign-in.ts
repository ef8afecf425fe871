import { type AppError, type Result, fail } from '../../shared/domain/result.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type PlatformTrustRow } from '../../shared/session/platform/view.ts';
import { CTL_PROVIDER_PORT } from '../../shared/session/view-state.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { nameForReading } from '../../shared/texts/certificate-name.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type HeldSecret } from '../../core/ports/secret.ts';
import { keysCompared } from '../compared-keys.ts';
import { ask, secretInput } from '../secret-input.ts';
import { CommandStopped } from '../session.ts';
import { tellWhatIsThere } from '../found-there.ts';
import { startPractice } from '../start-practice.ts';
import { credentialsOf, type PlatformCredentials, textsOf } from './credentials.ts';
import { platformOf, type PlatformSession } from './session.ts';

/** Probes the named node, settles the trust table, signs in everywhere; the table is settled again when the cluster adds to it. @param preflight its rows are read behind it, while the passwords live. */
export async function signInToPlatform(session: PlatformSession, preflight = false): Promise<PlatformCredentials> {
  if (session.options.practice) await startPractice(session, 'platform');
  else await session.call('chooseConnection', { connection: 'platform' });
  return signInToNodes(session, preflight);
}

/** The call by itself: a function that goes on behind it would keep what it called with. */
const enter = (session: PlatformSession, credentials: PlatformCredentials, preflight: boolean): Promise<Result<unknown>> => callEngine(session.engine, 'signInPlatform', { ...textsOf(credentials), preflight });

const enterNode = (session: PlatformSession, node: string, username: string, password: HeldSecret): Promise<unknown> =>
  password.with((text) => session.call('signInNode', { node, username, password: text })).finally(() => password.wipe());

/** The same once the connection was chosen, or practice runs. @returns what was signed in with, for what comes behind; who needs it no more wipes it. */
export async function signInToNodes(session: PlatformSession, preflight = false): Promise<PlatformCredentials> {
  const { options } = session;
  const { host, sshPort, axlPort } = options.practice ? platformOf(session) : options;
  await probe(session, { host, sshPort, axlPort });
  await settleTrust(session);
  const credentials = await credentialsOf(session);
  const signedIn = enter(session, credentials, preflight);
  const first = await Promise.race([signedIn, session.waitFor(({ platform }) => platform?.waitsForTrust === true)]);
  if (!('ok' in first)) {
    await settleTrust(session).catch(async (error: unknown) => {
      // The sign-in waits for the table: without an answer it must end before the command does.
      await session.engine.call('cancel', {});
      await signedIn;
      throw error;
    });
  }
  const result = await signedIn;
  if (!result.ok) throw new CommandStopped(result.error);
  const axlError = platformOf(session).cluster?.axlError ?? null;
  // The restart would send the password that was refused a second time, which may lock the user.
  if (options.rollout !== null && axlError?.code === 'login.refused') throw new CommandStopped(axlError);
  await settleNodes(session);
  return credentials;
}

/** In practice the weak algorithms of an older release are allowed where it needs them, and it is told what a real node would take. */
async function probe(session: PlatformSession, target: { readonly host: string; readonly sshPort: number; readonly axlPort: number }): Promise<void> {
  const { practice, olderNode } = session.options;
  const probed = await callEngine(session.engine, 'probePlatform', { ...target, olderNode });
  if (probed.ok) return;
  if (!practice) await tellWhatIsThere(session, probed.error, 'platform', { ...target, port: CTL_PROVIDER_PORT });
  if (!practice || probed.error.code !== 'platform.only-old-algorithms') throw new CommandStopped(probed.error);
  session.context.tell(session.context.texts.commandLine.practice.olderNode);
  await session.call('probePlatform', { ...target, olderNode: true });
}

const isListed = ({ options }: PlatformSession, { sha256 }: PlatformTrustRow): boolean => options.practice || options.trust.includes(sha256);

/** Rows named with --trust are accepted; unknown ones are asked about on a terminal, all in one, changed ones never. */
async function settleTrust(session: PlatformSession): Promise<void> {
  const { trust } = platformOf(session);
  const open = trust.filter((row) => row.standing !== 'known');
  const fingerprints = trust.map(({ sha256 }) => sha256);
  if (open.length === 0) return;
  if (open.every((row) => isListed(session, row))) {
    await session.call('acceptPlatformTrust', { fingerprints, replace: true });
    return;
  }
  tellTable(session, open);
  const changed = open.some(({ standing }) => standing === 'changed');
  const accepted = !changed && (await keysCompared(session.context, session.context.texts.commandLine.trust.question, open));
  if (!accepted) throw new CommandStopped(unsettled(open));
  await session.call('acceptPlatformTrust', { fingerprints, replace: false });
}

/** Why the command stops: the changed row first, since it cannot be accepted here at all. */
function unsettled(open: readonly PlatformTrustRow[]): AppError {
  const row = open.find(({ standing }) => standing === 'changed') ?? open[0];
  if (row === undefined) throw new Error('a row is open');
  const { node, host, kind, standing, sha256, acceptedSha256: expected, description } = row;
  const where = node === '' ? host : node;
  if (kind === 'host-key') {
    const code = standing === 'changed' ? 'platform.host-key-changed' : 'platform.host-key-unknown';
    return fail(code, where, { sha256, expected, type: description }).error;
  }
  return fail(standing === 'changed' ? 'trust.certificate-changed' : 'trust.certificate-unknown', where, { sha256, expected, subject: description }).error;
}

function tellTable({ context }: PlatformSession, rows: readonly PlatformTrustRow[]): void {
  const words = context.texts.commandLine.trust;
  context.tell(words.heading);
  for (const row of rows) context.tell(fill(words[row.standing], { ...row, description: nameForReading(row.description), service: words.service[row.service] }));
}

/** A node that refused gets its own credentials, one attempt; a person who gives none leaves it unread, which the report then says. */
async function settleNodes(session: PlatformSession): Promise<void> {
  const words = session.context.texts.commandLine.ask;
  for (let gate = gateOf(session.state); gate?.kind === 'platform-node-refused'; gate = gateOf(session.state)) {
    const { node } = gate;
    session.context.tell(fill(words.serverRefused, { server: node }));
    const username = await ask(fill(words.serverUsername, { server: node }));
    if (username === null) throw new CommandStopped(gate.error);
    if (username === '') {
      await session.call('refreshPlatform', {});
      continue;
    }
    const password = await secretInput(null, fill(words.password, { username, server: node }), '--password-fd');
    if (!password.ok) throw new CommandStopped(password.error);
    await enterNode(session, node, username, password.value);
  }
}
