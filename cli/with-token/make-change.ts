import path from 'node:path';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { fail } from '../../shared/domain/result.ts';
import { type TokenView, type ViewState } from '../../shared/session/view-state.ts';
import { fill } from '../../shared/texts/fill.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { stepName } from '../../shared/texts/sentences/report.ts';
import { dataDir } from '../../shell/wire-engine.ts';
import { type CommandContext } from '../context.ts';
import { askConsents } from '../change/consents.ts';
import { presentToken } from './present-token.ts';
import { confirm, secretInput } from '../secret-input.ts';
import { planLines } from './plan-text.ts';
import { CommandStopped, type CommandSession } from '../session.ts';

/** Shows the plan, asks, has it signed and carried out; answers with the report. */
export async function makeChange(session: CommandSession, accept: readonly string[]): Promise<ChangeReport> {
  const { context, options } = session;
  const words = context.texts.commandLine;
  const { plan, cluster } = session.state;
  if (plan === null || cluster === null) throw new Error('a chosen token has a plan');
  for (const line of planLines(plan, cluster.product, context.texts)) context.tell(line);
  const { rules, typed } = await askConsents({ context, plan, accept });
  if (!options.yes && !(await confirm(words.ask.go))) throw new CommandStopped(fail('apply.cancelled').error);
  // Other tokens may have been in its place since it was chosen.
  const signer = await presentToken(session, plan.signerSerial);
  await settleTries(session, signer);
  const pin = await tokenPassword(session, signer);
  tellFolder(context, plan.id);
  const stopWatching = watchProgress(session);
  try {
    await session.call('apply', { planId: plan.id, pin, consents: [...rules], ...(typed === '' ? {} : { typed }) });
    const end = await session.waitFor((state) => state.busy !== 'applying');
    if (end.report === null) throw new CommandStopped(end.error ?? fail('program.fault', '', { detail: 'no report' }).error);
    return end.report;
  } finally {
    stopWatching();
  }
}

/** Where everything about the change will lie, said before it begins: whatever becomes of it, a person knows where to look. */
export const tellFolder = (context: CommandContext, id: string): void => context.tell(fill(context.texts.commandLine.changeFolder, { folder: path.join(dataDir(), 'changes', id) }));

/** What the token says of its tries now. The last one is never used up by a script: --yes does not speak for it. */
async function settleTries({ context, options }: CommandSession, { serial, pin }: TokenView): Promise<void> {
  const { tokenState, ask } = context.texts.commandLine;
  if (pin.locked) throw new CommandStopped(fail('token.pin-locked', serial).error);
  if (pin.finalTry) context.tell(tokenState.finalTry);
  else if (pin.countLow) context.tell(tokenState.countLow);
  if (pin.finalTry && !options.practice && !(await confirm(ask.lastTry))) throw new CommandStopped(fail('token.last-try', serial).error);
}

async function tokenPassword(session: CommandSession, { serial, pin: state }: TokenView): Promise<string> {
  const { practice } = session.state;
  if (session.options.practice && practice !== null) return practice.pin;
  if (state.pinPad) {
    session.context.tell(session.context.texts.commandLine.tokenState.pinPad);
    return '';
  }
  const question = fill(session.context.texts.commandLine.ask.pin, { serial });
  const pin = await secretInput(session.options.pinFd, question, '--pin-fd');
  if (!pin.ok) throw new CommandStopped(pin.error);
  return pin.value;
}

/** Tells each step's status once, and whom the change waits for. */
export function watchProgress({ engine, context }: Pick<CommandSession, 'engine' | 'context'>): () => void {
  const told = new Map<string, string>();
  const waiting = new Set<string>();
  const { texts } = context;
  const { progress, waiting: waits, answersAgain } = texts.commandLine;
  return engine.subscribe(({ job }: ViewState) => {
    for (const { server, since, error } of job?.waits ?? []) {
      if (waiting.has(server)) continue;
      waiting.add(server);
      context.tell(fill(waits, { server, since, reason: errorSentences(error, texts).title }));
    }
    for (const server of [...waiting]) {
      if (job?.waits.some((wait) => wait.server === server) === true) continue;
      waiting.delete(server);
      context.tell(fill(answersAgain, { server }));
    }
    for (const { id, status } of job?.steps ?? []) {
      if (status === 'waiting' || told.get(id) === status) continue;
      told.set(id, status);
      context.tell(fill(progress, { status: texts.report.stepStatus[status], step: stepName(id, texts) }));
    }
  });
}
