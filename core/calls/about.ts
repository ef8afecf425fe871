import path from 'node:path';
import { type CallInput, type CallOutput } from '../../shared/contract/calls.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type EngineOptions, type Workbench } from './workbench.ts';

/** Longest document, bytes. */
const MAX_DOCUMENT = 1024 * 1024;

export const about = ({ options }: Pick<Workbench, 'options'>): Promise<Result<CallOutput<'about'>>> => Promise.resolve(ok({ dataFolder: options.dataDir, canOpen: options.openFolder !== null }));

/** Which folder it is nobody is asked: it is the one of this program. */
export async function openDataFolder(bench: Pick<Workbench, 'openingFolder'> & { readonly options: Pick<EngineOptions, 'openFolder' | 'dataDir' | 'files'> }): Promise<Result<CallOutput<'openDataFolder'>>> {
  const { openFolder, dataDir, files } = bench.options;
  if (openFolder === null) return fail('contract.not-now', '', { call: 'openDataFolder' });
  // Before anything was kept there is none.
  bench.openingFolder ??= files
    .makeFolder(dataDir)
    .then(() => openFolder(dataDir))
    .catch(() => false)
    .finally(() => {
      bench.openingFolder = null;
    });
  return ok({ opened: await bench.openingFolder });
}

/** What was built beside the program: nothing is asked of a network. */
export async function programDocument({ options }: Pick<Workbench, 'options'>, { document, language }: CallInput<'programDocument'>): Promise<Result<CallOutput<'programDocument'>>> {
  const file = path.join(options.documents, document === 'guide' ? `guide.${language}.json` : `${document}.txt`);
  try {
    const content = new TextDecoder().decode(await options.files.read(file, MAX_DOCUMENT));
    return ok(document === 'guide' ? (JSON.parse(content) as CallOutput<'programDocument'>) : { text: content, parts: [] });
  } catch (error) {
    return fail('file.unreadable', file, { path: file, detail: error instanceof Error ? error.message : 'unknown' });
  }
}
