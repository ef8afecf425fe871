import { type Result } from '../shared/domain/result.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';

const MAX_BYTES = PROVIDER_LIMITS.maxPassword * 4;

/** A password from standard input: typed without echo on a terminal, else all of it without the line end. */
export async function readPassword(prompt: string): Promise<Result<string, string>> {
  const text = process.stdin.isTTY ? await typed(prompt) : await piped();
  if (text === '') return { ok: false, error: 'no password given' };
  return text.length > PROVIDER_LIMITS.maxPassword
    ? { ok: false, error: `a password may have at most ${PROVIDER_LIMITS.maxPassword} characters` }
    : { ok: true, value: text };
}

async function piped(): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES + 2) break;
  }
  return Buffer.concat(chunks).toString('utf8').replace(/\r?\n$/, '');
}

async function typed(prompt: string): Promise<string> {
  const { read } = await import('read');
  return await read({ prompt, silent: true, input: process.stdin, output: process.stderr });
}
