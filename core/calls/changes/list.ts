import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { openItems } from '../../../shared/domain/kept-report.ts';
import { isPractice, isUnfinished, type ListedChange, type PastChange } from '../../../shared/domain/past-change.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { ChangeFolder, changeFolderPath } from '../../change/folder.ts';
import { changesPage, readPastChange } from '../../change/past.ts';
import { isOfGonePractice } from '../practice-kept.ts';
import { type Workbench } from '../workbench.ts';
import { pageMaker } from './page.ts';
import { tellUnfinished } from './unfinished.ts';

async function listed(bench: Pick<Workbench, 'options' | 'language'>, past: PastChange): Promise<ListedChange> {
  const kept = past.hasReport ? await new ChangeFolder(bench.options, past.id, pageMaker(bench)).readReport() : null;
  const behind = kept?.report.rollout;
  return { ...past, open: kept === null ? null : openItems(kept), rollout: behind === undefined ? null : { id: behind.id, isOpen: behind.isOpen, outcome: behind.outcome, at: behind.at } };
}

export async function changes(bench: Workbench, { of, practice, ...page }: CallInput<'changes'>): Promise<Result<CallOutput<'changes'>>> {
  const { found, more } = await changesPage(bench.options, page, (past) => (practice === undefined || practice === isPractice(past)) && (of === undefined || (past.record !== null && of.includes(past.record.cluster.keySha256))));
  const all: ListedChange[] = [];
  for (const past of found) all.push(await listed(bench, past));
  return ok({ changes: all, more });
}

export async function removeChange(bench: Workbench, { id }: CallInput<'removeChange'>): Promise<Result<null>> {
  const { files, dataDir } = bench.options;
  const past = await readPastChange(bench.options, id);
  if (past === null) return fail('change.not-found', '', { id });
  // Whether it is open is not known to this program.
  if (past.problem === 'newer-version') return fail('file.unreadable', past.folder, { path: past.folder, detail: past.problem });
  if ((isUnfinished(past) && !(await isOfGonePractice(bench, past.record))) || bench.store.state().job?.id === id) return fail('change.unfinished', '', { id });
  try {
    await files.removeFolder(changeFolderPath(dataDir, id));
  } catch (error) {
    return fail('file.not-written', past.folder, { path: past.folder, detail: error instanceof Error ? error.message : 'unknown' });
  }
  await tellUnfinished(bench);
  return ok(null);
}
