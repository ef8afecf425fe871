import { randomBytes } from 'node:crypto';
import { type CallInput } from '../../shared/contract/contract.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type TokensView } from '../../shared/session/view-state.ts';
import { makePlan } from '../plan/make-plan.ts';
import { watchTokens } from './token-watch.ts';
import { tokenView } from './views.ts';
import { type Workbench, forecastPhones } from './workbench.ts';

export function chooseMode(bench: Workbench, { mode }: CallInput<'chooseMode'>): Promise<Result<null>> {
  // Mixed mode and Update CTL File need entries that this version does not build; offering them would be a promise.
  if (mode !== 'non-secure') return Promise.resolve(fail('plan.mode-not-offered', '', { mode }));
  bench.store.dispatch({ type: 'mode-chosen', mode });
  return Promise.resolve(ok(null));
}

export async function refreshTokens(bench: Workbench): Promise<Result<null>> {
  const { tokens, snapshot, store } = bench;
  if (tokens === null || snapshot === null) return fail('contract.not-now', '', { call: 'refreshTokens' });
  store.dispatch({ type: 'began', busy: 'listing-tokens' });
  const listed = await tokens.list({ signal: bench.abort.signal });
  if (!listed.ok) return listed;
  bench.tokenList = listed.value;
  store.dispatch({
    type: 'tokens-read',
    tokens: {
      ...store.state().tokens,
      module: tokens.module.path,
      description: tokens.module.description,
      tokens: listed.value.map((token) => tokenView(token, snapshot)),
      chosen: null,
    },
  });
  watchTokens(bench, tokens);
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
  const plan = makePlan({ id: changeId(now), snapshot, mode, signer: { serial, certificate: certificate.der }, now, phones: forecastPhones(bench) });
  if (!plan.ok) return plan;
  bench.plan = plan.value;
  const chosen: TokensView = { ...tokens, chosen: { serial, certificateSha256 } };
  store.dispatch({ type: 'planned', plan: plan.value.view, tokens: chosen });
  return ok(null);
}

/** Names the change and its folder: sortable time plus enough chance that two computers never choose the same. */
const changeId = (now: Date): string => `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
