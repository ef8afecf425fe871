import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type Result, fail } from '../../../shared/domain/result.ts';
import { readPastChange } from '../../change/past.ts';
import { type Workbench } from '../workbench.ts';

export async function checkChange({ options, store }: Workbench, { id }: CallInput<'checkChange'>): Promise<Result<CallOutput<'checkChange'>>> {
  const past = await readPastChange(options, id);
  if (past === null || past.record === null) return fail('change.not-found', '', { id });
  const { host, keySha256 } = past.record.cluster;
  return store.state().cluster?.id === keySha256 ? fail('change.not-offered', '', { reason: 'not-read' }) : fail('change.other-cluster', '', { host });
}
