import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { type CommandKind } from '../../shared/domain/change-kind.ts';
import { fail } from '../../shared/domain/result.ts';
import { fill } from '../../shared/texts/fill.ts';
import { platformPlanSentences } from '../../shared/texts/sentences/platform/report.ts';
import { askConsents } from '../change/consents.ts';
import { confirm } from '../secret-input.ts';
import { watchProgress } from '../with-token/make-change.ts';
import { findingLines } from '../with-token/plan-text.ts';
import { CommandStopped } from '../session.ts';
import { platformOf, type PlatformSession } from './sign-in.ts';

/** Plans, shows the plan with the exact command, asks, and carries it out; answers with the report. */
export async function makePlatformChange(session: PlatformSession, kind: CommandKind): Promise<PlatformReport> {
  const { context, options } = session;
  const words = context.texts.commandLine.platform;
  await session.call('choosePlatformChange', { kind });
  const { plan } = platformOf(session);
  if (plan === null) throw new Error('a chosen change has a plan');
  const lines = [...platformPlanSentences(plan, context.texts), ...plan.findings.flatMap((found) => findingLines(found, context.texts))];
  for (const line of lines) context.tell(line);
  const { rules, typed } = await askConsents({ context, plan, accept: options.accept });
  if (plan.consent !== null) await session.call('consentToVisits', { planId: plan.id, typed });
  if (!options.yes && !(await confirm(words.go))) throw new CommandStopped(fail('apply.cancelled').error);
  const stopWatching = [watchProgress(session), watchTranscript(session)];
  try {
    await session.call('applyPlatform', { planId: plan.id, consents: [...rules] });
    const end = await session.waitFor((state) => state.busy !== 'applying');
    const told = end.platform?.report ?? null;
    if (told === null) throw new CommandStopped(end.error ?? fail('program.fault', '', { detail: 'no report' }).error);
  } finally {
    for (const stop of stopWatching) stop();
  }
  if (options.practice) {
    context.tell(words.restarting);
    await session.call('restartPracticeServices', {});
  }
  const { report } = platformOf(session);
  if (report === null) throw new Error('a change ends with a report');
  return report;
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
