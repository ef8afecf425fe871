import { type EndTruth, outcomeOf } from '../../../shared/domain/outcome.ts';
import { type ServerTruth } from '../../../shared/domain/report.ts';
import { type RecordedPlace, type ResumeAs } from '../../../shared/domain/change-record.ts';
import { consentFor } from '../../../shared/domain/rules/consent.ts';
import { unfinishedFindings } from '../../../shared/domain/rules/unfinished.ts';
import { type ClusterFacts } from '../../../shared/domain/server.ts';
import { type FoundChange, type NotResumed, type ResumeOffer } from '../../../shared/domain/unfinished.ts';
import { findSast } from '../../trust/sast.ts';
import { verifyCtlFile } from '../../trust/verify.ts';
import { differencesSince } from './differences.ts';
import { type OpenChange, parsed } from './open-change.ts';
import { type ClusterTruth, endTruth, recordedFiles } from './truth.ts';

/** What was read of a change's cluster. */
export interface FoundReading {
  readonly truth: ClusterTruth;
  /** `null` = the publisher could not be read. */
  readonly facts: ClusterFacts | null;
}

/** A server that holds what the change does not know, or a mode that it did not ask for. */
function isChangedSince({ record }: OpenChange, { mode, servers }: ClusterTruth): boolean {
  const isStrange = ({ server, holds }: ServerTruth): boolean => {
    const place = record.cluster.places.find(({ name }) => name === server);
    return holds === 'other' || (holds === 'none' && place?.before !== 'none');
  };
  const modes: readonly string[] = ['unknown', record.modeBefore, record.modeAsked];
  return servers.some(isStrange) || !modes.includes(mode.value);
}

/** Phones that took the new file take the one before only from a signer that the new one names. */
function isSignerKnown({ signed, copies }: OpenChange, served: readonly RecordedPlace[]): boolean {
  const next = parsed(signed);
  return served.every(({ name }) => {
    const before = parsed(copies.get(name));
    const verdict = before === null ? null : verifyCtlFile(before);
    const certificate = verdict?.kind === 'verified' ? verdict.signer.certificate : undefined;
    return next !== null && certificate !== undefined && findSast(next, certificate) !== undefined;
  });
}

/** Servers that hold the new file or may have given it to phones. */
export function servedPlaces({ record, served }: OpenChange, { servers }: ClusterTruth): readonly RecordedPlace[] {
  return record.cluster.places.filter(({ name }) => served.has(name) || servers.find(({ server }) => server === name)?.holds === 'new');
}

function whyNot(open: OpenChange, { truth, facts }: FoundReading, as: ResumeAs): NotResumed | null {
  if (!open.isOpen) return 'not-open';
  if (open.isUnnamed) return 'journal-damaged';
  // Without what the publisher says of its cluster nobody knows whether certificates are others now, to which a person would have to agree.
  if (facts === null || truth.servers.every(({ holds }) => holds === 'unknown')) return 'not-read';
  if (isChangedSince(open, truth)) return 'changed-since';
  if (as === 'finish') return open.signed === null ? 'not-signed' : null;
  const served = servedPlaces(open, truth);
  if (served.some(({ before }) => before === 'none')) return 'no-file-before';
  if (served.some(({ name }) => !open.copies.has(name))) return 'copy-missing';
  return isSignerKnown(open, served) ? null : 'signer-not-known';
}

function offer(open: OpenChange, reading: FoundReading, as: ResumeAs): ResumeOffer {
  const reason = whyNot(open, reading, as);
  if (reason !== null) return { offered: false, reason };
  const { facts, truth } = reading;
  const differences = facts === null ? { certificates: [], servers: [] } : differencesSince(open.record, facts);
  const findings = unfinishedFindings({
    as,
    ...differences,
    notRead: truth.servers.flatMap(({ server, holds }) => (holds === 'unknown' ? [server] : [])),
    mayBeServed: servedPlaces(open, truth).length > 0,
  });
  return { offered: true, findings, consent: consentFor(findings, open.record.cluster.places[0]?.name ?? '') };
}

/** What is true of a change, and what can be done with it. */
export function foundChange(open: OpenChange, reading: FoundReading, readAt: Date): FoundChange {
  const { truth } = reading;
  const end: EndTruth = endTruth(recordedFiles(open.record, 'run', open.newSha256), truth);
  return {
    id: open.record.id,
    readAt: readAt.toISOString(),
    mode: truth.mode,
    places: truth.servers.map(({ server, holds, sha256, staged, error }) => ({ where: server, holds, digest: sha256, staged, ...(error === undefined ? {} : { error }) })),
    outcome: outcomeOf(end),
    finish: offer(open, reading, 'finish'),
    undo: offer(open, reading, 'undo'),
    opposite: null,
  };
}
