import { isPractice, isUnfinished, type ListedChange } from '../../shared/domain/past-change.ts';
import { fail } from '../../shared/domain/result.ts';
import { type ListedRollout } from '../../shared/domain/rollout/report.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandContext } from '../context.ts';
import { runSession } from '../run-session.ts';
import { confirm } from '../secret-input.ts';
import { CommandStopped } from '../session.ts';
import { withCluster } from './open-session.ts';
import { type ChangesValues } from './session.ts';
import { changeNamed, rolloutNamed } from './named.ts';
import { resume, type Way } from './resume.ts';
import { rolloutLines, rolloutRow } from './rollout-row.ts';
import { changeLines, changeRow } from './row.ts';

const WAYS = ['check', 'finish', 'undo', 'keep'] as const satisfies readonly Way[];

/** `ctl changes`: what was changed from this computer; with a change, one of them, to be looked at, finished, undone, kept or removed. */
export async function changes(context: CommandContext, id: string | null, values: ChangesValues): Promise<void> {
  const ways = WAYS.filter((way) => values[way]);
  if (ways.length + Number(values.remove) > 1) {
    context.fail(fail('usage.wrong', '', { detail: '--check | --finish | --undo | --keep | --remove' }).error, values.json);
    return;
  }
  const [way = null] = ways;
  const found: ListedChange[] = [];
  await runSession(context, { json: values.json }, async (session) => {
    if (id === null && way === null && !values.remove) {
      printList(context, (await session.call('changes', {})).changes, (await session.call('rollouts', {})).rollouts, values.json);
      return;
    }
    const named = id === null ? null : await changeNamed(session, id);
    const restart = id === null || named !== null ? null : await rolloutNamed(session, id);
    if (restart !== null && way === null) {
      if (values.remove) await remove(context, restart, values, () => session.call('removeRollout', { id: restart.id }));
      else printList(context, [], [restart], values.json);
      return;
    }
    const chosen = id === null ? onlyOpen(context, (await session.call('changes', {})).changes, way) : named;
    if (chosen === null) throw new CommandStopped(fail('change.not-found', '', { id: id ?? '' }).error);
    found.push(chosen);
    if (values.remove) await remove(context, chosen, values, () => session.call('removeChange', { id: chosen.id }));
    else if (way === null) printList(context, [chosen], null, values.json);
  });
  // Its cluster is signed in to with a session of its own.
  const [chosen] = found;
  if (way !== null && chosen !== undefined) await withChange(context, chosen, way, values);
}

/** The only one that is open, where none is named. */
function onlyOpen({ texts }: CommandContext, all: readonly ListedChange[], way: Way | null): ListedChange {
  const words = texts.commandLine.changes;
  if (way === null) throw new CommandStopped(fail('usage.wrong', '', { detail: words.nameToRemove }).error);
  const open = all.filter(isUnfinished);
  const [chosen] = open;
  if (open.length === 1 && chosen !== undefined) return chosen;
  throw new CommandStopped(fail('usage.wrong', '', { detail: open.length > 1 ? words.several : words.noneOpen }).error);
}

async function withChange(context: CommandContext, change: ListedChange, way: Way, values: ChangesValues): Promise<void> {
  const { record, problem, folder, id } = change;
  if (record === null) {
    const detail = context.texts.history.problem[problem ?? 'damaged'];
    context.fail(fail('file.unreadable', folder, { path: folder, detail }).error, values.json);
  } else if (way !== 'check' && !isUnfinished(change)) {
    context.fail(fail('change.not-offered', '', { reason: 'not-open' }).error, values.json);
  } else {
    await withCluster(context, record, values, (session) => resume(session, id, way, values.accept));
  }
}

async function remove(context: CommandContext, { id, folder }: Pick<ListedChange, 'id' | 'folder'>, { yes, json }: ChangesValues, doIt: () => Promise<unknown>): Promise<void> {
  const words = context.texts.commandLine.changes;
  if (!yes && !(await confirm(fill(words.removeAsk, { folder })))) throw new CommandStopped(fail('change.not-agreed', '', { id }).error);
  await doIt();
  if (json) context.printJson({ ok: true, removed: folder });
  else context.print(fill(words.removed, { folder }));
}

/** Changes of real clusters first, each newest first; then what was restarted behind them, where all were asked for. */
function printList(context: CommandContext, all: readonly ListedChange[], rollouts: readonly ListedRollout[] | null, json: boolean): void {
  const { texts, language } = context;
  const [practised, real] = [all.filter(isPractice), all.filter((one) => !isPractice(one))];
  if (json) {
    context.printJson({ changes: [...real, ...practised].map(changeRow), ...(rollouts === null ? {} : { rollouts: rollouts.map(rolloutRow) }) });
    return;
  }
  const words = texts.commandLine.changes;
  if (all.length === 0 && (rollouts?.length ?? 0) === 0) context.print(words.none);
  for (const one of real) for (const line of changeLines(one, texts, language)) context.print(line);
  if (practised.length > 0) context.print(words.practice);
  for (const one of practised) for (const line of changeLines(one, texts, language)) context.print(line);
  if (rollouts !== null && rollouts.length > 0) context.print(texts.commandLine.rollout.list);
  for (const one of rollouts ?? []) for (const line of rolloutLines(one, texts, language)) context.print(line);
}
