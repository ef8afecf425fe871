import { type CallInput } from '../../shared/contract/contract.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { findModules as lookForModules } from '../tokens/known-modules.ts';
import { openTokenModule } from '../tokens/open-token-module.ts';
import { refreshTokens } from './token-calls.ts';
import { type Workbench, closeModule } from './workbench.ts';

/** Module path that stands for the practice tokens. */
const PRACTICE_MODULE = 'practice';

export async function findModules(bench: Workbench): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'finding-modules' });
  const found = await lookForModules();
  bench.store.dispatch({ type: 'modules-found', found, canPickFile: bench.options.pickFile !== null });
  return ok(null);
}

export async function pickModule(bench: Workbench): Promise<Result<null>> {
  const { pickFile } = bench.options;
  if (pickFile === null) return fail('contract.not-now', '', { call: 'pickModule' });
  bench.store.dispatch({ type: 'began', busy: 'opening-module' });
  await closeModule(bench);
  const path = await pickFile();
  if (path !== null) return openModule(bench, { path });
  bench.store.dispatch({ type: 'idle' });
  return ok(null);
}

export async function openModule(bench: Workbench, { path }: CallInput<'openModule'>): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'opening-module' });
  await closeModule(bench);
  if (path === PRACTICE_MODULE) {
    if (bench.practice === null) return fail('token.module-missing', path, { path });
    bench.tokens = bench.practice.tokens;
  } else {
    const { spawnHost } = bench.options;
    const opened = await openTokenModule({ path, spawnHost, signal: bench.abort.signal });
    if (!opened.ok) return opened;
    bench.tokens = opened.value;
  }
  return refreshTokens(bench);
}
