import { Command, InvalidArgumentError } from 'commander';
import { version } from '../package.json';
import { type ChangeKind } from '../shared/domain/change-kind.ts';
import { type Result } from '../shared/domain/result.ts';
import { LANGUAGES, type Language, isLanguage } from '../shared/texts/languages.ts';
import { type CommandContext } from './context.ts';
import { combinationProblem, rolloutProblem, routeProblem, showProblem } from './options/combinations.ts';
import { type Given, type Options, declare, valuesOf } from './options/declare.ts';
import { CHANGE_EXIT_CODES, type HelpEnd, helpEnd } from './options/help.ts';
import { askedHelpWords } from './options/help-words.ts';
import { ENGLISH, translateHelp } from './options/translated.ts';
import { OPTIONS, ROUTES } from './options/tables.ts';
import { keepOn, presentLanguage } from './surroundings.ts';

for (const stream of [process.stdout, process.stderr]) keepOn(stream);

const helpWords = await askedHelpWords(process.argv.slice(2), presentLanguage());

function language(value: string): Language {
  if (!isLanguage(value)) throw new InvalidArgumentError(LANGUAGES.join(' or '));
  return value;
}

const program = new Command('ctl')
  .description('Open CTL Client: reads, signs and distributes the CTL file of a Cisco phone cluster, and reads it back from every server')
  .version(version, '-V, --version', 'print the version of the program')
  .option('--lang <language>', `language of messages: ${LANGUAGES.join(' or ')}`, language, presentLanguage())
  .showHelpAfterError('(ctl --help shows how it is used)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

/** Not before a command needs it: what succeeds without words loads none. */
const context = async (): Promise<CommandContext> => (await import('./context.ts')).openContext(program.opts<{ lang: Language }>().lang, import.meta.dirname);

/** Says what does not fit in the options; whether there was anything to say. */
async function refused(problem: Result<never> | null, { json }: Given): Promise<boolean> {
  if (problem === null || problem.ok) return false;
  (await context()).fail(problem.error, json === true);
  return true;
}

/** A command with options and what it does. */
const command = (name: string, options: Options, description: string, end: HelpEnd = {}): Command =>
  declare(program.command(name), options)
    .description(description)
    .addHelpText('after', () => helpEnd(end, process.stdout.columns, helpWords ?? ENGLISH));

command('show', OPTIONS.show, 'print a CTL file, or with --user the CTL files of a cluster, as `show ctl` does; exit code 0 verified, 1 signature bad, 3 not readable, 4 not checked')
  .argument('<file or host[:port]>')
  .action(async (what: string, given: Given) => {
    if (await refused(showProblem(given, what), given)) return;
    if (given['user'] === undefined) await (await import('./commands/show.ts')).show(context, what);
    else await (await import('./commands/show-host.ts')).showHost(await context(), what, valuesOf(OPTIONS.show, given));
  });

command('verify', OPTIONS.verify, 'check the signature of a CTL file; the same exit codes')
  .argument('<file>')
  .action(async (file: string, given: Given) => (await import('./commands/verify.ts')).verify(await context(), file, valuesOf(OPTIONS.verify, given)));

command('practice', OPTIONS.practice, 'run a practice cluster on this computer until you stop it').action(async (given: Given) =>
  (await import('./commands/practice.ts')).practice(await context(), valuesOf(OPTIONS.practice, given)),
);

command('set-cluster', OPTIONS.change, 'change the cluster security mode: sign a new CTL file, write it to every server, read it back', {
  examples: ['set-cluster non-secure --practice', 'set-cluster non-secure --host 10.0.0.10 --user admin --module LIBRARY', 'set-cluster non-secure --via platform --host 10.0.0.10 --user administrator'],
  exitCodes: CHANGE_EXIT_CODES,
  scenarios: ['ctl-provider', 'platform'],
})
  .addArgument(program.createArgument('<mode>').choices(['non-secure', 'mixed']))
  .action(async (mode: 'non-secure' | 'mixed', given: Given) => change(mode, given));

command('update', OPTIONS.change, 'update the CTL file (tokens, servers, certificates) without changing the mode', {
  examples: ['update --practice --scenario one-token-lost', 'update --via platform --host 10.0.0.10 --user administrator'],
  exitCodes: CHANGE_EXIT_CODES,
  scenarios: ['ctl-provider', 'platform'],
}).action(async (given: Given) => change('update', given));

command('preflight', OPTIONS.preflight, 'look at a cluster before a change over the platform; changes nothing', {
  examples: ['preflight --practice --scenario replication-broken', 'preflight --host 10.0.0.10 --user administrator --axl-user axl-reader'],
  exitCodes: '0 nothing fails, 1 something fails, 2 wrong usage, 3 could not sign in, 4 nothing fails and something is unknown',
  scenarios: ['platform'],
}).action(async (given: Given) => {
  if (await refused(combinationProblem(given), given)) return;
  await (await import('./platform/preflight.ts')).preflight(await context(), valuesOf(OPTIONS.preflight, given));
});

command('reset-localkey', OPTIONS['reset-localkey'], 'have the publisher sign the CTL file with the CallManager key (utils ctl reset localkey), the first of two steps after ITLRecovery was regenerated', {
  examples: ['reset-localkey --practice --scenario itlrecovery-regenerated'],
  exitCodes: CHANGE_EXIT_CODES,
  scenarios: ['platform'],
}).action(async (given: Given) => {
  if (await refused(routeProblem(given, 'platform'), given)) return;
  await (await import('./platform/command.ts')).platformChange(await context(), 'reset-localkey', valuesOf(ROUTES.platform, given));
});

async function change(kind: ChangeKind, given: Given): Promise<void> {
  const { via } = valuesOf(OPTIONS.change, given);
  if (await refused(routeProblem(given, via), given)) return;
  if (via === 'platform') await (await import('./platform/command.ts')).platformChange(await context(), kind, valuesOf(ROUTES.platform, given));
  else await (await import('./commands/change.ts')).changeWithToken(await context(), kind, valuesOf(OPTIONS.choices, given), valuesOf(OPTIONS.apply, given));
}

command('plan', OPTIONS.plan, 'show what the choices in a file would do; signs and writes nothing', { exitCodes: CHANGE_EXIT_CODES, scenarios: ['ctl-provider'] })
  .argument('<file>')
  .action(async (file: string, given: Given) => {
    if (await refused(combinationProblem(given), given)) return;
    await (await import('./commands/change.ts')).planFile(await context(), file, valuesOf(OPTIONS.plan, given));
  });

command('apply', OPTIONS.apply, 'make the change described by the choices in a file', { exitCodes: CHANGE_EXIT_CODES, scenarios: ['ctl-provider'] })
  .argument('<file>')
  .action(async (file: string, given: Given) => {
    if (await refused(combinationProblem(given), given)) return;
    await (await import('./commands/change.ts')).applyFile(await context(), file, valuesOf(OPTIONS.apply, given));
  });

command('rollout', OPTIONS.rollout, 'restart the services and reset the phones of a cluster, pilot phones first; with the number of a change: after it; with that of a restart: continue it', {
  examples: ['rollout --practice', 'rollout --host 10.0.0.10 --user administrator --axl-user axladmin --pilot SEP001D45B5A2C1', 'rollout 20261126T102653Z-e759afab'],
  exitCodes: '0 every restart of a service was confirmed, and every phone came back or is on the visit list as forecast, 1 failed, refused or left out, 2 wrong usage, 3 not read, or paused',
  scenarios: ['platform'],
})
  .argument('[id]')
  .action(async (id: string | undefined, given: Given) => {
    if (await refused(rolloutProblem(given, id !== undefined), given)) return;
    await (await import('./platform/rollout/command.ts')).rollout(await context(), id ?? null, valuesOf(OPTIONS.rollout, given));
  });

command('changes', OPTIONS.changes, 'list the changes made from this computer; finish, undo, check or remove one', {
  examples: ['changes', 'changes 20261126T102415Z-4f52dbfe --check', 'changes --finish'],
  exitCodes: CHANGE_EXIT_CODES,
})
  .argument('[id]')
  .action(async (id: string | undefined, given: Given) => (await import('./changes/command.ts')).changes(await context(), id ?? null, valuesOf(OPTIONS.changes, given)));

command('diagnostics', OPTIONS.diagnostics, 'save versions, faults and journals as one file for support; it holds no secret').action(async (given: Given) =>
  (await import('./commands/diagnostics.ts')).diagnostics(await context(), valuesOf(OPTIONS.diagnostics, given)),
);

command('diff', OPTIONS.diff, 'compare two CTL files entry by entry; exit code 0 the same, 1 different, 3 not readable')
  .argument('<old>')
  .argument('<new>')
  .action(async (before: string, after: string, given: Given) => (await import('./commands/diff.ts')).diff(await context(), before, after, valuesOf(OPTIONS.diff, given)));

command('serve', OPTIONS.serve, 'serve the window to a browser on this computer until you stop it').action(async (given: Given) =>
  (await import('./commands/serve.ts')).serve(await context(), valuesOf(OPTIONS.serve, given)),
);

if (helpWords !== null) translateHelp(program, helpWords);

await program.parseAsync();
