import { readSync } from 'node:fs';
import { type Result, fail, ok } from '../shared/domain/result.ts';

/** Longest password or PIN that the engine takes, bytes in UTF-8. */
const MAX_SECRET_BYTES = 256;

const bounded = (secret: string, what: string): Result<string> =>
  Buffer.byteLength(secret) <= MAX_SECRET_BYTES ? ok(secret) : fail('usage.wrong', '', { detail: `${what}: > ${MAX_SECRET_BYTES} bytes` });

/** Reads a secret from a file descriptor up to its end; one line end is dropped. */
function fromDescriptor(descriptor: number): Result<string> {
  const buffer = Buffer.alloc(MAX_SECRET_BYTES + 2);
  let length = 0;
  try {
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    }
    return bounded(buffer.toString('utf8', 0, length).replace(/\r?\n$/, ''), `fd ${descriptor}`);
  } catch {
    return fail('usage.secret-missing', '', { what: `fd ${descriptor}` });
  } finally {
    buffer.fill(0);
  }
}

const onTerminal = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

/** Asks on the terminal; `null` where there is none, and at Ctrl-C or Ctrl-D. The question goes to standard error. */
export async function ask(question: string, silent: boolean): Promise<string | null> {
  if (!onTerminal()) return null;
  const { read } = await import('read');
  // At Ctrl-D `read` closes its input and never settles; after a line it closes it too, but settles first.
  const closed = new Promise<null>((resolve) => process.stdin.once('pause', () => setImmediate(() => resolve(null))));
  const typed = read({ prompt: question, silent, input: process.stdin, output: process.stderr });
  return Promise.race([typed.catch(() => null), closed]);
}

/** Whether the person typed yes in full; no terminal means no. */
export async function confirm(question: string): Promise<boolean> {
  const answer = await ask(question, false);
  return answer !== null && /^(yes|はい)$/i.test(answer.trim());
}

/** A password or PIN: from the descriptor where one is named, else asked for. `what` names it in the error. */
export async function secretInput(descriptor: number | null, question: string, what: string): Promise<Result<string>> {
  if (descriptor !== null) return fromDescriptor(descriptor);
  const typed = await ask(question, true);
  if (typed !== null) return bounded(typed, what);
  return onTerminal() ? fail('apply.cancelled') : fail('usage.secret-missing', '', { what });
}
