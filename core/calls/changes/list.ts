import path from 'node:path';
import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { parseKeptReport } from '../../../shared/contract/kept-report.ts';
import { type KeptReport } from '../../../shared/domain/kept-report.ts';
import { isUnfinished } from '../../../shared/domain/past-change.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { changeFolderPath, REPORT } from '../../change/folder.ts';
import { readPastChange, readPastChanges } from '../../change/past.ts';
import { type Workbench } from '../workbench.ts';
import { tellUnfinished } from './unfinished.ts';

/** Longest report that is read, bytes: the files before and after with what `show ctl` prints of them. */
const MAX_REPORT = 16 * 1024 * 1024;

export const changes = async ({ options }: Workbench): Promise<Result<CallOutput<'changes'>>> => ok({ changes: await readPastChanges(options) });

export async function removeChange(bench: Workbench, { id }: CallInput<'removeChange'>): Promise<Result<null>> {
  const { files, dataDir } = bench.options;
  const past = await readPastChange(bench.options, id);
  if (past === null) return fail('change.not-found', '', { id });
  if (isUnfinished(past) || bench.store.state().job?.id === id) return fail('change.unfinished', '', { id });
  try {
    await files.removeFolder(changeFolderPath(dataDir, id));
  } catch (error) {
    return fail('file.not-written', past.folder, { path: past.folder, detail: error instanceof Error ? error.message : 'unknown' });
  }
  await tellUnfinished(bench);
  return ok(null);
}

async function keptReport({ options }: Pick<Workbench, 'options'>, id: string): Promise<KeptReport | null> {
  try {
    const bytes = await options.files.read(path.join(changeFolderPath(options.dataDir, id), REPORT), MAX_REPORT);
    const kept = parseKeptReport(JSON.parse(new TextDecoder().decode(bytes)));
    return kept?.record.id === id ? kept : null;
  } catch {
    return null;
  }
}

export async function changeReport(bench: Workbench, { id }: CallInput<'changeReport'>): Promise<Result<CallOutput<'changeReport'>>> {
  const past = await readPastChange(bench.options, id);
  return past === null ? fail('change.not-found', '', { id }) : ok({ kept: await keptReport(bench, id) });
}
