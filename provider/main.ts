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

const HELP = `Usage: ctl-provider init FOLDER --name NAME --role publisher|subscriber [OPTIONS]
       ctl-provider --config FILE
       ctl-provider hash-password < PASSWORD
       ctl-provider certificate-sha256 FILE

Serves the CTL file of one cluster server with the Open CTL Provider protocol
(docs/protocol.md). Runs in the foreground, writes one JSON line per event to
standard error, ends on SIGTERM or SIGINT. On SIGHUP it reads users,
certificates, servers and phones again from the configuration; one that is
wrong changes nothing and is told in the log. Windows has no such signal: there,
restart the service.

  init FOLDER         makes key, certificate and a commented configuration with a
                      first user in FOLDER, overwrites nothing, and prints the
                      SHA-256 of the certificate
  --config FILE       configuration, JSON; paths in it are relative to the file
  hash-password       reads a password from standard input, without echo on a
                      terminal, and prints its line for "passwordHash"
  certificate-sha256  prints the SHA-256 of a certificate (PEM or DER) for
                      "certificateSha256"
  --help              this text

Options of init:
  --name NAME         address or host name by which the cluster and its CTL file
                      call this server
  --address ADDRESS   its IPv4 address, where NAME is a host name
  --role ROLE         publisher (one in a cluster) or subscriber
  --user NAME         the first user (admin); the password is asked for, or read
                      from standard input where that is no terminal
  --password-fd N     reads the password from a file descriptor
  --host, --port      where it listens (0.0.0.0, 2444)
  --data FOLDER       data folder (data, beside the configuration)
  --tftp FOLDER       a folder of its own, in which phones find the CTL file
  --phone MAC         a phone that finds it as CTLSEP<MAC>.tlv too; repeatable
  and for the publisher:
  --subscriber ADDRESS=SHA256
                      another server, with what init printed there; repeatable
  --callmanager NAME=FILE
                      certificate with which a server speaks TLS to phones and
                      signs their configuration files; repeatable
  --capf FILE         certificate of the service that issues those of phones
  --release RELEASE   release of CUCM whose form of CTL file is wanted (10.5.2)
`;

/** Exit codes: 0 ended as asked, 1 could not start, 2 wrong use or configuration. */
async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'init' && !args.includes('--help')) return init(args.slice(1));
  const parsed = parse(args);
  if (typeof parsed === 'string') return complain(parsed, 2);
  if (parsed.help) {
    process.stdout.write(HELP);
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
      options: { config: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    });
    const [command, file, ...more] = positionals;
    return more.length > 0 ? 'too many arguments' : { ...values, command, file };
  } catch (error) {
    return error instanceof Error ? error.message : 'wrong arguments';
  }
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
