import { isUnfinished, type ListedChange } from '../../shared/domain/past-change.ts';
import { fail } from '../../shared/domain/result.ts';
import { type FoundChange } from '../../shared/domain/unfinished.ts';
import { foundSentences, waySentences } from '../../shared/texts/sentences/history.ts';
import { reportLines } from './report-lines.ts';
import { askConsents } from '../change/consents.ts';
import { EXIT } from '../exit.ts';
import { confirm } from '../secret-input.ts';
import { CommandStopped } from '../session.ts';
import { findingLines } from '../with-token/plan-text.ts';
import { watchProgress } from '../with-token/make-change.ts';
import { type ChangesSession } from './session.ts';
import { changeNamed } from './named.ts';
import { changeRow } from './row.ts';

export type Way = 'check' | 'finish' | 'undo' | 'keep';

/** Something of it is not known, so that nobody may build on it. */
const isUnread = ({ mode, places }: FoundChange): boolean => mode.value === 'unknown' || places.some(({ holds }) => holds === 'unknown');

async function begin(session: ChangesSession, way: 'finish' | 'undo', found: FoundChange, accept: readonly string[]): Promise<void> {
  const { context, options } = session;
  const offer = found[way];
  if (!offer.offered) throw new CommandStopped(fail('change.not-offered', '', { reason: offer.reason }).error);
  context.tell(context.texts.history.resume[way].does);
  for (const one of offer.findings) for (const line of findingLines(one, context.texts)) context.tell(line);
  const { rules, typed } = await askConsents({ context, plan: offer, accept });
  if (!options.yes && !(await confirm(context.texts.commandLine.changes.go))) throw new CommandStopped(fail('change.not-agreed', '', { id: found.id }).error);
  const stopWatching = watchProgress(session);
  try {
    await session.call(way === 'finish' ? 'finishChange' : 'undoChange', { id: found.id, consents: [...rules], ...(typed === '' ? {} : { typed }) });
    const end = await session.waitFor((state) => state.busy !== 'applying');
    if (end.error !== null) throw new CommandStopped(end.error);
  } finally {
    stopWatching();
  }
}

async function keep(session: ChangesSession, id: string): Promise<void> {
  const { context, options } = session;
  context.tell(context.texts.history.resume.keep.does);
  if (!options.yes && !(await confirm(context.texts.commandLine.changes.go))) throw new CommandStopped(fail('change.not-agreed', '', { id }).error);
  await session.call('keepChange', { id });
  await session.waitFor((state) => state.busy === null);
}

/** 0 where it ended as was wanted; what was read decides, nothing else. */
function exitCode(way: Way, change: ListedChange | null): number {
  if (change === null || isUnfinished(change)) return change?.outcome === 'unknown' ? EXIT.unreachable : EXIT.refused;
  if (way === 'keep') return EXIT.done;
  return change.outcome === (way === 'undo' ? 'not-done' : 'done') ? EXIT.done : EXIT.refused;
}

/** Reads what is true of the change, tells it, and does with it what was asked. */
export async function resume(session: ChangesSession, id: string, way: Way, accept: readonly string[]): Promise<void> {
  const { context, options } = session;
  const found = await session.call('checkChange', { id });
  const lines = foundSentences(found, context.texts, context.language);
  if (way === 'check') {
    const change = await changeNamed(session, id);
    if (options.json) context.printJson({ ok: !isUnread(found), found, changes: change === null ? [] : [changeRow(change)] });
    else for (const line of [...lines, ...waySentences(found, context.texts)]) context.print(line);
    process.exitCode = isUnread(found) ? EXIT.unreachable : EXIT.done;
    return;
  }
  for (const line of lines) context.tell(line);
  if (way === 'keep') await keep(session, id);
  else await begin(session, way, found, accept);
  const change = await changeNamed(session, id);
  process.exitCode = exitCode(way, change);
  const { kept, folder } = await session.call('changeReport', { id });
  if (options.json) context.printJson({ ok: process.exitCode === EXIT.done, changes: change === null ? [] : [changeRow(change)], report: kept?.report ?? null, folder });
  else for (const line of reportLines(kept, folder, context.texts)) context.print(line);
}
