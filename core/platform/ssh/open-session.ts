import { type Client, type ClientChannel } from 'ssh2';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { createSerialQueue } from '../../../shared/domain/serial-queue.ts';
import { withLimit, type Limit } from '../../network/deadline.ts';
import { type PlatformCommands, type PlatformError } from '../../ports/platform/commands.ts';
import { type Secret } from '../../ports/secret.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { CHANGES, READINGS, type CommandRow } from '../commands.ts';
import { limitEnded } from '../reach.ts';
import { openSsh, type SshLogin } from './connect.ts';
import { Shell } from './shell.ts';
import { Transcript } from './transcript.ts';

export interface PlatformLogin extends SshLogin, CallOptions {
  /** Of the OS administrator. Used once, for one attempt; empty afterwards. */
  readonly password: Secret;
}

/** Wide enough that no line of the CLI is broken by the terminal. */
const WINDOW = { term: 'vt100', cols: 512, rows: 48, width: 0, height: 0 } as const;
const NO_PAGER = 'set cli pagination off';

/**
 * Signs in to the platform CLI of a node (SSH, port 22): host key compared, one attempt with the password, shell, first prompt, pager
 * switched off (one that comes all the same is answered). Default deadline 90 s: the CLI takes long to start.
 */
export function connectPlatform(target: PlatformLogin): Promise<Result<PlatformCommands, PlatformError>> {
  return target.password.use((bytes) =>
    withLimit(target, 90_000, async (limit) => {
      const opened = await openSsh(target, bytes, limit);
      if (!opened.ok) return opened;
      const client = opened.value;
      const transcript = new Transcript();
      transcript.hide(new TextDecoder().decode(bytes));
      const channel = await openChannel(client, target, limit);
      if (!channel.ok) return cut(client, channel);
      const shell = new Shell(target, channel.value, transcript, () => client.destroy());
      const started = await shell.start(limit);
      if (!started.ok) return cut(client, noShell(started, target.host));
      const quiet = await shell.run({ command: NO_PAGER, question: undefined }, limit);
      if (!quiet.ok) return cut(client, quiet);
      transcript.hide(undefined);
      return ok(commandsOf(client, shell, transcript));
    }),
  );
}

function cut<T>(client: Client, result: T): T {
  client.destroy();
  return result;
}

function openChannel(client: Client, target: SshLogin, limit: Limit): Promise<Result<ClientChannel, PlatformError>> {
  return new Promise((resolve) => {
    const onAbort = () => resolve(limitEnded(target, limit));
    limit.signal.addEventListener('abort', onAbort, { once: true });
    client.shell(WINDOW, (error, channel) => {
      limit.signal.removeEventListener('abort', onAbort);
      if (error === undefined) resolve(ok(channel));
      else resolve(fail('platform.no-shell', target.host, { detail: safeText(error.message).slice(0, 200) }));
    });
    if (limit.signal.aborted) onAbort();
  });
}

/** Without a first prompt it is no platform CLI, unless somebody cancelled or a question came. */
function noShell(result: { readonly ok: false; readonly error: PlatformError }, host: string): typeof result {
  const { code } = result.error;
  if (code === 'connect.timeout') return fail('platform.no-shell', host, { detail: 'no prompt in time' });
  return code === 'connect.lost' ? fail('platform.no-shell', host, { detail: 'closed before the first prompt' }) : result;
}

function commandsOf(client: Client, shell: Shell, transcript: Transcript): PlatformCommands {
  const inTurn = createSerialQueue();
  const carryOut = <T>(command: string, row: CommandRow<T>, question: RegExp | undefined, options?: CallOptions) =>
    inTurn(() =>
      withLimit(options, row.deadline, async (limit) => {
        const output = await shell.run({ command, question }, limit);
        if (!output.ok) return output;
        return ok({ command, text: output.value.text, answer: row.read(output.value.behindQuestion) });
      }),
    );
  return {
    read: (name, options) => carryOut(READINGS[name].text, READINGS[name], undefined, options),
    change: (command, options) => carryOut(command, CHANGES[command], CHANGES[command].question, options),
    transcript: () => transcript.text(),
    subscribe: (listener) => transcript.subscribe(listener),
    close: () =>
      inTurn(() => {
        shell.close();
        client.destroy();
        return Promise.resolve();
      }),
  };
}
