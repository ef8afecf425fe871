import { type CallInput } from '../../shared/contract/calls.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { type Workbench } from './workbench.ts';

export function chooseConnection(bench: Workbench, { connection }: CallInput<'chooseConnection'>): Promise<Result<null>> {
  bench.store.dispatch({ type: 'connection-chosen', connection });
  return Promise.resolve(ok(null));
}
