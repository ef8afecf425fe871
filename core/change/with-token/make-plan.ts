import { type CtlDraft, draftCtlFile } from '../../../shared/ctl-file/draft.ts';
import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { functionName } from '../../../shared/ctl-file/tags.ts';
import { modeAfter } from '../../../shared/domain/change-kind.ts';
import { type ChangeChoices } from '../../../shared/domain/choices.ts';
import { type ModelCounts } from '../../../shared/domain/phone-models.ts';
import { type PhoneForecast } from '../../../shared/domain/plan.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { offeredModes } from '../../../shared/domain/rules/modes.ts';
import { consentFor } from '../../../shared/domain/rules/consent.ts';
import { type RuleEntry, findingsWithToken } from '../../../shared/domain/rules/with-token.ts';
import { unusableFile } from '../../../shared/domain/rules/files.ts';
import { type SecurityMode, type ServerCtlFile } from '../../../shared/domain/server.ts';
import { stepsWithToken } from '../../../shared/domain/steps.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { type ContinuityFacts, signerContinuity } from '../../../shared/domain/signer-continuity.ts';
import { findSast, knownCertificate, sastsOf } from '../../trust/sast.ts';
import { type ChangePlan } from './plan.ts';
import { capfCertificate, publisherOf, tvsMayVouch } from './cluster-certificates.ts';
import { type NextEntry, entryName, plannedEntry } from './entry.ts';
import { besidePresent } from './left-behind.ts';
import { besideOthers } from './other-files.ts';
import { type NextFile, nextEntries, signsWith } from './next-entries.ts';
import { anyCtlFile, type ClusterSnapshot, type HeldCtlFile, clocksOf, ctlFileOf, objectionToFile, publisherFirst } from './snapshot.ts';

export interface PlanRequest {
  readonly id: string;
  readonly snapshot: ClusterSnapshot;
  readonly choices: ChangeChoices;
  readonly signer: { readonly serial: string; readonly certificate: Uint8Array };
  readonly now: Date;
  /** What is known about the cluster's phones; `null` = nothing. */
  readonly phones: PhoneForecast | null;
  /** Of the same phones. */
  readonly models?: ModelCounts | null;
}

interface ServerFile {
  readonly server: string;
  /** What it holds, to be replaced; `null` = nothing. */
  readonly held: ServerCtlFile | null;
  /** The file to build on; `null` = it holds none, or not one that may be built on. */
  readonly file: HeldCtlFile | null;
  readonly objection: AppError | null;
}

/**
 * Every server's file, publisher first. On one whose signature was not verified nothing is built unless the file is made anew; what is no CTL file at all
 * counts as none, and is kept as a copy like every file that is replaced.
 */
function presentFiles(snapshot: ClusterSnapshot, { anew }: ChangeChoices): Result<readonly ServerFile[]> {
  const files: ServerFile[] = [];
  for (const one of publisherFirst(snapshot)) {
    const { server, file } = one;
    if (!file.ok) return file;
    const objection = objectionToFile(one);
    if (objection !== null && !anew && ctlFileOf(one) !== null) return { ok: false, error: objection };
    files.push({ server: server.name, held: file.value?.held ?? null, file: objection === null ? ctlFileOf(one) : null, objection });
  }
  return ok(files);
}

/**
 * The SASTs of the files that phones may hold. In mixed mode phones hold a file, even where the servers' were deleted; where only something stands that is no verified
 * CTL file, phones may hold what was there before. A file whose signature could not be checked may be one that phones took.
 */
function heldByPhones(files: readonly ServerFile[], mode: SecurityMode): ContinuityFacts['held'] {
  const known = files.flatMap(({ file }) => (file === null ? [] : [sastsOf(file.parsed)]));
  const unchecked = files.some(({ objection }) => objection?.code === 'ctl-file.not-checked');
  const displaced = files.some(({ objection }) => objection !== null);
  return unchecked || (known.length === 0 && (displaced || mode === 'mixed')) ? [...known, null] : known;
}

/**
 * Makes the plan for a change. Phones take a file only from a SAST they hold, so the signer must be one in the present file of
 * *every* server that holds one (Cisco document 118892, background), unless the file is made anew: that needs a person's consent.
 */
