import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { certificateFacts } from '../provider/views.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { PRACTICE_MODULE } from '../../../shared/session/tokens-view.ts';
import { type Token, type TokenPort } from '../../ports/tokens.ts';
import { bytesToBase64 } from '../../trust/base64.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { openKnownLibrary } from '../tokens/library.ts';
import { type Workbench } from '../workbench.ts';

type NewTokens = CallOutput<'newTokenCertificates'>;

/** Most tokens, and most certificates of one, that are shown. */
const MAX_SHOWN = 8;

function shown({ serial, label, certificates }: Token): NewTokens['tokens'][number] {
  const read = certificates.slice(0, MAX_SHOWN).flatMap(({ der }) => {
    const certificate = readCertificate(der);
    return certificate.ok ? [{ ...certificateFacts(certificate.value), base64: bytesToBase64(der) }] : [];
  });
  return { serial, label, certificates: read };
}

function openFor(bench: Workbench, path: string): Promise<Result<TokenPort>> {
  if (path !== PRACTICE_MODULE) return openKnownLibrary(bench, path);
  const tokens = bench.store.state().atPractice ? bench.practice?.tokens : undefined;
  return Promise.resolve(tokens === undefined ? fail('token.module-missing', path, { path }) : ok(tokens));
}

/** One look at the tokens whose certificates are to be uploaded before the CTL files are deleted: they are not in the file, so nothing of the cluster matters. */
export async function newTokenCertificates(bench: Workbench, { path }: CallInput<'newTokenCertificates'>): Promise<Result<NewTokens>> {
  if (bench.store.state().platform?.lostTokens?.route !== 'delete-and-begin-anew') return fail('contract.not-now', '', { call: 'newTokenCertificates' });
  bench.store.dispatch({ type: 'began', busy: 'listing-tokens' });
  const port = await openFor(bench, path);
  if (!port.ok) return port;
  const listed = await port.value.list({ signal: bench.abort.signal, anew: true });
  if (path !== PRACTICE_MODULE) await port.value.close();
  if (!listed.ok) return listed;
  bench.store.dispatch({ type: 'idle' });
  return ok({ tokens: listed.value.tokens.slice(0, MAX_SHOWN).map(shown) });
}
