import { createReadStream } from 'node:fs';
import { type Result } from '../shared/domain/result.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';

const MAX_BYTES = PROVIDER_LIMITS.maxPassword * 4;

/** A password from standard input: typed without echo on a terminal, else all of it without the line end. */
export const readPassword = async (prompt: string): Promise<Result<string, string>> => checked(process.stdin.isTTY ? await typed(prompt) : await piped(process.stdin));

/** A password that is to be kept: from a file descriptor, or as above, typed twice. */
export async function newPassword(prompt: string, descriptor: number | undefined): Promise<Result<string, string>> {
  if (descriptor !== undefined) return fromDescriptor(descriptor);
  const first = await readPassword(prompt);
  if (!first.ok || !process.stdin.isTTY) return first;
  return (await typed('The same again: ')) === first.value ? first : { ok: false, error: 'the two passwords differ; nothing was changed' };
}

async function fromDescriptor(descriptor: number): Promise<Result<string, string>> {
  try {
    return checked(await piped(createReadStream('', { fd: descriptor })));
  } catch {
    return { ok: false, error: `no password could be read from file descriptor ${descriptor}` };
  }
}

function checked(text: string): Result<string, string> {
  if (text === '') return { ok: false, error: 'no password given: type it on a terminal, or hand it over as standard input' };
  return text.length > PROVIDER_LIMITS.maxPassword
    ? { ok: false, error: `a password may have at most ${PROVIDER_LIMITS.maxPassword} characters` }
    : { ok: true, value: text };
}

async function piped(input: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES + 2) break;
  }
  return Buffer.concat(chunks).toString('utf8').replace(/\r?\n$/, '');
}

/** Empty at Ctrl-C and Ctrl-D too. */
async function typed(prompt: string): Promise<string> {
  const { read } = await import('read');
  // At Ctrl-D `read` closes its input and never settles; after a line it closes it too, but settles first.
  const closed = new Promise<string>((resolve) => process.stdin.once('pause', () => setImmediate(() => resolve(''))));
  const line = read({ prompt, silent: true, input: process.stdin, output: process.stderr }).catch(() => '');
  return Promise.race([line, closed]);
}
