import { execFile } from 'node:child_process';

/** Milliseconds; a tool of the system that takes longer tells nothing. */
const LIMIT = 10_000;
const MAX_OUTPUT = 1_048_576;

/** What a tool of the system prints; empty when it is not there, fails, or takes too long. */
export async function runTool(file: string, args: readonly string[]): Promise<string> {
  return await new Promise((resolve) => {
    execFile(file, [...args], { timeout: LIMIT, maxBuffer: MAX_OUTPUT, windowsHide: true, encoding: 'utf8' }, (error, stdout) => resolve(error === null ? stdout : ''));
  });
}
