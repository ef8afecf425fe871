import { awaitsAnswer, isOpenRestart } from '../../../shared/domain/rollout/progress.ts';
import { callsEndedBy } from '../../../shared/session/rollout-parts.ts';
import { type RolloutView } from '../../../shared/session/rollout-view.ts';
import { callEngine } from '../../../shared/contract/transport.ts';
import { fail } from '../../../shared/domain/result.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { witnessSentence } from '../../../shared/texts/sentences/rollout.ts';
import { type NamedRestart } from '../../options/tables.ts';
import { type RolloutWish } from '../options.ts';
import { credentialsOf, type PlatformCredentials, textsOf, wipe } from '../credentials.ts';
import { type PlatformSession } from '../session.ts';
import { confirm } from '../../secret-input.ts';
import { CommandStopped } from '../../session.ts';
import { answered } from './answer.ts';
import { watchRollout } from './progress.ts';
import { restartFlag, type RolloutEnd } from './report.ts';

const sent = (credentials: PlatformCredentials): { osPassword: string; axlUsername: string; axlPassword: string } => {
  const { osPassword, axlUsername, axlPassword } = textsOf(credentials);
  return { osPassword, axlUsername, axlPassword };
};

/** The calls with passwords, each by itself: a function that goes on behind its call would keep what it called with. The engine has its own copy once a restart has begun. */
const plan = (session: PlatformSession, { change, wish, credentials }: RolloutStart): Promise<unknown> =>
  session.call('planRollout', {
    ...(change === null ? {} : { change }),
    ...(wish.services.length === 0 ? {} : { services: [...wish.services] }),
    credentials: sent(credentials),
  });
const begin = (session: PlatformSession, pilots: readonly string[], holdPasswords: boolean, { wish, credentials }: RolloutStart): Promise<unknown> =>
  session
    .call('startRollout', { pilots: [...pilots], ...(wish.services.length === 0 ? {} : { services: [...wish.services] }), holdPasswords, credentials: sent(credentials) })
    .finally(() => wipe(credentials));
const goOn = (session: PlatformSession, holdPasswords: boolean, credentials: PlatformCredentials): Promise<unknown> =>
  session.call('resumeRollout', { holdPasswords, credentials: sent(credentials) }).finally(() => wipe(credentials));

export interface RolloutStart {
  /** The change behind which it is made; `null` = by itself. */
  readonly change: string | null;
  readonly wish: RolloutWish;
  readonly credentials: PlatformCredentials;
  /** Restarts that are left out. */
  readonly skip?: readonly NamedRestart[];
}

/** Plans the restart of services and phones, shows the plan, asks, and follows it to its end, or to where it cannot go on without a person. */
export async function makeRollout(session: PlatformSession, start: RolloutStart): Promise<RolloutEnd> {
  const { context, options } = session;
  const { wish } = start;
  const words = context.texts.commandLine.rollout;
  context.tell(words.reading);
  await plan(session, start);
  await leaveOut(session, start.skip ?? []);
  const planned = present(session);
  tellPlan(session, planned);
  const pilots = wish.pilots.length === 0 && options.practice ? await pilotOfPractice(session, planned) : wish.pilots;
  if (pilots.length > 0) context.tell(fill(words.pilots, { names: pilots.join(', ') }));
  const holdPasswords = await mayHold(session, wish);
  if (!options.yes && (await confirm(words.go)) !== true) throw new CommandStopped(fail('rollout.not-agreed').error);
  context.tell(fill(words.folder, { folder: planned.folder }));
  return follow(session, holdPasswords, () => begin(session, pilots, holdPasswords, start));
}

/** Goes on with a restart that was begun before. */
export async function resumeRollout(session: PlatformSession, id: string, { wish, credentials, skip = [] }: Omit<RolloutStart, 'change'>): Promise<RolloutEnd> {
  const { context } = session;
  await session.call('openRollout', { id });
  if (present(session).isDamaged) context.tell(context.texts.rollout.damaged);
  await leaveOut(session, skip);
  const holdPasswords = await mayHold(session, wish);
  return follow(session, holdPasswords, () => goOn(session, holdPasswords, credentials));
}

/** Ends one that was begun before for good: what was not done is left to a person, and the report says so. */
export async function endRollout(session: PlatformSession, id: string): Promise<RolloutEnd> {
  await session.call('openRollout', { id });
  if (!session.options.yes && (await confirm(session.context.texts.commandLine.rollout.goEnd)) !== true) throw new CommandStopped(fail('rollout.not-agreed').error);
  await session.call('stopRollout', {});
  return endOf(session);
}

/** Whether the passwords may be held while it runs. Whoever ends the question ends the command: nobody has decided. */
async function mayHold({ context, options }: PlatformSession, wish: RolloutWish): Promise<boolean> {
  if (options.practice || wish.holdPasswords) return true;
  const answer = await confirm(context.texts.commandLine.rollout.hold);
  if (answer === null) throw new CommandStopped(fail('rollout.not-agreed').error);
  return answer;
}

/** The passwords for the next part; `null` = nobody gave them, so that it stays paused. */
async function credentialsAgain(session: PlatformSession): Promise<PlatformCredentials | null> {
  const { context } = session;
  context.tell(context.texts.commandLine.rollout.goOn);
  try {
    return await credentialsOf(session, true);
  } catch (error) {
    if (!(error instanceof CommandStopped)) throw error;
    context.tell(errorSentences(error.error, context.texts).title);
    return null;
  }
}

