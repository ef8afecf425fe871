import path from 'node:path';
import { type CallInput, type CallOutput } from '../../shared/contract/calls.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type Workbench } from './workbench.ts';

/** Longest document, bytes. */
const MAX_DOCUMENT = 1024 * 1024;

export const about = ({ options }: Pick<Workbench, 'options'>): Promise<Result<CallOutput<'about'>>> => Promise.resolve(ok({ dataFolder: options.dataDir }));

/** What was built beside the program: nothing is asked of a network. */
export async function programDocument({ options }: Pick<Workbench, 'options'>, { document, language }: CallInput<'programDocument'>): Promise<Result<CallOutput<'programDocument'>>> {
  const file = path.join(options.documents, document === 'guide' ? `guide.${language}.txt` : `${document}.txt`);
  try {
    return ok({ text: new TextDecoder().decode(await options.files.read(file, MAX_DOCUMENT)) });
  } catch (error) {
    return fail('file.unreadable', file, { path: file, detail: error instanceof Error ? error.message : 'unknown' });
  }
}
