import { type ErrorCode } from '../../shared/domain/error-codes.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { type CommandKind } from '../../shared/domain/change-kind.ts';
import { type Result, fail } from '../../shared/domain/result.ts';
import { type PlatformPlan } from '../../shared/domain/platform/plan.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { fill } from '../../shared/texts/fill.ts';
import { platformPlanSentences } from '../../shared/texts/sentences/platform/report.ts';
import { askConsents } from '../change/consents.ts';
import { HeldSecret } from '../../core/ports/secret.ts';
import { askSecret, confirm } from '../secret-input.ts';
import { tellFolder, watchProgress } from '../with-token/make-change.ts';
import { findingLines } from '../with-token/plan-text.ts';
import { CommandStopped } from '../session.ts';
import { platformOf, type PlatformSession } from './session.ts';

/** Plans, shows the plan with the exact command, asks, and carries it out; answers with the report. */
export async function makePlatformChange(session: PlatformSession, kind: CommandKind): Promise<PlatformReport> {
  const { context, options } = session;
  const words = context.texts.commandLine.platform;
  await session.call('choosePlatformChange', { kind });
  let agreed = await askAbout(session);
  // Who read for longer than a session may be idle signs in again; a plan that still holds is not asked about twice.
  for (let begun = false; !begun; ) {
    if (gateOf(session.state)?.kind !== 'platform-session-ended') {
      begun = await carryOut(session, agreed);
      continue;
    }
    await signInAgain(session);
    if (platformOf(session).plan?.id !== agreed.plan.id) agreed = await askAbout(session);
  }
  await readWithPassword(session);
  // Where nothing changed nobody restarts anything.
  if (options.practice && options.rollout === null && platformOf(session).report?.outcome !== 'not-done') {
    context.tell(words.restarting);
    await session.call('restartPracticeServices', {});
  }
  const { report } = platformOf(session);
  if (report === null) throw new Error('a change ends with a report');
  return report;
}

interface Agreed {
  readonly plan: PlatformPlan;
  readonly rules: readonly string[];
}

/** Shows the plan, and asks for its consents and whether it shall be sent. */
async function askAbout(session: PlatformSession): Promise<Agreed> {
  const { context, options } = session;
  const { plan } = platformOf(session);
  if (plan === null) throw new Error('a chosen change has a plan');
  const lines = [...platformPlanSentences(plan, context.texts, options.rollout !== null), ...plan.findings.flatMap((found) => findingLines(found, context.texts))];
  for (const line of lines) context.tell(line);
  const { rules, typed } = await askConsents({ context, plan, accept: options.accept });
  if (plan.consent !== null) await session.call('consentToVisits', { planId: plan.id, typed });
  if (!options.yes && !(await confirm(context.texts.commandLine.platform.go))) throw new CommandStopped(fail('apply.cancelled').error);
  return { plan, rules: [...rules] };
}

function practisedPassword({ options, state }: PlatformSession): HeldSecret | null {
  const password = options.practice ? (state.practice?.platform?.osPassword ?? null) : null;
  return password === null ? null : new HeldSecret(password);
}

/** By itself: a function that goes on behind the call would keep what it called with. */
const callOnce = (session: PlatformSession, name: 'signInPlatformAgain' | 'readPlatformAgain', password: HeldSecret): Promise<Result<unknown>> =>
  password.with((osPassword) => callEngine(session.engine, name, { osPassword })).finally(() => password.wipe());

/** A password lives for one call, so it is asked for again; where there is nobody to ask, the command ends with what happened. */
async function signInAgain(session: PlatformSession): Promise<void> {
  const { context, options } = session;
  const { osUsername, cluster } = platformOf(session);
  const server = cluster?.publisher ?? options.host;
  const ended = fail('platform.session-ended', server).error;
  context.tell(fill(context.texts.commandLine.platform.sessionEnded, { server }));
  const practised = practisedPassword(session);
  const password = practised ?? (await askSecret(fill(context.texts.commandLine.ask.password, { username: osUsername, server })));
  if (password === null) throw new CommandStopped(ended);
  const signedIn = await callOnce(session, 'signInPlatformAgain', password);
  if (signedIn.ok) return;
  // Who mistyped is asked again, by the loop around; nothing is tried twice by itself.
  if (practised !== null || signedIn.error.code !== 'login.refused') throw new CommandStopped(signedIn.error);
  context.tell(errorSentences(signedIn.error, context.texts).title);
}

/** Errors of a node that could not be read because no session is left. */
const WITHOUT_SESSION: readonly ErrorCode[] = ['connect.lost', 'platform.session-ended', 'platform.session-limit', 'platform.no-shell', 'login.refused'];

const isUnread = ({ mode, nodes }: PlatformReport): boolean =>
  [mode.error, ...nodes.map(({ judged, disk }) => (judged ? disk.error : undefined))].some((error) => error !== undefined && WITHOUT_SESSION.includes(error.code));

/** What is true is not known where sessions were lost with the change: a person signs in again, as often as they like; in practice once. */
async function readWithPassword(session: PlatformSession): Promise<void> {
  const { context, options } = session;
  const { osUsername, cluster } = platformOf(session);
  const server = cluster?.publisher ?? options.host;
  for (let report = platformOf(session).report; report !== null && isUnread(report); report = platformOf(session).report) {
    context.tell(context.texts.commandLine.platform.sessionLost);
    const practised = practisedPassword(session);
    const password = practised ?? (await askSecret(fill(context.texts.commandLine.ask.password, { username: osUsername, server })));
    if (password === null || password.isWiped) return;
    const read = await callOnce(session, 'readPlatformAgain', password);
    if (!read.ok) context.tell(errorSentences(read.error, context.texts).title);
    if (practised !== null) return;
  }
}

/** False = a session had ended before anything was sent. */
async function carryOut(session: PlatformSession, { plan, rules }: Agreed): Promise<boolean> {
  const stopWatching = [tellFolder(session), watchProgress(session), watchTranscript(session)];
  try {
    await session.call('applyPlatform', { planId: plan.id, consents: [...rules] });
    const end = await session.waitFor((state) => state.busy !== 'applying');
    const told = end.platform?.report ?? null;
    if (told === null && gateOf(end)?.kind === 'platform-session-ended') return false;
    if (told === null) throw new CommandStopped(end.error ?? fail('program.fault', '', { detail: 'no report' }).error);
    return true;
  } finally {
    for (const stop of stopWatching) stop();
  }
}

/** Tells each line of the acting session as it comes. */
function watchTranscript({ engine, context }: PlatformSession): () => void {
  let told = 0;
  return engine.subscribe(({ platform }) => {
    const { lines, leftOut } = platform?.transcript ?? { lines: [], leftOut: 0 };
    const all = leftOut + lines.length;
    const fresh = all > told ? lines.slice(Math.max(0, told - leftOut)) : [];
    for (const line of fresh) context.tell(fill(context.texts.commandLine.platform.transcript, { line }));
    told = all;
  });
}
