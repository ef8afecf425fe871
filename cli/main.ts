import { type Command } from 'commander';
import { type ChangeKind } from '../shared/domain/change-kind.ts';
import { type Result } from '../shared/domain/result.ts';
import { type Language } from '../shared/texts/languages.ts';
import { type CommandContext } from './context.ts';
import { combinationProblem, rolloutProblem, routeProblem, showProblem } from './options/combinations.ts';
import { type CommandName, type Shell } from './options/commands.ts';
import { type Given, valuesOf } from './options/declare.ts';
import { askedHelpWords } from './options/help-words.ts';
import { createProgram } from './options/program.ts';
import { OPTIONS, ROUTES } from './options/tables.ts';
import { keepOn, presentLanguage } from './surroundings.ts';

for (const stream of [process.stdout, process.stderr]) keepOn(stream);

const program = createProgram(presentLanguage(), await askedHelpWords(process.argv.slice(2), presentLanguage()));
const languageInUse = (): Language => program.opts<{ lang: Language }>().lang;

/** Not before a command needs it: what succeeds without words loads none. */
const context = async (): Promise<CommandContext> => (await import('./context.ts')).openContext(languageInUse(), import.meta.dirname);

/** Says what does not fit in the options; whether there was anything to say. */
async function refused(problem: Result<never> | null, { json }: Given): Promise<boolean> {
  if (problem === null || problem.ok) return false;
  (await context()).fail(problem.error, json === true);
  return true;
}

/** What each command does, with its arguments and options as they were typed. */
const ACTIONS: Readonly<Record<CommandName, Parameters<Command['action']>[0]>> = {
  show: async (what: string, given: Given) => {
    if (await refused(showProblem(given, what), given)) return;
    if (given['user'] === undefined) await (await import('./commands/show.ts')).show(context, what);
    else await (await import('./commands/show-host.ts')).showHost(await context(), what, valuesOf(OPTIONS.show, given));
  },
  verify: async (file: string, given: Given) => (await import('./commands/verify.ts')).verify(await context(), file, valuesOf(OPTIONS.verify, given)),
  practice: async (given: Given) => (await import('./commands/practice.ts')).practice(await context(), valuesOf(OPTIONS.practice, given)),
  'set-cluster': (mode: 'non-secure' | 'mixed', given: Given) => change(mode, given),
  update: (given: Given) => change('update', given),
  preflight: async (given: Given) => {
    if (await refused(combinationProblem(given), given)) return;
    await (await import('./platform/preflight.ts')).preflight(await context(), valuesOf(OPTIONS.preflight, given));
  },
  'reset-localkey': async (given: Given) => {
    if (await refused(routeProblem(given, 'platform'), given)) return;
    await (await import('./platform/command.ts')).platformChange(await context(), 'reset-localkey', valuesOf(ROUTES.platform, given));
  },
  plan: async (file: string, given: Given) => {
    if (await refused(combinationProblem(given), given)) return;
    await (await import('./commands/change.ts')).planFile(await context(), file, valuesOf(OPTIONS.plan, given));
  },
  apply: async (file: string, given: Given) => {
    if (await refused(combinationProblem(given), given)) return;
    await (await import('./commands/change.ts')).applyFile(await context(), file, valuesOf(OPTIONS.apply, given));
  },
  rollout: async (id: string | undefined, given: Given) => {
    if (await refused(rolloutProblem(given, id !== undefined), given)) return;
    await (await import('./platform/rollout/command.ts')).rollout(await context(), id ?? null, valuesOf(OPTIONS.rollout, given));
  },
  changes: async (id: string | undefined, given: Given) => (await import('./changes/command.ts')).changes(await context(), id ?? null, valuesOf(OPTIONS.changes, given)),
  diagnostics: async (given: Given) => (await import('./commands/diagnostics.ts')).diagnostics(await context(), valuesOf(OPTIONS.diagnostics, given)),
  diff: async (before: string, after: string, given: Given) => (await import('./commands/diff.ts')).diff(await context(), before, after, valuesOf(OPTIONS.diff, given)),
  serve: async (given: Given) => (await import('./commands/serve.ts')).serve(await context(), valuesOf(OPTIONS.serve, given)),
  completion: async (shell: Shell) => (await import('./completion/command.ts')).completion(shell, languageInUse()),
};

async function change(kind: ChangeKind, given: Given): Promise<void> {
  const { via } = valuesOf(OPTIONS.change, given);
  if (await refused(routeProblem(given, via), given)) return;
  if (via === 'platform') await (await import('./platform/command.ts')).platformChange(await context(), kind, valuesOf(ROUTES.platform, given));
  else await (await import('./commands/change.ts')).changeWithToken(await context(), kind, valuesOf(OPTIONS.choices, given), valuesOf(OPTIONS.apply, given));
}

for (const [name, action] of Object.entries(ACTIONS)) program.commands.find((command) => command.name() === name)?.action(action);

await program.parseAsync();
