import { type Client, type ClientChannel } from 'ssh2';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { type Limit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type SshLogin } from '../../ports/platform/ssh.ts';
import { limitEnded, type NodeAddress } from '../reach.ts';
import { type CliSession, mostOf, questionOf } from './cli-session.ts';
import { openSsh, type Handshake } from './connect.ts';
import { sessionRefusal } from './session-refusal.ts';
import { Shell } from './shell.ts';
import { type Transcript } from './transcript.ts';

export interface SessionRequest extends Handshake, Pick<SshLogin, 'username' | 'expectedSha256'> {
  /** Everything that stands on the terminal is told here, from the beginning. */
  readonly transcript: Transcript;
}

/** Wide enough that no line of the CLI is broken by the terminal. */
const WINDOW = { term: 'vt100', cols: 512, rows: 48, width: 0, height: 0 } as const;
const NO_PAGER = 'set cli pagination off';
/** Values of an error that are words of the node. */
const SAID: ReadonlySet<string> = new Set(['text', 'detail']);

/**
 * Signs in to the platform CLI of a node (SSH, port 22): host key compared, one attempt with the password, shell, first prompt, pager
 * switched off (one that comes all the same is answered).
 * @param password in UTF-8; whoever gave it fills it with 0.
 */
export async function openSession(request: SessionRequest, password: Uint8Array, limit: Limit): Promise<Result<CliSession, PlatformError>> {
  const { transcript } = request;
  transcript.hide(new TextDecoder().decode(password));
  const opened = await signIn(request, password, limit);
  // A node may repeat what it was sent wherever it says something.
  if (!opened.ok) return { ok: false, error: withoutSecret(transcript, opened.error) };
  transcript.hide(undefined);
  return opened;
}

function withoutSecret(transcript: Transcript, error: PlatformError): PlatformError {
  const params = Object.entries(error.params).map(([name, value]) => [name, SAID.has(name) ? transcript.hidden(String(value)) : value] as const);
  return { ...error, params: Object.fromEntries(params) };
}

async function signIn(request: SessionRequest, password: Uint8Array, limit: Limit): Promise<Result<CliSession, PlatformError>> {
  const { target, transcript } = request;
  const opened = await openSsh(request, password, limit);
  if (!opened.ok) return opened;
  const client = opened.value;
  const channel = await openChannel(client, target, limit);
  if (!channel.ok) return cut(client, channel);
  const shell = new Shell(target, channel.value, transcript, () => client.destroy());
  const started = await shell.start(limit);
  if (!started.ok) return cut(client, sessionRefusal(started.error, target.host, transcript.text()));
  const quiet = await shell.run({ command: NO_PAGER, question: undefined }, limit);
  if (!quiet.ok) return cut(client, quiet);
  return ok({
    transcript,
    ended: shell.ended,
    run: (command, commandLimit) => {
      const question = questionOf(command);
      if (question === 'unknown') throw new Error('a command of the tables');
      return shell.run({ command, question }, commandLimit, mostOf(command));
    },
    close: () => shell.close(),
  });
}

function cut<T>(client: Client, result: T): T {
  client.destroy();
  return result;
}

function openChannel(client: Client, target: NodeAddress, limit: Limit): Promise<Result<ClientChannel, PlatformError>> {
  return new Promise((resolve) => {
    const onAbort = () => resolve(limitEnded(target, limit));
    limit.signal.addEventListener('abort', onAbort, { once: true });
    client.shell(WINDOW, (error, channel) => {
      limit.signal.removeEventListener('abort', onAbort);
      if (error === undefined) resolve(ok(channel));
      else resolve(sessionRefusal({ code: 'platform.no-shell', where: target.host, params: { detail: safeText(error.message).slice(0, 200) } }, target.host, ''));
    });
    if (limit.signal.aborted) onAbort();
  });
}
