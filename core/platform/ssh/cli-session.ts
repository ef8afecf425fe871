import { createSerialQueue } from '../../../shared/domain/serial-queue.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { withLimit, type Limit } from '../../network/deadline.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PlatformCommands, type PlatformError } from '../../ports/platform/commands.ts';
import { CHANGES, READINGS, type CommandRow } from '../commands.ts';
import { type SessionEnd, type ShellOutput } from './shell.ts';
import { type Transcript } from './transcript.ts';

/** One signed-in session: here, or in the process that holds it. */
export interface CliSession {
  readonly transcript: Transcript;
  /** Resolves when the session is over, from whichever side. */
  readonly ended: Promise<SessionEnd>;
  /** Types one of the known commands ({@link questionOf}) and waits for the prompt. Any error ends the session. */
  run(command: string, limit: Limit): Promise<Result<ShellOutput, PlatformError>>;
  close(): void;
}

/** The commands that a session types, and the question of those that ask; a text that is none of them is not typed. */
const QUESTIONS: ReadonlyMap<string, RegExp | undefined> = new Map<string, RegExp | undefined>([
  ...Object.values(READINGS).map(({ text }) => [text, undefined] as const),
  ...Object.entries(CHANGES).map(([text, { question }]) => [text, question] as const),
]);

/** The question that may be answered with `y` after this command; `unknown` = it is not one of ours. */
export const questionOf = (command: string): RegExp | undefined | 'unknown' => (QUESTIONS.has(command) ? QUESTIONS.get(command) : 'unknown');

/** The commands of a session, one after the other: who reads waits until the act before it is through. */
export function commandsOf(session: CliSession): PlatformCommands {
  const { transcript, ended } = session;
  const inTurn = createSerialQueue();
  let isOpen = true;
  const over = ended.then(() => {
    isOpen = false;
  });
  const carryOut = <T>(command: string, row: CommandRow<T>, options?: CallOptions) =>
    inTurn(() =>
      withLimit(options, row.deadline, async (limit) => {
        const output = await session.run(command, limit);
        if (!output.ok) return output;
        return ok({ command, text: output.value.text, answer: row.read(output.value.behindQuestion) });
      }),
    );
  return {
    read: (name, options) => carryOut(READINGS[name].text, READINGS[name], options),
    change: (command, options) => carryOut(command, CHANGES[command], options),
    transcript: () => transcript.text(),
    subscribe: (listener) => transcript.subscribe(listener),
    isOpen: () => isOpen,
    ended: over,
    close: () =>
      inTurn(() => {
        session.close();
        return Promise.resolve();
      }),
  };
}
