import { Client } from 'ssh2';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type HostKey, type SshLogin } from '../../ports/platform/ssh.ts';
import { limitEnded, reach, socketError, type NodeAddress } from '../reach.ts';
import { algorithms, type Offer } from './algorithms.ts';
import { hostKey } from './host-key.ts';
import { LoginAttempt } from './login-attempt.ts';
import { missingAlgorithm } from './offers.ts';
import { GreetedSocket } from './greeted-socket.ts';
import { sessionRefusal } from './session-refusal.ts';

/** One handshake: with whom, and what is offered. */
export interface Handshake {
  readonly target: NodeAddress;
  readonly offer: Offer;
}

const SIGN_IN = 'sign-in';

type Opened = Result<Client, PlatformError>;

const KEEPALIVE = { keepaliveInterval: 15_000, keepaliveCountMax: 4 } as const;

/** Asks a node for its host key only: the handshake ends before any username or password is sent. */
export async function askHostKey({ target, offer }: Handshake, limit: Limit): Promise<Result<HostKey, PlatformError>> {
  let found: HostKey | undefined;
  const result = await handshake({ target, offer }, limit, (key) => {
    found = hostKey(key, offer.sha1HostKey);
    return false;
  });
  if (found !== undefined) return ok(found);
  return result.ok ? fail('platform.ssh-failed', target.host, { detail: 'no host key' }) : result;
}

/**
 * Connects and signs in. The password is sent at most once, by keyboard-interactive where the node offers it, else by password.
 * @param password in UTF-8. It is only looked at while it is sent, so that the caller can fill it with 0 behind a session that goes on.
 */
export async function openSsh(
  { target, offer, username, expectedSha256 }: Handshake & Pick<SshLogin, 'username' | 'expectedSha256'>,
  password: Uint8Array,
  limit: Limit,
): Promise<Opened> {
  const login = new LoginAttempt(username, password);
  const seen = { accepted: false };
  let refused: HostKey | undefined;
  const accept = (key: Buffer): boolean => {
    const presented = hostKey(key, offer.sha1HostKey);
    seen.accepted = presented.sha256 === expectedSha256;
    if (!seen.accepted) refused = presented;
    return seen.accepted;
  };
  const shaken = await handshake({ target, offer }, limit, accept, login);
  // Behind the host key nothing is missing any more, whatever a node calls its end: another handshake would send the password again.
  const isMissing = !shaken.ok && shaken.error.code === 'platform.no-common-algorithm';
  const result = seen.accepted && isMissing ? fail('platform.ssh-failed', target.host, { detail: String(shaken.error.params['detail']) }) : shaken;
  if (refused !== undefined) {
    return fail('platform.host-key-changed', target.host, { sha256: refused.sha256, expected: expectedSha256, type: refused.type });
  }
  if (result.ok) return result;
  if (login.expired !== undefined) return fail('platform.password-expired', target.host, { text: login.expired });
  if (login.question !== undefined) return fail('platform.question-unexpected', target.host, { command: SIGN_IN, text: login.question });
  // Once the password has left, an end of the connection is no refusal of it, and not the network's either: nodes limit sessions.
  if (login.sent && (result.error.code === 'connect.lost' || result.error.code === 'platform.ssh-failed')) return sessionRefusal(result.error, target.host, '');
  if (result.error.code !== 'login.refused') return result;
  return login.sent ? fail('login.refused', target.host, { username }) : fail('platform.ssh-failed', target.host, { detail: 'no sign-in by password offered' });
}

async function handshake({ target, offer }: Handshake, limit: Limit, accept: (key: Buffer) => boolean, login?: LoginAttempt): Promise<Opened> {
  const reached = await reach(target, limit);
  if (!reached.ok) return reached;
  const socket = new GreetedSocket(reached.value);
  return new Promise((resolve) => {
    const client = new Client();
    const settle = (result: Opened): void => {
      limit.signal.removeEventListener('abort', onAbort);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const onAbort = () => settle(limitEnded(target, limit));
    limit.signal.addEventListener('abort', onAbort, { once: true });
    // Stays for the life of the client: an error without a listener would end the process.
    client.on('error', (error) => settle(sshError(target, error, login?.without(error.message) ?? error.message, limit)));
    client.on('close', () => settle(fail('connect.lost', target.host, { detail: 'closed by the node' })));
    client.on('ready', () => settle(ok(client)));
    if (login !== undefined) login.stop = () => settle(fail('login.refused', target.host));
    client.on('change password', (words: string) => login?.changeWanted(words));
    client.connect({
      sock: socket,
      username: '',
      readyTimeout: 0,
      ...KEEPALIVE,
      algorithms: algorithms(offer),
      hostVerifier: accept,
      authHandler: login === undefined ? () => false : login.next,
    });
  });
}

function sshError(target: NodeAddress, error: Error & { level?: string; code?: unknown }, words: string, limit: Limit): Result<never, PlatformError> {
  const detail = safeText(words).slice(0, 200);
  if (error.level === 'client-authentication' || /authentication fail/i.test(detail)) return fail('login.refused', target.host);
  if (error.level === 'client-socket') return socketError(target, error as NodeJS.ErrnoException, limit);
  if (error.level === 'client-timeout') return fail('connect.lost', target.host, { detail });
  if (/no matching/i.test(detail)) return fail('platform.no-common-algorithm', target.host, { detail: detail.replace('Handshake failed: ', ''), missing: missingAlgorithm(detail) });
  return fail('platform.ssh-failed', target.host, { detail });
}