export function makePlan(request: PlanRequest): Result<ChangePlan> {
  const { snapshot, choices, signer } = request;
  const { facts } = snapshot;
  const files = presentFiles(snapshot, choices);
  if (!files.ok) return files;
  const held = files.value.filter(({ file }) => file !== null);
  const offer = offeredModes({ ...facts, anyCtlFile: anyCtlFile(snapshot) }).find(({ mode }) => mode === choices.mode);
  if (offer?.offered !== true) return fail('plan.mode-not-offered', '', { mode: choices.mode, reason: offer?.reason ?? '' });
  const base = choices.anew ? null : (held[0]?.file?.parsed ?? null);
  for (const { server, file } of base === null ? [] : held) {
    if (file !== null && findSast(file.parsed, signer.certificate) === undefined) return fail('plan.token-not-in-file', server, { serial: signer.serial });
  }
  const made = nextEntries({ facts, base, mode: modeAfter(choices.mode, facts.mode), choices, signer: signer.certificate });
  const present = held[0]?.file?.parsed;
  const next = choices.anew && present !== undefined ? besidePresent(made, present, facts) : made;
  const signing = next.entries.find(({ record }) => signsWith(record, signer.certificate));
  // A new token whose certificate cannot be made into an entry: there is no file to look at.
  if (signing === undefined) return fail('token.key-unusable', signer.serial, { detail: next.findings[0]?.rule ?? 'entry' });
  const records = next.entries.map(({ record }) => record);
  const draft = draftCtlFile({ records, signer: signing.record, timestamp: timestampAfter(files.value, request.now) });
  if (!draft.ok) {
    const { problem, offset } = draft.error;
    return problem === 'signer-key' ? fail('token.key-unusable', signer.serial, { detail: problem }) : fail('ctl-file.unreadable', '', { problem, offset });
  }
  return ok(assemble(request, files.value, base, next, draft.value));
}

const timestampsOf = (files: readonly ServerFile[]): readonly number[] => files.flatMap(({ file }) => (file === null ? [] : [file.parsed.header.timestamp]));

const MAX_TIMESTAMP = 0xffff_ffff;

/** Seconds since 1970-01-01 UTC. A new file is never older than one that it replaces, whatever the clock of this computer says: what phones do with an older one is not known. */
const timestampAfter = (files: readonly ServerFile[], now: Date): number =>
  Math.min(Math.max(Math.floor(now.getTime() / 1000), ...timestampsOf(files).map((one) => one + 1)), MAX_TIMESTAMP);

function assemble(request: PlanRequest, files: readonly ServerFile[], base: CtlFile | null, next: NextFile, draft: CtlDraft): ChangePlan {
  const { id, choices, signer, now, snapshot, phones, models = null } = request;
  const { facts } = snapshot;
  const shown = [...next.entries, ...next.removed];
  const entries = shown.map((entry, index) => plannedEntry(entry, index + 1, entry.change !== 'removed' && signsWith(entry.record, signer.certificate)));
  const seconds = Math.floor(now.getTime() / 1000);
  const mode = modeAfter(choices.mode, facts.mode);
  const timestamps = timestampsOf(files);
  const signerInfo = readCertificate(signer.certificate);
  const publisher = publisherOf(facts)?.name ?? null;
  const capf = mode === 'mixed' ? capfCertificate(facts) : undefined;
  const findings = [
    ...next.findings,
    ...findingsWithToken({
      kind: choices.mode,
      presentMode: facts.mode,
      release: facts.release,
      autoRegistration: facts.autoRegistration,
      servers: files.map(({ server, held, objection }) => ({ name: server, file: held?.sha256 ?? null, unusable: unusableFile(objection) })),
      continuity: signerContinuity({
        signer: knownCertificate(signer.certificate),
        held: heldByPhones(files, facts.mode),
        tvsMayVouch: tvsMayVouch(facts, choices, signer.certificate),
      }),
      anew: base === null,
      entries: shown.map(ruleEntry),
      signerValidTo: signerInfo.ok ? signerInfo.value.validTo : '',
      now: seconds,
      clocks: clocksOf(snapshot),
      presentTimestamp: timestamps.length === 0 ? null : Math.max(...timestamps),
      phones,
      models,
      phoneSastTrust: choices.phoneSastTrust,
    }),
  ];
  return {
    view: {
      id,
      change: choices.mode,
      mode,
      entries,
      otherFiles: besideOthers(
        files.map(({ server, held, file }) => ({ server, sha256: held?.sha256 ?? null, parsed: file?.parsed ?? null })),
        files.find(({ file }) => file !== null)?.held?.sha256 ?? null,
        next.entries.map(({ record }) => record),
      ),
      length: draft.length,
      timestamp: new Date(timestampAfter(files, now) * 1000).toISOString(),
      signerSerial: signer.serial,
      steps: stepsWithToken(files.map(({ server }) => server), {
        trustTokensOn: choices.phoneSastTrust ? publisher : null,
        storeCapfOn: capf === undefined ? [] : facts.servers.flatMap(({ name, role }) => (role === 'subscriber' ? [name] : [])),
        setMode: choices.mode !== 'update',
      }),
      findings,
      consent: consentFor(findings, publisher ?? files[0]?.server ?? ''),
      phones,
    },
    shown: shown.map(({ record }) => record),
    choices,
    draft,
    signer: { ...signer, certificateSha256: sha256Hex(signer.certificate) },
    facts,
    predecessors: new Map<string, ServerCtlFile | null>(files.map(({ server, held }) => [server, held])),
    trustedTokens: choices.phoneSastTrust ? next.entries.flatMap(({ kind, record }) => (kind === 'token' && record.certificate !== undefined ? [record.certificate] : [])) : [],
    capf: capf ?? null,
  };
}

const ruleEntry = ({ record, kind, origin, change }: NextEntry): RuleEntry => ({
  kind,
  origin,
  change,
  function: functionName(record.function),
  name: entryName(record).name,
  certificateSha1: entryName(record).certificateSha1,
});
