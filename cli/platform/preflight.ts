import { ERROR_CODES } from '../../shared/domain/error-codes.ts';
import { type AppError } from '../../shared/domain/result.ts';
import { areAway, cards, type PreflightCardRows, type PreflightRow, worstOf } from '../../shared/domain/preflight/row.ts';
import { type PreflightId } from '../../shared/domain/preflight/rules.ts';
import { PREFLIGHT_VERDICTS, type PreflightVerdict } from '../../shared/domain/preflight/verdict.ts';
import { fill } from '../../shared/texts/fill.ts';
import { nodesText } from '../../shared/texts/sentences/named-nodes.ts';
import { awaySentence, preflightCard, preflightSentences } from '../../shared/texts/sentences/platform/preflight.ts';
import { type CommandContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { type Values, valuesOf } from '../options/declare.ts';
import { type OPTIONS, ROUTES } from '../options/tables.ts';
import { runSession } from '../run-session.ts';
import { CommandStopped } from '../session.ts';
import { practiceFacts } from '../start-practice.ts';
import { wipe } from './credentials.ts';
import { platformRouteOptions } from './options.ts';
import { platformOf, type PlatformSession } from './session.ts';
import { signInToPlatform } from './sign-in.ts';

/** Exit codes of the worst row (docs/command-line.md). */
const EXIT_OF: Readonly<Record<PreflightVerdict, number>> = { fail: EXIT.refused, unknown: EXIT['not-checked'], warn: EXIT.done, pass: EXIT.done };

/** `ctl preflight`: what can be seen of a cluster before a change, as rows with a verdict each. Nothing is changed. */
export async function preflight(context: CommandContext, { confirm, ...values }: Values<typeof OPTIONS.preflight>): Promise<void> {
  const options = platformRouteOptions({ ...valuesOf(ROUTES.platform, {}), ...values });
  if (!options.ok) {
    context.fail(options.error, values.json);
    return;
  }
  await runSession(context, options.value, async (session) => {
    try {
      await signedIn(session);
    } catch (error) {
      if (!(error instanceof CommandStopped)) throw error;
      notSignedIn(session, error.error);
      return;
    }
    for (const row of confirm) await session.call('tickPreflight', { row, done: true });
    await print(session);
  });
}

/** Whatever kept it from signing in has one exit code, so that a monitor can tell it from a row that fails. */
function notSignedIn({ context, options }: PlatformSession, error: AppError): void {
  context.fail(error, options.json);
  if (ERROR_CODES[error.code].kind !== 'usage') process.exitCode = EXIT.unreachable;
}

/** One wrong password ends the run, that of the application user too. */
async function signedIn(session: PlatformSession): Promise<void> {
  const stop = tellRows(session);
  const refusals: AppError[] = [];
  const unsubscribe = session.engine.subscribe(({ platform, step }) => {
    const error = step === 'preflight' ? (platform?.cluster?.axlError ?? null) : null;
    if (refusals.length > 0 || error?.code !== 'login.refused') return;
    refusals.push(error);
    stop();
    void session.engine.call('cancel', {});
  });
  try {
    wipe(await signInToPlatform(session, true));
  } finally {
    unsubscribe();
    stop();
  }
  const [refused] = refusals;
  if (refused !== undefined) throw new CommandStopped(refused);
}

/** Tells each row as it comes: registrations of a large cluster take minutes. */
function tellRows({ engine, context, options }: PlatformSession): () => void {
  const told = new Set<PreflightId>();
  const { preflight: words } = context.texts;
  return engine.subscribe(({ platform }) => {
    const rows = platform?.preflight?.rows ?? [];
    for (const { id } of rows) {
      if (told.has(id)) continue;
      told.add(id);
      const own = rows.filter((row) => row.id === id);
      const verdict = worstOf(own);
      const nodes = [...new Set(own.filter((row) => row.verdict === verdict).flatMap((row) => row.nodes))];
      const line = fill(words.told, { verdict: words.verdict[verdict], title: words.rows[id].title });
      if (!options.json) context.tell(nodes.length === 0 ? line : fill(words.toldAt, { line, nodes: nodesText(nodes) }));
    }
  });
}

async function phonesOff(session: PlatformSession): Promise<readonly string[]> {
  const names: string[] = [];
  for (;;) {
    const page = await session.call('preflightPhones', { from: names.length });
    names.push(...page.names);
    if (page.names.length === 0 || names.length >= page.count) return names;
  }
}

async function print(session: PlatformSession): Promise<void> {
  const { context, options } = session;
  const rows = platformOf(session).preflight?.rows ?? [];
  const verdict = worstOf(rows);
  process.exitCode = EXIT_OF[verdict];
  if (options.json) {
    context.printJson({ verdict, rows: rows.map((row) => ({ ...row, ...preflightSentences(row, context.texts) })), phonesOff: await phonesOff(session), ...practiceFacts(session) });
    return;
  }
  const all = cards(rows);
  for (const one of PREFLIGHT_VERDICTS) for (const card of all) if (card[0].verdict === one) printCard(context, card, rows);
}

function printCard(context: CommandContext, rows: PreflightCardRows, all: readonly PreflightRow[]): void {
  const { preflight: words } = context.texts;
  const [{ verdict }] = rows;
  const { title, reads, why, todos } = preflightCard(rows, context.texts);
  context.print(fill(words.told, { verdict: words.verdict[verdict], title }));
  const lines = areAway(rows, all) ? [awaySentence(rows, context.texts)] : verdict === 'pass' ? reads : [...reads, why, ...todos];
  for (const line of lines) context.print(`  ${line}`);
}
