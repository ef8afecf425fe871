import { execFile } from 'node:child_process';

/** Milliseconds; a tool of the system that takes longer tells nothing. */
const LIMIT = 10_000;
const MAX_OUTPUT = 1_048_576;

/**
 * What a tool of the system prints; empty when it is not there, fails, or takes too long.
 * @param env variables beside our own, such as those for the language of what it prints.
 */
export async function runTool(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  return await new Promise((resolve) => {
    const options = { timeout: LIMIT, maxBuffer: MAX_OUTPUT, windowsHide: true, encoding: 'utf8', env: { ...process.env, ...env } } as const;
    execFile(file, [...args], options, (error, stdout) => resolve(error === null ? stdout : ''));
  });
}
