#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { ProviderStartError } from './config.ts';
import { readConfigFile } from './config-file.ts';
import { readPassword } from './password-input.ts';
import { hashPassword } from './passwords.ts';
import { startProvider } from './start.ts';

const HELP = `Usage: ctl-provider --config FILE
       ctl-provider hash-password < PASSWORD

Serves the CTL file of one cluster server with the Open CTL Provider protocol
(docs/protocol.md). Runs in the foreground, writes one JSON line per event to
standard error, ends on SIGTERM, SIGINT or SIGHUP.

  --config FILE   configuration, JSON; paths in it are relative to the file
  hash-password   reads a password from standard input, without echo on a
                  terminal, and prints its line for "passwordHash"
  --help          this text
`;

/** Exit codes: 0 ended as asked, 1 could not start, 2 wrong use or configuration. */
async function main(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') return complain(parsed, 2);
  if (parsed.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (parsed.command === 'hash-password') return printHash();
  if (parsed.command !== undefined || parsed.config === undefined) return complain('give --config FILE or hash-password; see --help', 2);
  return serve(parsed.config);
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { config: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    });
    return positionals.length > 1 ? 'too many arguments' : { ...values, command: positionals[0] };
  } catch (error) {
    return error instanceof Error ? error.message : 'wrong arguments';
  }
}

function complain(message: string, code: number): number {
  process.stderr.write(`ctl-provider: ${message}\n`);
  return code;
}

async function printHash(): Promise<number> {
  const password = await readPassword('Password: ');
  if (!password.ok) return complain(password.error, 2);
  process.stdout.write(`${await hashPassword(password.value)}\n`);
  return 0;
}

async function serve(file: string): Promise<number> {
  const config = await readConfigFile(file);
  if (!config.ok) return complain(config.error, 2);
  try {
    const provider = await startProvider(config.value, { onEvent: (event) => process.stderr.write(`${JSON.stringify(event)}\n`) });
    await new Promise<void>((resolve) => {
      // SIGHUP and SIGBREAK: on Windows the console was closed, or Ctrl-Break pressed.
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGBREAK']) process.once(signal, resolve);
    });
    await provider.close();
    return 0;
  } catch (error) {
    if (error instanceof ProviderStartError) return complain(error.message, 1);
    throw error;
  }
}

// The daemon outlives whoever reads its log.
process.stderr.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2));
