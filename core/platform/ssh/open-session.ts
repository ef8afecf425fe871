import { type Client, type ClientChannel } from 'ssh2';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { createSerialQueue } from '../../../shared/domain/serial-queue.ts';
import { withLimit, type Limit } from '../../network/deadline.ts';
import { type CommandOutcome, type PlatformCommands, type PlatformError } from '../../ports/platform/commands.ts';
import { type Secret } from '../../ports/secret.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { agreed } from '../answers/answer.ts';
import { CHANGES, READINGS, type ChangeRow, type CommandRow, type ReadingRow } from '../commands.ts';
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

/** How often a reading is repeated whose answer noise made unreadable. */
const READ_AGAIN = 2;

type Carried<T> = Result<{ readonly outcome: CommandOutcome<T>; readonly disturbed: boolean }, PlatformError>;

function commandsOf(client: Client, shell: Shell, transcript: Transcript): PlatformCommands {
  const inTurn = createSerialQueue();
  const carryOut = async <T>(command: string, row: CommandRow<T>, question: RegExp | undefined, limit: Limit): Promise<Carried<T>> => {
    const output = await shell.run({ command, question }, limit);
    if (!output.ok) return output;
    const { text, isAnswered, answers, disturbed } = output.value;
    const ways = answers.map((one) => row.read(one));
    const understood = isAnswered ? undefined : answers[ways.findIndex(({ known }) => known)];
    return ok({ outcome: { command, text: understood ?? text, answer: agreed(ways) }, disturbed });
  };
  /** Reading changes nothing: an answer that noise made unreadable is asked for again. */
  const readAgain = async <T>(row: ReadingRow<T>, limit: Limit): Promise<Result<CommandOutcome<T>, PlatformError>> => {
    let carried = await carryOut(row.text, row, undefined, limit);
    for (let more = 0; more < READ_AGAIN && carried.ok && carried.value.disturbed && !carried.value.outcome.answer.known; more += 1) {
      carried = await carryOut(row.text, row, undefined, limit);
    }
    return carried.ok ? ok(carried.value.outcome) : carried;
  };
  const changeOnce = async <T>(command: string, row: ChangeRow<T>, limit: Limit): Promise<Result<CommandOutcome<T>, PlatformError>> => {
    const carried = await carryOut(command, row, row.question, limit);
    return carried.ok ? ok(carried.value.outcome) : carried;
  };
  return {
    read: (name, options) => inTurn(() => withLimit(options, READINGS[name].deadline, (limit) => readAgain(READINGS[name], limit))),
    change: (command, options) => inTurn(() => withLimit(options, CHANGES[command].deadline, (limit) => changeOnce(command, CHANGES[command], limit))),
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
