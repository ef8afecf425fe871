import path from 'node:path';
import { isOpenRollout, type ListedRollout, ROLLOUT_REPORT } from '../../../shared/domain/rollout/report.ts';
import { type ListedChange } from '../../../shared/domain/past-change.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type CommandContext } from '../../context.ts';
import { type Values } from '../../options/declare.ts';
import { type OPTIONS } from '../../options/tables.ts';
import { platformRouteOptions, type PlatformRouteOptions, type RolloutWish } from '../options.ts';
import { changeNamed, rolloutNamed } from '../../changes/named.ts';
import { signInToNodes, signInToPlatform } from '../sign-in.ts';
import { runSession } from '../../run-session.ts';
import { practiceFacts } from '../../start-practice.ts';
import { type RolloutEnd, rolloutExit, rolloutJson, rolloutLines } from './report.ts';
import { endRollout, makeRollout, resumeRollout } from './run.ts';

type RolloutValues = Values<typeof OPTIONS.rollout>;

/** What the number that was typed belongs to. */
type Named = { readonly kind: 'rollout'; readonly rollout: ListedRollout } | { readonly kind: 'change'; readonly change: ListedChange };

/** `ctl rollout`: services and phones by themselves, behind a change that was made before, or going on where an earlier one was left. */
export async function rollout(context: CommandContext, id: string | null, values: RolloutValues): Promise<void> {
  const found: Named[] = [];
  const told: RolloutEnd[] = [];
  if (id !== null) {
    await runSession(context, { json: values.json }, async (session) => {
      const one = await rolloutNamed(session, id);
      const change = one === null ? await changeNamed(session, id) : null;
      if (one !== null) found.push({ kind: 'rollout', rollout: one });
      else if (change !== null) found.push({ kind: 'change', change });
      if (one === null || isOpenRollout(one) || one.record === null) return;
      const { report, folder } = await session.call('rolloutReport', { id });
      told.push({ id, report, folder, error: report === null ? fail('file.unreadable', folder, { path: path.join(folder, ROLLOUT_REPORT), detail: context.texts.commandLine.rollout.noReport }).error : null, isOpen: false });
    });
  }
  const [named] = found;
  const [ended] = told;
  if (ended !== undefined) {
    tell(context, ended, values.json, {});
    return;
  }
  if (process.exitCode !== undefined && process.exitCode !== 0) return;
  const options = optionsOf(context, id, named, values);
  if (!options.ok) {
    context.fail(options.error, values.json);
    return;
  }
  await walk(context, options.value, named, values);
}

/** Prints what became of it; standard output holds that alone. */
function tell(context: CommandContext, end: RolloutEnd, json: boolean, facts: object): void {
  process.exitCode = rolloutExit(end);
  if (json) context.printJson({ ...rolloutJson(end), ...facts });
  else for (const line of rolloutLines(end, context.texts)) context.print(line);
}

type WithWish = PlatformRouteOptions & { readonly rollout: RolloutWish };

/** Where the cluster is: as typed, else as the record of what was named has it. */
function optionsOf(context: CommandContext, id: string | null, named: Named | undefined, values: RolloutValues): Result<WithWish> {
  const { history, rollout: words, commandLine } = context.texts;
  if (id !== null && named === undefined) return fail('rollout.id-unknown', '', { id });
  const record = named === undefined ? null : named.kind === 'rollout' ? named.rollout.record : named.change.record;
  if (named !== undefined && record === null) {
    const { folder } = named.kind === 'rollout' ? named.rollout : named.change;
    const detail = named.kind === 'rollout' ? words.problem[named.rollout.problem ?? 'damaged'] : history.problem[named.change.problem ?? 'damaged'];
    return fail('file.unreadable', folder, { path: folder, detail });
  }
  // A node listens for commands on another port than a CTL Provider for its client.
  const port = named?.kind === 'change' && named.change.record?.route === 'with-token' ? '' : `:${record?.cluster.port ?? ''}`;
  const isIpv6 = record?.cluster.host.includes(':') === true;
  const kept = record === null ? null : `${isIpv6 ? `[${record.cluster.host}]` : record.cluster.host}${port}`;
  const isPractice = values.practice || (record !== null && record.practice !== null);
  const accounts = named?.kind === 'rollout' ? named.rollout.record : null;
  const { skip, end, ...ofRoute } = values;
  const options = platformRouteOptions({
    ...ofRoute,
    practice: isPractice,
    host: values.host ?? kept,
    user: values.user ?? accounts?.osUsername ?? (named?.kind === 'change' ? (named.change.record?.username ?? null) : null),
    axlUser: values.axlUser ?? (accounts === null || accounts.axlUsername === '' ? null : accounts.axlUsername),
    accept: [],
    acceptVisits: false,
    rollout: true,
  });
  if (!options.ok) return options;
  const { rollout: wish } = options.value;
  if (wish === null) throw new Error('it is wanted');
  const goesOn = named?.kind === 'rollout';
  if (end && !goesOn) return fail('usage.wrong', '', { detail: commandLine.rollout.endNeedsId });
  if (end && skip.length > 0) return fail('usage.wrong', '', { detail: '--skip SERVICE@NODE | --end' });
  if (!isPractice && !goesOn && wish.pilots.length === 0) return fail('usage.wrong', '', { detail: commandLine.rollout.pilotNeeded });
  return ok({ ...options.value, rollout: wish });
}

async function walk(context: CommandContext, options: WithWish, named: Named | undefined, { skip, end: isEnding }: Pick<RolloutValues, 'skip' | 'end'>): Promise<void> {
  await runSession<PlatformRouteOptions>(context, options, async (session) => {
    const id = named === undefined ? null : named.kind === 'rollout' ? named.rollout.id : named.change.id;
    const isKept = id !== null && options.practice;
    if (isKept) await session.call('resumePractice', { id });
    else if (named !== undefined) await session.call('chooseConnection', { connection: 'platform' });
    const credentials = named === undefined ? await signInToPlatform(session) : await signInToNodes(session);
    const start = { wish: options.rollout, credentials, skip };
    const end = named?.kind === 'rollout' ? await (isEnding ? endRollout(session, named.rollout.id) : resumeRollout(session, named.rollout.id, start)) : await makeRollout(session, { ...start, change: named?.change.id ?? null });
    tell(context, end, options.json, practiceFacts(session));
  });
}
