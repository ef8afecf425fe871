import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { showNoCtl } from '../../../shared/ctl-file/show.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type HeldBytes, type HeldCtlFile } from '../../change/with-token/snapshot.ts';
import { bytesToBase64 } from '../../trust/base64.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { showCtlText } from '../../trust/show.ts';
import { certificateFacts } from './views.ts';
import { type Workbench } from '../workbench.ts';
import { type ProviderDesk } from './desk.ts';

function heldFile({ snapshot }: ProviderDesk, server: string): Result<HeldCtlFile | HeldBytes | null> {
  const found = snapshot?.servers.find((one) => one.server.name === server);
  return found === undefined ? fail('provider.server-unknown', server, { name: server }) : found.file;
}

export function ctlFile(bench: Workbench, { server }: CallInput<'ctlFile'>): Promise<Result<CallOutput<'ctlFile'>>> {
  const file = heldFile(bench.provider, server);
  if (!file.ok) return Promise.resolve(file);
  if (file.value === null) return Promise.resolve(fail('plan.no-ctl-file', server));
  const { bytes, sha256 } = file.value.held;
  return Promise.resolve(ok({ base64: bytesToBase64(bytes), sha256 }));
}

export function showCtl(bench: Workbench, { server }: CallInput<'showCtl'>): Promise<Result<CallOutput<'showCtl'>>> {
  const file = heldFile(bench.provider, server);
  if (!file.ok) return Promise.resolve(file);
  // What it says of such bytes was never published: the error says what they are.
  if (file.value !== null && file.value.parsed === null) return Promise.resolve({ ok: false, error: file.value.problem });
  const text = file.value === null ? showNoCtl() : showCtlText(file.value.parsed, file.value.verdict, new Date(file.value.held.lastModified));
  return Promise.resolve(ok({ text }));
}

/** The certificate of an entry of the plan; entries are numbered from 1. */
export function entryCertificate(bench: Workbench, { number }: CallInput<'entryCertificate'>): Promise<Result<CallOutput<'entryCertificate'>>> {
  return Promise.resolve(certificateOf(bench.provider, number));
}

function certificateOf({ plan }: ProviderDesk, number: number): Result<CallOutput<'entryCertificate'>> {
  const der = plan?.shown[number - 1]?.certificate;
  if (der === undefined) return fail('contract.not-now', '', { call: 'entryCertificate' });
  const read = readCertificate(der);
  if (!read.ok) return read;
  return ok({ ...certificateFacts(read.value), base64: bytesToBase64(der) });
}
