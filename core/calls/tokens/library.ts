import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { PRACTICE_MODULE, type RememberedModule } from '../../../shared/session/tokens-view.ts';
import { hashFile } from '../../tokens/hash-file.ts';
import { inspectModule } from '../../tokens/inspect-module.ts';
import { findModules as lookForModules } from '../../tokens/known-modules.ts';
import { openTokenModule } from '../../tokens/open-module.ts';
import { refreshTokens } from './choice.ts';
import { type SessionStore } from '../store.ts';
import { type TokenPort } from '../../ports/tokens.ts';
import { type Workbench } from '../workbench.ts';
import { closeModule, type TokensDesk } from './desk.ts';

export async function findModules(bench: Workbench): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'finding-modules' });
  const [found, remembered] = await Promise.all([lookForModules(), rememberedModule(bench.tokens)]);
  if (!remembered.ok) return remembered;
  bench.store.dispatch({ type: 'modules-found', found, remembered: remembered.value, canPickFile: bench.options.pickFile !== null });
  return ok(null);
}

async function rememberedModule({ modules }: TokensDesk): Promise<Result<RememberedModule | null>> {
  const newest = await modules.newest();
  if (!newest.ok || newest.value === null) return newest.ok ? ok(null) : newest;
  const { key, sha256 } = newest.value;
  const now = await hashFile(key);
  return ok({ path: key, standing: now === null ? 'gone' : now === sha256 ? 'same' : 'changed' });
}

export async function pickModule(bench: Workbench): Promise<Result<CallOutput<'pickModule'>>> {
  const { pickFile } = bench.options;
  if (pickFile === null) return fail('contract.not-now', '', { call: 'pickModule' });
  // The library that is open stays so until the person has chosen another one.
  bench.store.dispatch({ type: 'began', busy: 'picking-module' });
  const path = await pickFile('token-library');
  if (path === null) {
    bench.store.dispatch({ type: 'idle' });
    return ok({ picked: false });
  }
  const opened = await openModule(bench, { path });
  return opened.ok ? ok({ picked: true }) : opened;
}

export async function openModule(bench: Workbench, { path }: CallInput<'openModule'>): Promise<Result<null>> {
  bench.store.dispatch({ type: 'began', busy: 'opening-module' });
  await closeModule(bench.tokens, bench.practice);
  if (path !== PRACTICE_MODULE) return openLibrary(bench, path);
  // They are gone when the program ends: no other cluster may come to need them.
  if (bench.practice === null || !bench.store.state().atPractice) return fail('token.module-missing', path, { path });
  bench.tokens.port = bench.practice.tokens;
  return refreshTokens(bench);
}

/** A library is code that runs with the person's rights: one that is another file than last time is not loaded unasked. */
export async function openKnownLibrary({ options, tokens: { modules }, abort }: Pick<Workbench, 'options' | 'tokens' | 'abort'>, path: string): Promise<Result<TokenPort>> {
  const file = await inspectModule(path);
  if (!file.ok) return file;
  const [sha256, accepted] = await Promise.all([hashFile(path), modules.accepted(path)]);
  if (!accepted.ok) return accepted;
  if (sha256 === null) return fail('token.module-missing', path, { path });
  if (accepted.value !== null && accepted.value !== sha256) return fail('token.module-changed', path, { path, sha256, expected: accepted.value });
  const opened = await openTokenModule({ path, spawnHost: options.spawnHost, signal: abort.signal });
  if (!opened.ok) return opened;
  const kept = await modules.accept(path, sha256, options.clock.now());
  if (kept.ok) return opened;
  await opened.value.close();
  return kept;
}

async function openLibrary(bench: Workbench, path: string): Promise<Result<null>> {
  const opened = await openKnownLibrary(bench, path);
  if (opened.ok) {
    bench.tokens.port = opened.value;
    return refreshTokens(bench);
  }
  const { code, params } = opened.error;
  if (code !== 'token.module-changed') return refused(bench.store, path, opened);
  bench.store.dispatch({ type: 'module-changed', module: { path, sha256: String(params['sha256']), expected: String(params['expected']) } });
  return ok(null);
}

/** A file that is there and can be no token library stays in the list with the reason; other failures may pass. */
function refused(store: SessionStore, path: string, failure: Result<never> & { readonly ok: false }): Result<null> {
  const { error } = failure;
  if (error.code.startsWith('token.module-') && error.code !== 'token.module-missing') store.dispatch({ type: 'module-refused', module: { vendor: '', path, problem: error } });
  return failure;
}

export async function acceptModule(bench: Workbench, { path, sha256 }: CallInput<'acceptModule'>): Promise<Result<null>> {
  const shown = bench.store.state().tokens.changedModule;
  if (shown?.path !== path || shown.sha256 !== sha256) return fail('contract.not-now', '', { call: 'acceptModule' });
  // Busy at once: a second call at the same time would open a second host.
  bench.store.dispatch({ type: 'began', busy: 'opening-module' });
  const kept = await bench.tokens.modules.accept(path, sha256, bench.options.clock.now());
  return kept.ok ? openModule(bench, { path }) : kept;
}

export function refuseModule(bench: Workbench): Promise<Result<null>> {
  bench.store.dispatch({ type: 'module-changed', module: null });
  return Promise.resolve(ok(null));
}
