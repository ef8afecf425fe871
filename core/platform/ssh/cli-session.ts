import { createSerialQueue } from '../../../shared/domain/serial-queue.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { withLimit, type Limit } from '../../network/deadline.ts';
import { type CommandOutcome, type PlatformCommands, type PlatformError } from '../../ports/platform/commands.ts';
import { CHANGES, MAX_OUTPUT, READINGS, type CommandRow, type ReadingRow } from '../commands.ts';
import { agreed, orNotRun } from '../answers/answer.ts';
import { type ExchangeOutput } from './exchange.ts';
import { type SessionEnd } from './shell.ts';
import { type Transcript } from './transcript.ts';

/** One signed-in session: here, or in the process that holds it. */
export interface CliSession {
  readonly transcript: Transcript;
  /** Resolves when the session is over, from whichever side. */
  readonly ended: Promise<SessionEnd>;
  /** Types one of the known commands ({@link questionOf}) and waits for the prompt. Any error ends the session. */
  run(command: string, limit: Limit): Promise<Result<ExchangeOutput, PlatformError>>;
  close(): void;
}

/** The commands that a session types, and the question of those that ask; a text that is none of them is not typed. */
const QUESTIONS: ReadonlyMap<string, RegExp | undefined> = new Map<string, RegExp | undefined>([
  ...Object.values(READINGS).map(({ text }) => [text, undefined] as const),
  ...Object.entries(CHANGES).map(([text, { question }]) => [text, question] as const),
]);

/** The question that may be answered with `y` after this command; `unknown` = it is not one of ours. */
export const questionOf = (command: string): RegExp | undefined | 'unknown' => (QUESTIONS.has(command) ? QUESTIONS.get(command) : 'unknown');

const MOST: ReadonlyMap<string, number | undefined> = new Map(Object.values(READINGS).map(({ text, most }) => [text, most]));

/** Bytes that this command may print, escape sequences included. */
export const mostOf = (command: string): number => MOST.get(command) ?? MAX_OUTPUT;

/** How often a reading is repeated whose answer noise made unreadable. */
const READ_AGAIN = 2;

type Carried<T> = Result<{ readonly outcome: CommandOutcome<T>; readonly disturbed: boolean }, PlatformError>;

/** The commands of a session, one after the other: who reads waits until the act before it is through. */
export function commandsOf(session: CliSession): PlatformCommands {
  const { transcript, ended } = session;
  const inTurn = createSerialQueue();
  const opening = transcript.text();
  let isOpen = true;
  const over = ended.then(() => {
    isOpen = false;
  });
  const carryOut = async <T>(command: string, row: CommandRow<T>, limit: Limit): Promise<Carried<T>> => {
    const output = await session.run(command, limit);
    if (!output.ok) return output;
    const { text, isAnswered, answers, disturbed } = output.value;
    const ways = answers.map((one) => row.read(one));
    const understood = isAnswered ? undefined : answers[ways.findIndex(({ known }) => known)];
    return ok({ outcome: { command, text: understood ?? text, answer: agreed(ways) }, disturbed });
  };
  /** Reading changes nothing: an answer that noise made unreadable is asked for again. */
  const readAgain = async <T>(row: ReadingRow<T>, limit: Limit): Promise<Result<CommandOutcome<T>, PlatformError>> => {
    let carried = await carryOut(row.text, row, limit);
    for (let more = 0; more < READ_AGAIN && carried.ok && carried.value.disturbed && !carried.value.outcome.answer.known; more += 1) {
      carried = await carryOut(row.text, row, limit);
    }
    if (!carried.ok) return carried;
    const { outcome } = carried.value;
    return ok({ ...outcome, answer: orNotRun(outcome.answer, outcome.text) });
  };
  const changeOnce = async <T>(command: string, row: CommandRow<T>, limit: Limit): Promise<Result<CommandOutcome<T>, PlatformError>> => {
    const carried = await carryOut(command, row, limit);
    return carried.ok ? ok(carried.value.outcome) : carried;
  };
  return {
    read: (name, options) => inTurn(() => withLimit(options, READINGS[name].deadline, (limit) => readAgain(READINGS[name], limit))),
    change: (command, options) => inTurn(() => withLimit(options, CHANGES[command].deadline, (limit) => changeOnce(command, CHANGES[command], limit))),
    opening,
    transcript: () => transcript.text(),
    mark: () => transcript.mark(),
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
