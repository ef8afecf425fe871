import { randomBytes } from 'node:crypto';
import { type CallInput, type CallOutput } from '../../shared/contract/contract.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type TokensView } from '../../shared/session/view-state.ts';
import { makePlan } from '../plan/make-plan.ts';
import { readCertificate } from '../trust/certificate.ts';
import { lookAtTokens } from './token-look.ts';
import { watchTokens } from './token-watch.ts';
import { certificateFacts } from './views.ts';
import { type Workbench, forecastPhones } from './workbench.ts';

export function chooseMode(bench: Workbench, { mode }: CallInput<'chooseMode'>): Promise<Result<null>> {
  // Mixed mode and Update CTL File need entries that this version does not build; offering them would be a promise.
  if (mode !== 'non-secure') return Promise.resolve(fail('plan.mode-not-offered', '', { mode }));
  bench.store.dispatch({ type: 'mode-chosen', mode });
  return Promise.resolve(ok(null));
}

export async function refreshTokens(bench: Workbench): Promise<Result<null>> {
  const { tokens, store } = bench;
  if (tokens === null || bench.snapshot === null) return fail('contract.not-now', '', { call: 'refreshTokens' });
  store.dispatch({ type: 'began', busy: 'listing-tokens' });
  const look = await lookAtTokens(bench, tokens, { signal: bench.abort.signal });
  if (!look.ok) return look;
  if (look.value === null) return fail('contract.not-now', '', { call: 'refreshTokens' });
  bench.tokenList = look.value.tokens;
  const { path: module, description } = tokens.module;
  const shown = { ...look.value.seen, module, description, changedModule: null, watchError: null, chosen: null };
  store.dispatch({ type: 'tokens-read', tokens: { ...store.state().tokens, ...shown } });
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

export function wishToken({ store }: Workbench, { not }: CallInput<'wishToken'>): Promise<Result<null>> {
  const { chosen } = store.state().tokens;
  if (not === null && chosen === null) return Promise.resolve(fail('contract.not-now', '', { call: 'wishToken' }));
  const again = chosen === null ? null : ({ kind: 'same-again', ...chosen } as const);
  store.dispatch({ type: 'token-wished', wish: not === null ? again : { kind: 'swap', not } });
  return Promise.resolve(ok(null));
}

/** A certificate in an inserted token, with its bytes: to be saved, or compared. */
export function tokenCertificate(bench: Workbench, { serial, sha256 }: CallInput<'tokenCertificate'>): Promise<Result<CallOutput<'tokenCertificate'>>> {
  const token = bench.tokenList.find((one) => one.serial === serial);
  if (token === undefined) return Promise.resolve(fail('token.not-found', serial, { serial }));
  const certificate = token.certificates.find((one) => one.sha256 === sha256);
  if (certificate === undefined) return Promise.resolve(fail('token.certificate-missing', serial));
  const read = readCertificate(certificate.der);
  return Promise.resolve(read.ok ? ok({ ...certificateFacts(read.value), base64: Buffer.from(certificate.der).toString('base64') }) : read);
}

/** Names the change and its folder: sortable time plus enough chance that two computers never choose the same. */
const changeId = (now: Date): string => `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
