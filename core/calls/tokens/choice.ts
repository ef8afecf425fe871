import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { choicesFor } from '../../../shared/domain/choices.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { openChange } from '../changes/unfinished.ts';
import { bytesToBase64 } from '../../trust/base64.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { hasAnyFile, planWith } from '../provider/planning.ts';
import { lookAtTokens, stopLook } from './look.ts';
import { watchTokens } from './watch.ts';
import { certificateFacts, objectionTo } from '../provider/views.ts';
import { type Workbench } from '../workbench.ts';
import { type ChosenSigner } from '../provider/desk.ts';

export async function chooseMode(bench: Workbench, { mode, anew = false }: CallInput<'chooseMode'>): Promise<Result<null>> {
  const open = await openChange(bench, 'with-token');
  if (open !== null) return open;
  const { cluster } = bench.store.state();
  const offer = cluster?.modes.find((one) => one.mode === mode);
  if (offer?.offered !== true) return fail('plan.mode-not-offered', '', { mode, reason: offer?.reason ?? '' });
  if (anew && cluster?.anew.offered !== true) return fail('contract.not-now', '', { call: 'chooseMode' });
  bench.store.dispatch({ type: 'mode-chosen', choices: { ...choicesFor(mode), anew } });
  return ok(null);
}

export async function refreshTokens(bench: Workbench): Promise<Result<null>> {
  const { store } = bench;
  const { port } = bench.tokens;
  if (port === null || bench.provider.snapshot === null) return fail('contract.not-now', '', { call: 'refreshTokens' });
  store.dispatch({ type: 'began', busy: 'listing-tokens' });
  stopLook(bench.tokens);
  const look = await lookAtTokens(bench, port, { signal: bench.abort.signal, anew: true });
  if (!look.ok) return look;
  if (look.value === null) return fail('contract.not-now', '', { call: 'refreshTokens' });
  bench.tokens.list = look.value.tokens;
  const { path: module, description } = port.module;
  const shown = { ...look.value.seen, module, description, changedModule: null, watchError: null, chosen: null };
  store.dispatch({ type: 'tokens-read', tokens: { ...store.state().tokens, ...shown } });
  watchTokens(bench, port);
  return ok(null);
}

/** A certificate of a token that is inserted now and may sign. */
export function insertedToken({ tokens: { list }, provider: { snapshot } }: Pick<Workbench, 'tokens' | 'provider'>, { serial, certificateSha256 }: { readonly serial: string; readonly certificateSha256: string }): Result<ChosenSigner> {
  const token = list.find((one) => one.serial === serial);
  if (token === undefined) return fail('token.not-found', serial, { serial });
  const certificate = token.certificates.find((one) => one.sha256 === certificateSha256);
  if (certificate === undefined || snapshot === null) return fail('token.certificate-missing', serial);
  const reason = objectionTo(certificate, token, snapshot);
  return reason === null ? ok({ serial, certificate: certificate.der }) : fail('token.certificate-unusable', serial, { serial, reason });
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
  const token = bench.tokens.list.find((one) => one.serial === serial);
  if (token === undefined) return Promise.resolve(fail('token.not-found', serial, { serial }));
  const certificate = token.certificates.find((one) => one.sha256 === sha256);
  if (certificate === undefined) return Promise.resolve(fail('token.certificate-missing', serial));
  const read = readCertificate(certificate.der);
  return Promise.resolve(read.ok ? ok({ ...certificateFacts(read.value), base64: bytesToBase64(certificate.der) }) : read);
}

export function chooseToken(bench: Workbench, { serial, certificateSha256, anew = false }: CallInput<'chooseToken'>): Promise<Result<null>> {
  const { choices, cluster } = bench.store.state();
  const { snapshot } = bench.provider;
  if (snapshot === null || choices === null) return Promise.resolve(fail('contract.not-now', '', { call: 'chooseToken' }));
  if (anew && cluster?.anew.offered !== true) return Promise.resolve(fail('plan.mode-not-offered', '', { mode: choices.mode, reason: cluster?.anew.reason ?? '' }));
  const token = insertedToken(bench, { serial, certificateSha256 });
  if (!token.ok) return Promise.resolve(token);
  const first = anew || !hasAnyFile(snapshot);
  const added = first ? [{ serial, certificate: bytesToBase64(token.value.certificate) }] : [];
  return Promise.resolve(planWith(bench, { ...choicesFor(choices.mode), anew, addTokens: added }, token.value));
}
