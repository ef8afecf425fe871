import { type CtlDraft, draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { functionName } from '../../shared/ctl-file/tags.ts';
import { type PhoneForecast, type PlannedEntry, planSteps } from '../../shared/domain/plan.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type SecurityMode, type ServerCtlFile } from '../../shared/domain/server.ts';
import { sha1Hex, sha256Hex } from '../trust/digests.ts';
import { findSast } from '../trust/sast.ts';
import { type ChangePlan } from './change-plan.ts';
import { type NextRecord, nonSecureRecords } from './non-secure.ts';
import { type HeldCtlFile, type ClusterSnapshot } from './snapshot.ts';
import { planWarnings } from './warnings.ts';

/** Most entries CUCM puts into a CTL file (Cisco SRST command reference: why SRST certificates travel elsewhere). */
export const MAX_ENTRIES = 32;

export interface PlanRequest {
  readonly id: string;
  readonly snapshot: ClusterSnapshot;
  readonly mode: SecurityMode;
  readonly signer: { readonly serial: string; readonly certificate: Uint8Array };
  readonly now: Date;
  /** What is known about the cluster's phones; `null` = nothing. */
  readonly phones: PhoneForecast | null;
}

interface ServerFile extends HeldCtlFile {
  readonly server: string;
}

/** Every server's file, publisher first; each must be there, readable and well signed, or nothing is planned on it. */
function verifiedFiles(snapshot: ClusterSnapshot): Result<readonly ServerFile[]> {
  const files: ServerFile[] = [];
  const publisherFirst = [...snapshot.servers].sort((a, b) => Number(b.server.role === 'publisher') - Number(a.server.role === 'publisher'));
  for (const { server, file } of publisherFirst) {
    if (!file.ok) return file;
    if (file.value === null) return fail('plan.no-ctl-file', server.name);
    const { verdict } = file.value;
    if (verdict.kind === 'bad') return fail('ctl-file.signature-bad', server.name, { signer: file.value.parsed.header.signerName });
    if (verdict.kind === 'not-checked') return fail('ctl-file.not-checked', server.name, { reason: verdict.reason });
    files.push({ ...file.value, server: server.name });
  }
  return ok(files);
}

function describe(next: readonly NextRecord[], signer: Uint8Array): readonly PlannedEntry[] {
  const signerSha256 = sha256Hex(signer);
  return next.map(({ record, change }, index) => ({
    number: index + 1,
    function: functionName(record.function),
    name: record.dnsName ?? '',
    address: record.ipAddress ?? '',
    subject: record.subjectName ?? '',
    issuer: record.issuerName ?? '',
    certificateSha1: record.certificate === undefined ? '' : sha1Hex(record.certificate),
    change,
    signs: record.function === 0 && record.certificate !== undefined && sha256Hex(record.certificate) === signerSha256,
  }));
}

/**
 * Makes the plan for a change of mode. Phones take a file only from a SAST they hold, so the signer must be one in the
 * present file of *every* server (Cisco document 118892, background).
 */
export function makePlan(request: PlanRequest): Result<ChangePlan> {
  const { snapshot, mode, signer, now } = request;
  if (mode !== 'non-secure') return fail('plan.mode-not-offered', '', { mode });
  const files = verifiedFiles(snapshot);
  if (!files.ok) return files;
  const base = files.value[0];
  if (base === undefined) return fail('plan.no-ctl-file');
  for (const file of files.value) {
    if (findSast(file.parsed, signer.certificate) === undefined) return fail('plan.token-not-in-file', file.server, { serial: signer.serial });
  }
  const signerRecord = findSast(base.parsed, signer.certificate);
  if (signerRecord === undefined) return fail('plan.token-not-in-file', base.server, { serial: signer.serial });
  const next = nonSecureRecords(base.parsed, snapshot.facts.servers);
  if (next.length > MAX_ENTRIES) return fail('plan.too-many-entries', base.server, { count: next.length, max: MAX_ENTRIES });
  const timestamp = Math.floor(now.getTime() / 1000);
  const draft = draftCtlFile({ records: next.map(({ record }) => record), signer: signerRecord, timestamp });
  if (!draft.ok) return draft.error.problem === 'signer-key' ? fail('token.key-unusable', signer.serial, { detail: draft.error.problem }) : fail('ctl-file.unreadable', base.server, { problem: draft.error.problem, offset: draft.error.offset });
  return ok(assemble(request, files.value, next, draft.value));
}

function assemble(request: PlanRequest, files: readonly ServerFile[], next: readonly NextRecord[], draft: CtlDraft): ChangePlan {
  const predecessors = new Map<string, ServerCtlFile>(files.map((file) => [file.server, file.held]));
  const { id, mode, signer, now, snapshot, phones } = request;
  return {
    view: {
      id,
      mode,
      entries: describe(next, signer.certificate),
      length: draft.length,
      timestamp: new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString(),
      signerSerial: signer.serial,
      steps: planSteps([...predecessors.keys()]),
      warnings: planWarnings({ facts: snapshot.facts, files, next, signer: signer.certificate, now }),
      phones,
    },
    records: next.map(({ record }) => record),
    draft,
    signer: { ...signer, certificateSha256: sha256Hex(signer.certificate) },
    predecessors,
  };
}
