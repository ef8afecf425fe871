import { readSync } from 'node:fs';
import { emitKeypressEvents } from 'node:readline';
import { codeOf } from '../core/files/patience.ts';
import { HeldSecret } from '../core/ports/secret.ts';
import { type Result, fail, ok } from '../shared/domain/result.ts';

/** Longest password or PIN that the engine takes, bytes in UTF-8. */
const MAX_SECRET_BYTES = 256;
const [LINE_FEED, CARRIAGE_RETURN] = [10, 13];

const tooLong = (what: string): Result<never> => fail('usage.wrong', '', { detail: `${what}: > ${MAX_SECRET_BYTES} bytes` });

/** Bytes before the line end, if the input ends in one. */
function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  if (bytes.at(-1) !== LINE_FEED) return bytes;
  return bytes.subarray(0, bytes.at(-2) === CARRIAGE_RETURN ? -2 : -1);
}

/** Bytes that were read, 0 at the end, which Windows tells of a pipe as an error. */
function readByte(descriptor: number, buffer: Uint8Array, at: number): number {
  try {
    return readSync(descriptor, buffer, at, 1, null);
  } catch (error) {
    if (codeOf(error) === 'EOF') return 0;
    throw error;
  }
}

/**
 * Reads a secret from a file descriptor up to the end of the line, or to its end. It never is a string here. What stands behind the line is left to whoever
 * reads next from there: a shell of Windows hands a program no other descriptor than its standard input.
 */
function fromDescriptor(descriptor: number): Result<HeldSecret> {
  const what = `fd ${descriptor}`;
  const buffer = Buffer.alloc(MAX_SECRET_BYTES + 2);
  let length = 0;
  try {
    while (length < buffer.length && readByte(descriptor, buffer, length) > 0) {
      length += 1;
      if (buffer[length - 1] === LINE_FEED) break;
    }
    const typed = withoutLineEnd(buffer.subarray(0, length));
    if (typed.length === 0) return fail('usage.secret-missing', '', { what });
    return typed.length <= MAX_SECRET_BYTES ? ok(new HeldSecret(typed)) : tooLong(what);
  } catch {
    return fail('usage.secret-missing', '', { what });
  } finally {
    buffer.fill(0);
  }
}

const onTerminal = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

async function typedLine(question: string, silent: boolean): Promise<string | null> {
  if (!onTerminal()) return null;
  const { read } = await import('read');
  // Else standard input keeps the first line editor of `read` until the program ends, with what was typed into it.
  emitKeypressEvents(process.stdin);
  // At Ctrl-D `read` closes its input and never settles; after a line it closes it too, but settles first.
  const closed = new Promise<null>((resolve) => process.stdin.once('pause', () => setImmediate(() => resolve(null))));
  // What Node lets a person bring back with the arrow keys: standard input keeps it until the program ends.
  const history: string[] = [];
  const typed = read({ prompt: question, silent, input: process.stdin, output: process.stderr, history });
  return Promise.race([typed.catch(() => null), closed]).finally(() => history.splice(0));
}

/** Asks on the terminal; `null` where there is none, and at Ctrl-C or Ctrl-D. The question goes to standard error. */
export const ask = (question: string): Promise<string | null> => typedLine(question, false);

/** The same for a password, which is not shown, and held wrapped. */
export async function askSecret(question: string): Promise<HeldSecret | null> {
  const typed = await typedLine(question, true);
  return typed === null ? null : new HeldSecret(typed);
}

export const isYes = (answer: string): boolean => /^(yes|はい)$/i.test(answer.trim());

/** Whether the person typed yes in full; no terminal means no. `null` = the person ended the question (Ctrl-C, Ctrl-D), which is not yes either. */
export async function confirm(question: string): Promise<boolean | null> {
  const answer = await ask(question);
  if (answer === null) return onTerminal() ? null : false;
  return isYes(answer);
}

/** A password or PIN: from the descriptor where one is named, else asked for, until something is typed: none is empty. `what` names it in the error. Whoever gets it wipes it once it was used. */
export async function secretInput(descriptor: number | null, question: string, what: string): Promise<Result<HeldSecret>> {
  if (descriptor !== null) return fromDescriptor(descriptor);
  for (;;) {
    const typed = await askSecret(question);
    if (typed === null) return onTerminal() ? fail('connect.cancelled') : fail('usage.secret-missing', '', { what });
    const length = typed.with((text) => Buffer.byteLength(text));
    if (length > 0 && length <= MAX_SECRET_BYTES) return ok(typed);
    typed.wipe();
    if (length > 0) return tooLong(what);
  }
}
