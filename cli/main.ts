import { Command, InvalidArgumentError, Option } from 'commander';
import { fail } from '../shared/domain/result.ts';
import { type Language, isLanguage, languageOf } from '../shared/texts/texts.ts';
import { CommandContext } from './context.ts';

// A reader that went away (`ctl ... | head`) or a closed terminal must never end a change half way.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const locale = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'];

function language(value: string): Language {
  if (!isLanguage(value)) throw new InvalidArgumentError('en or ja');
  return value;
}

function descriptor(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 1023) throw new InvalidArgumentError('a file descriptor, e.g. 3');
  return number;
}

function fingerprint(value: string, before: readonly string[]): readonly string[] {
  // As OpenSSH prints host keys.
  const openSsh = /^SHA256:([A-Za-z0-9+/]{43})=?$/.exec(value)?.[1];
  if (openSsh !== undefined) return [...before, Buffer.from(openSsh, 'base64').toString('hex')];
  const sha256 = value.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new InvalidArgumentError('a SHA-256: 64 hex digits, colons allowed, or SHA256: and base64');
  return [...before, sha256];
}

/** The route over the platform: what it needs beside what `set-cluster` has. */
const withPlatformOptions = (command: Command): Command =>
  command
    .addOption(new Option('--via <route>', 'ctl-provider: with a token; platform: SSH and AXL, no token, from release 10.0(1) on').choices(['ctl-provider', 'platform']).default('ctl-provider'))
    .option('--scenario <name>', 'which practice cluster, with --practice')
    .option('--axl-user <name>', 'application user for AXL; without one AXL is not asked')
    .option('--axl-port <n>', 'port of AXL, 8443 when left out', portNumber)
    .option('--axl-password-fd <n>', 'read the password of the application user from this file descriptor', descriptor)
    .option('--older-node', 'allow the weak algorithms of older releases for this cluster')
    .option('--accept-visits', 'agree that phones may need a visit each, where the plan asks for it');

function portNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535) throw new InvalidArgumentError('a port number; 0 = any free one');
  return number;
}

const program = new Command('ctl')
  .description('Open CTL Client: reads, signs, distributes and proves the CTL file of a Cisco phone cluster')
  .option('--lang <language>', 'language of messages: en or ja', language, languageOf(locale))
  .showHelpAfterError('(ctl --help shows how it is used)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

const context = (): CommandContext => new CommandContext(program.opts<{ lang: Language }>().lang, import.meta.dirname);

program
  .command('show')
  .description('print a CTL file as `show ctl` does; exit code 0 verified, 1 signature bad, 3 not readable, 4 not checked')
  .argument('<file>')
  .action(async (file: string) => (await import('./commands/show.ts')).show(context(), file));

program
  .command('verify')
  .description('check the signature of a CTL file; the same exit codes')
  .argument('<file>')
  .option('--json', 'print one JSON object')
  .action(async (file: string, options: { json?: boolean }) => (await import('./commands/verify.ts')).verify(context(), file, options.json === true));

program
  .command('practice')
  .description('run the practice cluster on this computer until it is stopped')
  .option('--sast <certificate>', 'put the certificate of a token (PEM or DER file) into its CTL file')
  .option('--json', 'print how to reach it as one JSON object')
  .action(async (options: { sast?: string; json?: boolean }) =>
    (await import('./commands/practice.ts')).practice(context(), { sast: options.sast ?? null, json: options.json === true }),
  );

withPlatformOptions(program.command('set-cluster'))
  .description('change the cluster security mode: a new CTL file, signed by a token, on every server, proved')
  .addArgument(program.createArgument('<mode>').choices(['non-secure', 'mixed']))
  .addOption(new Option('--practice', 'change a fresh practice cluster with a practice token').conflicts(['host', 'user', 'module']))
  .option('--host <host[:port]>', 'the publisher, host name or IP address')
  .option('--user <name>', 'name of the administrator')
  .option('--module <path>', 'PKCS#11 library of the token')
  .option('--token <serial>', 'serial number of the token, where several could sign')
  .option('--trust <sha256>', 'certificate of the publisher that was checked beforehand; may be given again', fingerprint, [])
  .option('--password-fd <n>', 'read the password from this file descriptor instead of asking', descriptor)
  .option('--pin-fd <n>', 'read the token password from this file descriptor instead of asking', descriptor)
  .option('--save <file>', 'keep the written CTL file; an existing file is not replaced')
  .option('--yes', 'make the change without asking')
  .option('--json', 'print one JSON object instead of text')
  .action(async (mode: 'non-secure' | 'mixed', options: Record<string, unknown>) => {
    if (options['via'] === 'platform') await (await import('./commands/platform-change.ts')).platformChange(context(), mode, options);
    else await (await import('./commands/set-cluster.ts')).setCluster(context(), mode, options);
  });

withPlatformOptions(program.command('update'))
  .description('have the cluster make its CTL file anew in the present mode; --via platform only')
  .addOption(new Option('--practice', 'change a fresh practice cluster').conflicts(['host', 'user']))
  .option('--host <host[:port]>', 'the publisher, host name or IP address')
  .option('--user <name>', 'name of the administrator')
  .option('--trust <sha256>', 'host key or certificate that was checked beforehand; may be given again', fingerprint, [])
  .option('--password-fd <n>', 'read the password from this file descriptor instead of asking', descriptor)
  .option('--yes', 'make the change without asking')
  .option('--json', 'print one JSON object instead of text')
  .action(async (options: Record<string, unknown>) => {
    if (options['via'] === 'platform') await (await import('./commands/platform-change.ts')).platformChange(context(), 'update', options);
    else context().fail(fail('usage.wrong', '', { detail: '--via platform' }).error, options['json'] === true);
  });

program
  .command('serve')
  .description('serve the window to a browser on this computer, until it is stopped')
  .option('--port <n>', 'port on 127.0.0.1; any free one when left out', portNumber, 0)
  .option('--no-open', 'print the address with its key instead of opening a browser')
  .action(async (options: { port: number; open: boolean }) => (await import('./commands/serve.ts')).serve(context(), options));

await program.parseAsync();
