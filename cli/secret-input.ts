import { readSync } from 'node:fs';
import { type Result, fail, ok } from '../shared/domain/result.ts';

/** Longest password or PIN accepted, bytes. */
const MAX_SECRET_BYTES = 1024;

/** Reads a secret from a file descriptor up to its end; one line end is dropped. */
function fromDescriptor(descriptor: number): Result<string> {
  const buffer = Buffer.alloc(MAX_SECRET_BYTES + 2);
  let length = 0;
  try {
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    }
    if (length > MAX_SECRET_BYTES + 1) return fail('usage.secret-missing', '', { what: `fd ${descriptor}` });
    return ok(buffer.toString('utf8', 0, length).replace(/\r?\n$/, ''));
  } catch {
    return fail('usage.secret-missing', '', { what: `fd ${descriptor}` });
  } finally {
    buffer.fill(0);
  }
}

const onTerminal = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

/** Asks on the terminal; `null` where there is none. The question goes to standard error. */
export async function ask(question: string, silent: boolean): Promise<string | null> {
  if (!onTerminal()) return null;
  const { read } = await import('read');
  const typed = await read({ prompt: question, silent, input: process.stdin, output: process.stderr });
  return typed;
}

/** Whether the person typed yes in full; no terminal means no. */
export async function confirm(question: string): Promise<boolean> {
  const answer = await ask(question, false);
  return answer !== null && /^(yes|はい)$/i.test(answer.trim());
}

/** A password or PIN: from the descriptor where one is named, else asked for. `what` names it in the error. */
export async function secretInput(descriptor: number | undefined, question: string, what: string): Promise<Result<string>> {
  if (descriptor !== undefined) return fromDescriptor(descriptor);
  const typed = await ask(question, true);
  return typed === null ? fail('usage.secret-missing', '', { what }) : ok(typed);
}
