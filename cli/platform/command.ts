import path from 'node:path';
import { ERROR_CODES } from '../../shared/domain/error-codes.ts';
import { type CommandKind } from '../../shared/domain/change-kind.ts';
import { isChanged } from '../../shared/domain/left-to-do.ts';
import { isToldByRollout } from '../../shared/domain/rollout/behind.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { fill } from '../../shared/texts/fill.ts';
import { platformFactSentences } from '../../shared/texts/sentences/platform/report.ts';
import { leftSentences } from '../../shared/texts/sentences/report.ts';
import { type CommandLineTexts } from '../../shared/texts/languages.ts';
import { dataDir } from '../../shell/wire-engine.ts';
import { type CommandContext } from '../context.ts';
import { type Values } from '../options/declare.ts';
import { type ROUTES } from '../options/tables.ts';
import { EXIT } from '../exit.ts';
import { wipe } from './credentials.ts';
import { rolloutBehind } from './rollout/behind.ts';
import { type RolloutEnd, rolloutExit, rolloutJson, rolloutLastLines, rolloutLines } from './rollout/report.ts';
import { makePlatformChange } from './make-change.ts';
import { platformRouteOptions } from './options.ts';
import { platformOf, type PlatformSession } from './session.ts';
import { signInToPlatform } from './sign-in.ts';
import { folderLines } from '../changes/report-lines.ts';
import { runSession } from '../run-session.ts';
import { practiceFacts } from '../start-practice.ts';

/** `ctl set-cluster MODE --via platform` and `ctl update --via platform`: from the trust table to the report. */
export async function platformChange(context: CommandContext, kind: CommandKind, values: Values<typeof ROUTES.platform>): Promise<void> {
  const options = platformRouteOptions(values);
  if (!options.ok) {
    context.fail(options.error, values.json);
    return;
  }
  await runSession(context, options.value, (session) => walk(session, kind));
}

async function walk(session: PlatformSession, kind: CommandKind): Promise<void> {
  const { context, options } = session;
  const { texts } = context;
  const credentials = await signInToPlatform(session);
  if (options.rollout === null) wipe(credentials);
  const publisher = platformOf(session).cluster?.publisher ?? '';
  await printShowCtl(session, publisher, texts.commandLine.before);
  const report = await makePlatformChange(session, kind);
  process.exitCode = exitCode(report);
  const folder = path.join(dataDir(), 'changes', report.id);
  const { rollout: wish } = options;
  // Where nothing changed nothing is restarted.
  const restarts = wish !== null && isChanged(report.outcome);
  if (!restarts) wipe(credentials);
  const ofChange = { ok: report.outcome === 'done', report, folder, ...practiceFacts(session) };
  if (options.json && !restarts) context.printJson(ofChange);
  const [outcome = '', ...facts] = platformFactSentences(report, texts);
  if (!options.json) for (const line of [outcome, ...facts, ...folderLines({ route: 'by-command', report }, folder, texts)]) context.print(line);
  const end = restarts ? await rolloutBehind(session, { change: report.id, wish, credentials }) : null;
  if (end !== null) {
    // Of two codes the first that is not 0 tells what to look at first.
    if (report.outcome === 'done') process.exitCode = rolloutExit(end);
    if (options.json) context.printJson({ ...ofChange, report: platformOf(session).report ?? report, ok: report.outcome === 'done' && rolloutExit(end) === EXIT.done, rollout: rolloutJson(end) });
  }
  await printShowCtl(session, publisher, texts.commandLine.after);
  if (options.json) return;
  // The file is long: what came of it all stands last too, and what is left to do there alone. What the restart does is not asked of a person.
  const behind = end === null ? [outcome, ...leftSentences(report, texts)] : [...rolloutLines(end, texts), ...leftBesides(platformOf(session).report ?? report, end, texts), outcome, ...rolloutLastLines(end, texts)];
  for (const line of behind) context.print(line);
}

/** What the change left to do besides what its restart has told; all of it where there was none. */
function leftBesides(report: PlatformReport, { report: rollout }: RolloutEnd, texts: CommandLineTexts): readonly string[] {
  if (rollout === null) return leftSentences(report, texts);
  const leftToDo = report.leftToDo.filter((item) => !isToldByRollout(item, rollout));
  return leftToDo.length === 0 ? [] : leftSentences({ leftToDo, neighbours: [] }, texts);
}

const exitCode = ({ outcome, stopped }: PlatformReport): number => {
  if (outcome === 'done') return EXIT.done;
  if (outcome === 'unknown') return EXIT.unreachable;
  return EXIT[stopped === undefined ? 'refused' : ERROR_CODES[stopped.error.code].kind];
};

/** What the publisher itself printed; with --json standard output is the report alone. */
async function printShowCtl({ context, options, engine }: PlatformSession, node: string, heading: string): Promise<void> {
  if (options.json) return;
  const shown = await engine.call('platformShowCtl', { node });
  // A node that could not be read shows nothing here; the report says so.
  if (shown.ok) context.print(`${fill(heading, { server: node })}\n${(shown.value as { readonly text: string }).text}`);
}
