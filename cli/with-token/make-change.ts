import { type CallInput } from '../../shared/contract/calls.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { fail } from '../../shared/domain/result.ts';
import { type TokenView, type ViewState } from '../../shared/session/view-state.ts';
import { fill } from '../../shared/texts/fill.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { stepName } from '../../shared/texts/sentences/step.ts';
import { localTimeOfDay } from '../../shared/texts/time.ts';
import { askConsents } from '../change/consents.ts';
import { presentToken } from './present-token.ts';
import { HeldSecret } from '../../core/ports/secret.ts';
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
  const pin = session.hold(await tokenPassword(session, signer));
  const stopWatching = [tellFolder(session), watchProgress(session)];
  try {
    await applyWith(session, { planId: plan.id, consents: [...rules], ...(typed === '' ? {} : { typed }) }, pin);
    const end = await session.waitFor((state) => state.busy !== 'applying');
    if (end.report === null) throw new CommandStopped(end.error ?? fail('program.fault', '', { detail: 'no report' }).error);
    return end.report;
  } finally {
    for (const stop of stopWatching) stop();
  }
}

/** The call by itself: a function that goes on behind it, as the one that waits for the report, would keep what it called with. */
const applyWith = (session: CommandSession, input: Omit<CallInput<'apply'>, 'pin'>, pin: HeldSecret): Promise<unknown> =>
  pin.with((text) => session.call('apply', { ...input, pin: text })).finally(() => pin.wipe());

/** Tells where everything about the change will lie before anything of it is done: whatever becomes of it, a person knows where to look. */
export function tellFolder({ engine, context }: Pick<CommandSession, 'engine' | 'context'>): () => void {
  let told = '';
  return engine.subscribe(({ job }: ViewState) => {
    if (job === null || job.folder === told) return;
    told = job.folder;
    context.tell(fill(context.texts.commandLine.changeFolder, { folder: told }));
  });
}

/** What the token says of its tries now. The last one is never used up by a script: --yes does not speak for it. */
async function settleTries({ context, options }: CommandSession, { serial, pin }: TokenView): Promise<void> {
  const { tokenState, ask } = context.texts.commandLine;
  if (pin.locked) throw new CommandStopped(fail('token.pin-locked', serial).error);
  if (pin.finalTry) context.tell(tokenState.finalTry);
  else if (pin.countLow) context.tell(tokenState.countLow);
  if (pin.finalTry && !options.practice && !(await confirm(ask.lastTry))) throw new CommandStopped(fail('token.last-try', serial).error);
}

async function tokenPassword(session: CommandSession, { serial, pin: state }: TokenView): Promise<HeldSecret> {
  const { practice } = session.state;
  if (session.options.practice && practice !== null) return new HeldSecret(practice.pin);
  if (state.pinPad) {
    session.context.tell(session.context.texts.commandLine.tokenState.pinPad);
    return new HeldSecret('');
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
      context.tell(fill(waits, { server, since: localTimeOfDay(since, texts.language), reason: errorSentences(error, texts).title }));
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
