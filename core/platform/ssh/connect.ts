import { Client, type AuthHandlerMiddleware, type AuthenticationType, type Prompt } from 'ssh2';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { withLimit, type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { limitEnded, reach, socketError, type NodeAddress } from '../reach.ts';
import { algorithms } from './algorithms.ts';
import { hostKey, type HostKey } from './host-key.ts';

export interface SshAddress extends NodeAddress {
  /** Also offers the weak algorithms that nodes of older releases need; off by default. */
  readonly olderNode?: boolean;
}

export interface SshLogin extends SshAddress {
  /** SHA-256 of the accepted host key, lower-case hex; any other ends the handshake before the username is sent. */
  readonly expectedSha256: string;
  readonly username: string;
}

const SIGN_IN = 'sign-in';

type Opened = Result<Client, PlatformError>;

const KEEPALIVE = { keepaliveInterval: 15_000, keepaliveCountMax: 4 } as const;

/** Asks a node for its host key only: the handshake ends before any username or password is sent. Default deadline 10 s. */
export function probeHostKey(target: SshAddress & CallOptions): Promise<Result<HostKey, PlatformError>> {
  return withLimit(target, 10_000, async (limit) => {
    let found: HostKey | undefined;
    const result = await handshake(target, limit, (key) => {
      found = key;
      return false;
    });
    if (found !== undefined) return ok(found);
    return result.ok ? fail('platform.ssh-failed', target.host, { detail: 'no host key' }) : result;
  });
}

/**
 * Connects and signs in. The password is sent at most once, by keyboard-interactive where the node offers it, else by password.
 * @param password in UTF-8. It is only looked at while it is sent, so that the caller can fill it with 0 behind a session that goes on.
 */
export async function openSsh(target: SshLogin, password: Uint8Array, limit: Limit): Promise<Opened> {
  const login = new LoginAttempt(target.username, password);
  let refused: HostKey | undefined;
  const result = await handshake(
    target,
    limit,
    (key) => {
      if (key.sha256 === target.expectedSha256) return true;
      refused = key;
      return false;
    },
    login,
  );
  if (refused !== undefined) {
    return fail('platform.host-key-changed', target.host, { sha256: refused.sha256, expected: target.expectedSha256, type: refused.type });
  }
  if (result.ok) return result;
  if (login.question !== undefined) return fail('platform.question-unexpected', target.host, { command: SIGN_IN, text: login.question });
  if (result.error.code !== 'login.refused') return result;
  return login.sent ? fail('login.refused', target.host, { username: target.username }) : fail('platform.ssh-failed', target.host, { detail: 'no sign-in by password offered' });
}

/** What is tried, in order: nothing (to learn what the node offers), then one method that sends the password. */
class LoginAttempt {
  /** A question at sign-in that is not the one for the password, e.g. for a new one. */
  question: string | undefined;
  /** Whether the password has left this computer. */
  sent = false;
  /** Ends the attempt instead of an answer: an empty one would count as a wrong password. */
  stop: () => void = () => undefined;
  readonly #username: string;
  readonly #password: Uint8Array;
  /** The question that the password answered. */
  #asked: string | undefined;
  #tried: readonly AuthenticationType[] = [];

  constructor(username: string, password: Uint8Array) {
    this.#username = username;
    this.#password = password;
  }

  readonly next: AuthHandlerMiddleware = (offered, partialSuccess, use) => {
    // A node that wants more than the password (partial success) cannot be given it.
    const type = this.sent || partialSuccess ? undefined : this.#method(offered);
    if (type === undefined) {
      this.stop();
      return;
    }
    this.#tried = [...this.#tried, type];
    const username = this.#username;
    if (type === 'password') {
      this.sent = true;
      use({ type, username, password: this.#wiped() });
    } else if (type === 'keyboard-interactive') {
      use({ type, username, prompt: (_name, _instructions, _language, prompts, finish) => this.#reply(prompts, finish) });
    } else {
      use({ type: 'none', username });
    }
  };

  /**
   * ssh2 keeps what it is given as long as the session lasts. Of a buffer it copies the bytes at once, though its types name a string
   * alone; so it gets one that is empty as soon as this turn is over.
   */
  #wiped(): string {
    const copy = Buffer.from(this.#password);
    queueMicrotask(() => copy.fill(0));
    return copy as unknown as string;
  }

  /** ssh2 hands over `null` before the first attempt, whatever its types say. */
  #method(offered: readonly AuthenticationType[] | null): 'none' | 'keyboard-interactive' | 'password' | undefined {
    if (!Array.isArray(offered) || this.#tried.length === 0) return this.#tried.includes('none') ? undefined : 'none';
    return (['keyboard-interactive', 'password'] as const).find((type) => offered.includes(type) && !this.#tried.includes(type));
  }

  #reply(prompts: readonly Prompt[], finish: (answers: string[]) => void): void {
    const [prompt] = prompts;
    if (prompts.length === 1 && prompt !== undefined && prompt.echo !== true && /password/i.test(prompt.prompt) && !this.sent) {
      this.sent = true;
      this.#asked = prompt.prompt;
      finish([new TextDecoder().decode(this.#password)]);
      return;
    }
    // The same question again is a refusal; any other is one we have no answer to.
    if (!this.sent || prompts.length !== 1 || prompt?.prompt !== this.#asked) this.question = safeText(prompts.map((one) => one.prompt).join(' ')).slice(0, 200);
    this.stop();
  }
}

async function handshake(target: SshAddress, limit: Limit, accept: (key: HostKey) => boolean, login?: LoginAttempt): Promise<Opened> {
  const reached = await reach(target, limit);
  if (!reached.ok) return reached;
  const socket = reached.value;
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
    client.on('error', (error) => settle(sshError(target, error, limit)));
    client.on('close', () => settle(fail('connect.lost', target.host, { detail: 'closed by the node' })));
    client.on('ready', () => settle(ok(client)));
    if (login !== undefined) login.stop = () => settle(fail('login.refused', target.host));
    client.on('change password', () => settle(fail('platform.question-unexpected', target.host, { command: SIGN_IN, text: 'new password' })));
    client.connect({
      sock: socket,
      username: '',
      readyTimeout: 0,
      ...KEEPALIVE,
      algorithms: algorithms(target.olderNode === true),
      hostVerifier: (key: Buffer) => accept(hostKey(key)),
      authHandler: login === undefined ? () => false : login.next,
    });
  });
}

function sshError(target: SshAddress, error: Error & { level?: string; code?: unknown }, limit: Limit): Result<never, PlatformError> {
  const detail = safeText(error.message).slice(0, 200);
  if (error.level === 'client-authentication' || /authentication fail/i.test(detail)) return fail('login.refused', target.host);
  if (error.level === 'client-socket') return socketError(target, error as NodeJS.ErrnoException, limit);
  if (error.level === 'client-timeout') return fail('connect.lost', target.host, { detail });
  if (/no matching/i.test(detail)) return fail('platform.no-common-algorithm', target.host, { detail });
  return fail('platform.ssh-failed', target.host, { detail });
}
