import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../package.json';
import { type ChangeKind } from '../shared/domain/change-kind.ts';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../shared/domain/practice-scenario.ts';
import { ok } from '../shared/domain/result.ts';
import { type Language, isLanguage } from '../shared/texts/languages.ts';
import { type CommandContext } from './context.ts';
import { portNumber, withChoices, withPlatformOptions, withSignInOptions, withTokenOptions } from './option-groups.ts';
import { keepOn, presentLanguage } from './surroundings.ts';

for (const stream of [process.stdout, process.stderr]) keepOn(stream);

function language(value: string): Language {
  if (!isLanguage(value)) throw new InvalidArgumentError('en or ja');
  return value;
}

const program = new Command('ctl')
  .description('Open CTL Client: reads, signs and distributes the CTL file of a Cisco phone cluster, and reads it back from every server')
  .version(version, '-V, --version', 'print the version of the program')
  .option('--lang <language>', 'language of messages: en or ja', language, presentLanguage())
  .showHelpAfterError('(ctl --help shows how it is used)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

/** Not before a command needs it: what succeeds without words loads none. */
const context = async (): Promise<CommandContext> => (await import('./context.ts')).openContext(program.opts<{ lang: Language }>().lang, import.meta.dirname);

withSignInOptions(program.command('show'))
  .description('print a CTL file, or with --user the CTL files of a cluster, as `show ctl` does; exit code 0 verified, 1 signature bad, 3 not readable, 4 not checked')
  .argument('<file or host[:port]>')
  .action(async (what: string, options: Record<string, unknown>) => {
    const host = options['user'] !== undefined;
    if (host) await (await import('./commands/show-host.ts')).showHost(await context(), what, options);
    else await (await import('./commands/show.ts')).show(context, what);
  });

program
  .command('verify')
  .description('check the signature of a CTL file; the same exit codes')
  .argument('<file>')
  .option('--json', 'print one JSON object')
  .action(async (file: string, options: { json?: boolean }) => (await import('./commands/verify.ts')).verify(await context(), file, options.json === true));

program
  .command('practice')
  .description('run a practice cluster on this computer until you stop it')
  .option('--sast <certificate>', 'add the certificate of a token (PEM or DER file) to its CTL file')
  .addOption(new Option('--scenario <name>', 'which situation to start in').choices(PRACTICE_SCENARIOS['ctl-provider']).default(PRACTICE_SCENARIOS['ctl-provider'][0]))
  .option('--json', 'print its addresses and credentials as one JSON object')
  .action(async (options: { sast?: string; scenario: PracticeScenario<'ctl-provider'>; json?: boolean }) =>
    (await import('./commands/practice.ts')).practice(await context(), { sast: options.sast ?? null, scenario: options.scenario, json: options.json === true }),
  );

withPlatformOptions(withChoices(withTokenOptions(program.command('set-cluster'))))
  .description('change the cluster security mode: sign a new CTL file, write it to every server, read it back')
  .addArgument(program.createArgument('<mode>').choices(['non-secure', 'mixed']))
  .action(async (mode: 'non-secure' | 'mixed', options: Record<string, unknown>) => change(mode, options));

withPlatformOptions(withChoices(withTokenOptions(program.command('update'))))
  .description('update the CTL file (tokens, servers, certificates) without changing the mode')
  .action(async (options: Record<string, unknown>) => change('update', options));

async function change(mode: ChangeKind, options: Record<string, unknown>): Promise<void> {
  if (options['via'] === 'platform') {
    await (await import('./platform/command.ts')).platformChange(await context(), mode, options);
    return;
  }
  const { wishFromOptions } = await import('./change/options.ts');
  await (await import('./commands/set-cluster.ts')).setCluster(await context(), ok(wishFromOptions(mode, options)), options);
}

for (const [name, description] of [
  ['plan', 'show what the choices in a file would do; signs and writes nothing'],
  ['apply', 'make the change described by the choices in a file'],
] as const) {
  withTokenOptions(program.command(name))
    .description(description)
    .argument('<file>')
    .option('--scenario <name>', 'which practice cluster, with --practice')
    .action(async (file: string, options: Record<string, unknown>) => {
      const { wishFromFile } = await import('./change/options.ts');
      await (await import('./commands/set-cluster.ts')).setCluster(await context(), wishFromFile(file, name === 'plan', options), options);
    });
}

program
  .command('diff')
  .description('compare two CTL files entry by entry; exit code 0 the same, 1 different, 3 not readable')
  .argument('<old>')
  .argument('<new>')
  .option('--json', 'print one JSON object')
  .action(async (before: string, after: string, options: { json?: boolean }) => (await import('./commands/diff.ts')).diff(await context(), before, after, options.json === true));

program
  .command('serve')
  .description('serve the window to a browser on this computer until you stop it')
  .option('--port <n>', 'port on 127.0.0.1; any free port by default', portNumber, 0)
  .option('--no-open', 'print the address with its key instead of opening a browser')
  .action(async (options: { port: number; open: boolean }) => (await import('./commands/serve.ts')).serve(await context(), options));

await program.parseAsync();