/** Leaves restarts out that are still open; one that is named wrongly, or is over, ends the command before anything is sent. */
async function leaveOut(session: PlatformSession, skip: readonly NamedRestart[]): Promise<void> {
  const open = present(session).restarts.filter(isOpenRestart);
  const isOpen = ({ service, node }: NamedRestart): boolean => open.some((one) => one.service === service && one.node === node);
  const unknown = skip.find((one) => !isOpen(one));
  if (unknown !== undefined) throw new CommandStopped(fail('usage.wrong', '', { detail: `--skip ${restartFlag(unknown)}: ${open.map(restartFlag).join(', ')}` }).error);
  for (const { service, node } of skip) await session.call('skipRestart', { service, node, skipped: true });
}

function present({ state }: PlatformSession): RolloutView {
  if (state.rollout === null) throw new Error('a planned rollout is shown');
  return state.rollout;
}

function tellPlan({ context }: PlatformSession, rollout: RolloutView): void {
  const { rollout: texts, commandLine } = context.texts;
  const words = commandLine.rollout;
  context.tell(fill(words.planned, { reason: texts.reason[rollout.reason] }));
  if (rollout.change === null) context.tell(words.byItself);
  rollout.restarts.forEach((restart, index) => {
    const { node, service } = restart;
    const calls = callsEndedBy(rollout, restart);
    const note = restart.status === 'skipped' ? `[${texts.restart.skipped}]` : calls === null ? '' : fill(words.plannedCalls, { calls });
    context.tell(fill(words.plannedRestart, { number: index + 1, node, service, calls: note }).trimEnd());
  });
  const { waiting, 'not-reached': away } = rollout.counts;
  context.tell(rollout.phonesListed ? fill(words.phones, { registered: waiting, away }) : texts.notListed);
  for (const { name, model, why } of rollout.pilots) context.tell(fill(words.suggested, { name, model: model === '' ? texts.unknown : model, why: texts.pilotWhy[why] }));
  if (rollout.witness !== null) context.tell(witnessSentence(rollout.witness, context.texts, false));
}

/** On practice the first phone that is expected to accept the file goes first; where no change foretold it, the first one that may. */
async function pilotOfPractice(session: PlatformSession, { phonesListed }: RolloutView): Promise<readonly string[]> {
  if (!phonesListed) return [];
  const { rows } = await session.call('rolloutPhones', { state: 'waiting', from: 0 });
  const first = rows.find(({ foretold }) => foretold === 'takes') ?? rows.find(({ foretold }) => foretold === 'unknown');
  if (first !== undefined) return [first.name];
  throw new CommandStopped(fail('usage.wrong', '', { detail: session.context.texts.commandLine.rollout.noPilot }).error);
}

/** What keeps it from going on by itself. */
type Standing = { readonly for: 'person'; readonly phone: string } | { readonly for: 'end'; readonly rollout: RolloutView };

async function standing(session: PlatformSession, asked: number): Promise<Standing> {
  const state = await session.waitFor(({ rollout }) => rollout === null || rollout.state !== 'running' || (rollout.wait?.what === 'person' && rollout.pilots.some(awaitsAnswer)));
  const { rollout } = state;
  if (rollout === null) throw new Error('a rollout under way is shown');
  if (rollout.state !== 'running') return { for: 'end', rollout };
  const open = rollout.pilots.filter(awaitsAnswer);
  return { for: 'person', phone: rollout.wait?.where || (open[asked % Math.max(open.length, 1)]?.name ?? '') };
}

/** Begins, and answers what is asked on the way, until it has ended, or stands still without anybody who can answer. */
async function follow(session: PlatformSession, holdPasswords: boolean, begin: () => Promise<unknown>): Promise<RolloutEnd> {
  const { context } = session;
  const words = context.texts.commandLine.rollout;
  const stopWatching = watchRollout(session);
  const pause = (): void => void callEngine(session.engine, 'pauseRollout', {});
  const paused = { byPerson: false };
  void session.interrupted.then(() => {
    paused.byPerson = true;
  });
  try {
    await begin();
    for (let asked = 0; ; asked += 1) {
      const now = await standing(session, asked);
      if (now.for === 'person') {
        if (await answered(session, now.phone)) continue;
        context.tell(process.stdin.isTTY ? words.pausing : fill(words.cannotAsk, { name: now.phone }));
        paused.byPerson = true;
        pause();
        await session.waitFor(({ rollout }) => rollout?.state !== 'running');
        return await endOf(session);
      }
      // What a person paused, and what failed, ends here. Else it waits: for what a pilot phone shows, or, without a tick, for the passwords of the next part.
      const { state, error, pilots } = now.rollout;
      if (state !== 'paused' || error !== null || paused.byPerson || !process.stdin.isTTY) return await endOf(session);
      const open = pilots.find(awaitsAnswer);
      if (open !== undefined) {
        if (!(await answered(session, open.name))) return await endOf(session);
        continue;
      }
      const credentials = await credentialsAgain(session);
      if (credentials === null) return await endOf(session);
      await goOn(session, holdPasswords, credentials);
    }
  } finally {
    stopWatching();
  }
}

/** What became of it, from its report. */
async function endOf(session: PlatformSession): Promise<RolloutEnd> {
  const rollout = present(session);
  const { id, folder, error, state } = rollout;
  const told = await callEngine(session.engine, 'rolloutReport', { id });
  const report = told.ok ? told.value.report : null;
  const isOpen = state !== 'ended';
  return { id, report, folder, error: isOpen || report === null ? error : null, isOpen };
}
