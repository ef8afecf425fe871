import { randomBytes } from 'node:crypto';
import { type CallInput } from '../../shared/contract/contract.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type TokensView } from '../../shared/session/view-state.ts';
import { makePlan } from '../plan/make-plan.ts';
import { openTokenModule } from '../tokens/open-token-module.ts';
import { tokenView } from './views.ts';
import { type Workbench, closeModule } from './workbench.ts';

/** Module path that stands for the practice tokens. */
const PRACTICE_MODULE = 'practice';

export function chooseMode(bench: Workbench, { mode }: CallInput<'chooseMode'>): Promise<Result<null>> {
  // Mixed mode and Update CTL File need entries that this version does not build; offering them would be a promise.
  if (mode !== 'non-secure') return Promise.resolve(fail('plan.mode-not-offered', '', { mode }));
  bench.store.dispatch({ type: 'mode-chosen', mode });
  return Promise.resolve(ok(null));
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

export async function refreshTokens(bench: Workbench): Promise<Result<null>> {
  const { tokens, snapshot } = bench;
  if (tokens === null || snapshot === null) return fail('contract.not-now', '', { call: 'refreshTokens' });
  bench.store.dispatch({ type: 'began', busy: 'listing-tokens' });
  const listed = await tokens.list({ signal: bench.abort.signal });
  if (!listed.ok) return listed;
  bench.tokenList = listed.value;
  bench.store.dispatch({
    type: 'tokens-read',
    tokens: {
      module: tokens.module.path,
      description: tokens.module.description,
      tokens: listed.value.map((token) => tokenView(token, snapshot)),
      chosen: null,
    },
  });
  return ok(null);
}

export function chooseToken(bench: Workbench, choice: CallInput<'chooseToken'>): Promise<Result<null>> {
  return Promise.resolve(planFor(bench, choice));
}

function planFor(bench: Workbench, { serial, certificateSha256 }: CallInput<'chooseToken'>): Result<null> {
  const { snapshot, tokenList, options, store } = bench;
  const { mode, tokens } = store.state();
  if (snapshot === null || mode === null) return fail('contract.not-now', '', { call: 'chooseToken' });
  const token = tokenList.find((one) => one.serial === serial);
  if (token === undefined) return fail('token.not-found', serial, { serial });
  const certificate = token.certificates.find((one) => one.sha256 === certificateSha256);
  if (certificate === undefined) return fail('token.certificate-missing', serial);
  store.dispatch({ type: 'began', busy: 'planning' });
  const now = options.clock.now();
  const plan = makePlan({ id: changeId(now), snapshot, mode, signer: { serial, certificate: certificate.der }, now });
  if (!plan.ok) return plan;
  bench.plan = plan.value;
  const chosen: TokensView = { ...tokens, chosen: { serial, certificateSha256 } };
  store.dispatch({ type: 'planned', plan: plan.value.view, tokens: chosen });
  return ok(null);
}

/** Names the change and its folder: sortable time plus enough chance that two computers never choose the same. */
const changeId = (now: Date): string => `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
