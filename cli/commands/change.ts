import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { patiently } from '../../core/files/patience.ts';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { ERROR_CODES } from '../../shared/domain/error-codes.ts';
import { type Result } from '../../shared/domain/result.ts';
import { refusalIn } from '../../shared/domain/rules/consent.ts';
import { fill } from '../../shared/texts/fill.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { factSentences, leftSentences } from '../../shared/texts/sentences/report.ts';
import { publisherIn } from '../../shared/session/publisher.ts';
import { type ChangeWish, wishFromFile, wishFromOptions } from '../with-token/wish.ts';
import { type CommandContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { chooseLibrary } from '../with-token/choose-library.ts';
import { chooseToken } from '../with-token/choose-token.ts';
import { makeChange } from '../with-token/make-change.ts';
import { printServerFile } from '../with-token/server-file.ts';
import { folderLines } from '../changes/report-lines.ts';
import { planLines } from '../with-token/plan-text.ts';
import { type Values } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { NOT_CHANGED, tokenRouteOptions } from '../with-token/options.ts';
import { runSession } from '../run-session.ts';
import { type CommandSession, CommandStopped } from '../session.ts';
import { practiceFacts } from '../start-practice.ts';
import { signInEverywhere } from '../with-token/sign-in.ts';
import { dataDir } from '../../shell/wire-engine.ts';

/** `ctl set-cluster MODE` and `ctl update` with a token: from sign-in to the proof. */
export function changeWithToken(context: CommandContext, kind: ChangeKind, choices: Values<typeof OPTIONS.choices>, values: Values<typeof OPTIONS.apply>): Promise<void> {
  const { accept, ...access } = values;
  return run(context, wishFromOptions(kind, choices, accept), access);
}

/** `ctl plan FILE`: from sign-in to the plan. */
export const planFile = async (context: CommandContext, file: string, values: Values<typeof OPTIONS.plan>): Promise<void> =>
  run(context, await wishFromFile(file, true, []), { ...values, ...NOT_CHANGED });

/** `ctl apply FILE`: from sign-in to the proof. */
export const applyFile = async (context: CommandContext, file: string, { accept, ...access }: Values<typeof OPTIONS.apply>): Promise<void> =>
  run(context, await wishFromFile(file, false, accept), access);

async function run(context: CommandContext, wish: Result<ChangeWish>, access: Parameters<typeof tokenRouteOptions>[0]): Promise<void> {
  const options = tokenRouteOptions(access);
  for (const checked of [wish, options]) {
    if (checked.ok) continue;
    context.fail(checked.error, access.json);
    return;
  }
  if (!wish.ok || !options.ok) return;
  await runSession(context, options.value, (session) => (wish.value.planOnly ? plan(session, wish.value) : walk(session, wish.value)));
}

/** Shows what would be done; exit code 1 when a rule speaks against it. Nothing is signed or written. */
async function plan(session: CommandSession, wish: ChangeWish): Promise<void> {
  const { context, options } = session;
  const library = await chooseLibrary(session);
  await signInEverywhere(session);
  await chooseToken(session, library, wish.choices);
  const { plan: made, choices, cluster } = session.state;
  if (made === null || cluster === null) throw new Error('a chosen token has a plan');
  const refused = refusalIn(made.findings) !== undefined;
  if (options.json) context.printJson({ ok: !refused, plan: made, choices, ...practiceFacts(session) });
  else for (const line of planLines(made, cluster.product, context.texts)) context.print(line);
  process.exitCode = refused ? EXIT.refused : EXIT.done;
}

async function walk(session: CommandSession, wish: ChangeWish): Promise<void> {
  const { context, options } = session;
  const library = await chooseLibrary(session);
  await signInEverywhere(session);
  const publisher = publisherIn(session.state)?.name ?? '';
  await printCtlFile(session, publisher, context.texts.commandLine.before);
  await chooseToken(session, library, wish.choices);
  const report = await makeChange(session, wish.accept);
  process.exitCode = exitCode(report);
  const folder = path.join(dataDir(), 'changes', report.id);
  // The report before anything that can fail: what comes behind it asks the cluster again, or the disk.
  const [outcome = '', ...facts] = factSentences(report, context.texts);
  if (!options.json) for (const line of [outcome, ...facts, ...folderLines({ route: 'with-token', report }, folder, context.texts)]) context.print(line);
  const saved = await save(session, publisher);
  if (options.json) context.printJson({ ok: report.outcome === 'done', report, folder, saved, ...practiceFacts(session) });
  await printCtlFile(session, publisher, context.texts.commandLine.after).catch((error: unknown) => {
    // The report stands, and so does its exit code.
    if (!(error instanceof CommandStopped)) throw error;
    context.tell(errorSentences(error.error, context.texts).title);
  });
  // The file is long: what came of it all stands last too, and what is left to do there alone.
  if (!options.json) for (const line of [outcome, ...leftSentences(report, context.texts)]) context.print(line);
}

const exitCode = ({ outcome, stopped }: ChangeReport): number =>
  outcome === 'done' ? EXIT.done : EXIT[stopped === undefined ? 'refused' : ERROR_CODES[stopped.error.code].kind];

/** `show ctl` of the publisher's file as read last; with --json standard output is the report alone. */
async function printCtlFile(session: CommandSession, server: string, heading: string): Promise<void> {
  // After a change that lost the publisher there is no newer file to show; the report says so.
  if (session.options.json || session.state.cluster === null) return;
  await printServerFile(session, server, heading);
}

/** Keeps the written file where --save wants it; answers with its path, `null` when it was not kept. The change is over either way. */
async function save(session: CommandSession, server: string): Promise<string | null> {
  const { save: target } = session.options;
  if (target === null || session.state.report?.file === undefined || session.state.cluster === null) return null;
  const words = session.context.texts.commandLine;
  try {
    const file = await session.call('ctlFile', { server });
    if (file.sha256 !== session.state.report.file.sha256) return null;
    await patiently(() => writeFile(target, Buffer.from(file.base64, 'base64'), { flag: 'wx' }));
    session.context.tell(fill(words.saved, { path: target }));
    return target;
  } catch (error) {
    session.context.tell(fill(words.notSaved, { path: target, detail: error instanceof Error ? error.message : '' }));
    return null;
  }
}
