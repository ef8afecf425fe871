#!/usr/bin/env node
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../core/time/system-clock.ts';
import { ProviderStartError } from './config.ts';
import { readCertificateFile, readConfigFile } from './config-file.ts';
import { initialise } from './init/command.ts';
import { createLog } from './log.ts';
import { howToClose } from './open-to-others.ts';
import { readPassword } from './password-input.ts';
import { hashPassword } from './passwords.ts';
import { sha256Hex } from '../core/trust/digests.ts';
import { type Provider, startProvider } from './start.ts';
import { OPTIONS, helpText } from './usage.ts';
import { version } from '../package.json';

/** Exit codes: 0 ended as asked, 1 could not start, 2 wrong use or configuration. */
async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'init') return args.includes('--help') || args.includes('-h') ? help() : init(args.slice(1));
  const parsed = parse(args);
  if (typeof parsed === 'string') return complain(parsed, 2);
  if (parsed.help) return help();
  if (parsed.version) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (parsed.command === 'hash-password' && parsed.file === undefined) return printHash();
  if (parsed.command === 'certificate-sha256' && parsed.file !== undefined) return printCertificate(parsed.file);
  if (parsed.command !== undefined || parsed.config === undefined) return complain('give init FOLDER, --config FILE, hash-password or certificate-sha256 FILE; see --help', 2);
  return serve(parsed.config);
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: OPTIONS,
    });
    const [command, file, ...more] = positionals;
    return more.length > 0 ? 'too many arguments' : { ...values, command, file };
  } catch (error) {
    return error instanceof Error ? error.message : 'wrong arguments';
  }
}

function help(): number {
  process.stdout.write(helpText());
  return 0;
}

function complain(message: string, code: number): number {
  process.stderr.write(`ctl-provider: ${message}\n`);
  return code;
}

async function init(args: readonly string[]): Promise<number> {
  const made = await initialise(args);
  if (!made.ok) return complain(made.error, 2);
  const { files, user, role, certificateSha256 } = made.value;
  const next =
    role === 'publisher'
      ? 'Compare the SHA-256 of its certificate below with what ctl shows when it signs in for the first time, or give it with --trust.'
      : 'Give the publisher the SHA-256 of its certificate below: ctl-provider init ... --subscriber ADDRESS=SHA256, or "certificateSha256" in its configuration.';
  process.stderr.write(`Made ${files.join(', ')}; user ${user}.\n${howToClose(path.dirname(files[0] ?? ''), process.platform)}${next}\n`);
  process.stdout.write(`${certificateSha256}\n`);
  return 0;
}

async function printHash(): Promise<number> {
  const password = await readPassword('Password: ');
  if (!password.ok) return complain(password.error, 2);
  process.stdout.write(`${await hashPassword(password.value)}\n`);
  return 0;
}

async function printCertificate(file: string): Promise<number> {
  const der = await readCertificateFile(file);
  if (!der.ok) return complain(der.error, 2);
  process.stdout.write(`${sha256Hex(der.value)}\n`);
  return 0;
}

async function serve(file: string): Promise<number> {
  const config = await readConfigFile(file);
  if (!config.ok) return complain(config.error, 2);
  try {
    const log = createLog((line) => process.stderr.write(`${line}\n`), systemClock);
    const starting = startProvider(config.value, { onEvent: (event) => log.tell(event) });
    // Before it listens: a signal that comes as soon as it does must not end it.
    const ended = new Promise<void>((resolve) => {
      // SIGBREAK: on Windows Ctrl-Break was pressed.
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGBREAK']) process.once(signal, resolve);
      process.on('SIGHUP', () => {
        if (hungUp()) resolve();
        else void starting.then((provider) => readAgain(provider, file), () => undefined);
      });
    });
    const provider = await starting;
    await ended;
    await provider.close();
    log.close();
    return 0;
  } catch (error) {
    if (error instanceof ProviderStartError) return complain(error.message, 1);
    throw error;
  }
}

const atTerminal = process.stderr.isTTY;

/** Whether SIGHUP says what it was made for: the terminal of this program, or on Windows its console, was closed. */
function hungUp(): boolean {
  if (process.platform === 'win32') return true;
  if (!atTerminal) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}

let reading: Promise<unknown> = Promise.resolve();

/** Reads the configuration again, one time after the other. */
async function readAgain(provider: Provider, file: string): Promise<void> {
  reading = reading.then(async () => provider.reload(await readConfigFile(file)));
  await reading;
}

// The daemon outlives whoever reads its log.
process.stderr.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2));
