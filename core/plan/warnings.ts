import { type PlanWarning } from '../../shared/domain/plan.ts';
import { type ClusterFacts, type ServerCtlFile } from '../../shared/domain/server.ts';
import { readCertificate } from '../trust/certificate.ts';
import { type NextRecord, standsFor } from './non-secure.ts';

interface WarningInput {
  readonly facts: ClusterFacts;
  readonly files: readonly { readonly server: string; readonly held: ServerCtlFile }[];
  readonly next: readonly NextRecord[];
  readonly signer: Uint8Array;
  readonly now: Date;
}

/** Each row looks at one thing; none of them stops the change. */
const WARNINGS: readonly ((input: WarningInput) => readonly PlanWarning[])[] = [
  ({ files }) =>
    new Set(files.map((file) => file.held.sha256)).size > 1 ? [{ kind: 'files-differ', servers: files.map((file) => file.server) }] : [],
  ({ signer, now }) => {
    const certificate = readCertificate(signer);
    // No source says that phones look at the dates of a SAST's certificate, and many tokens in use have expired: it only warns.
    return certificate.ok && new Date(certificate.value.validTo) < now
      ? [{ kind: 'token-certificate-expired', until: certificate.value.validTo }]
      : [];
  },
  ({ next }) => (next.every(({ change }) => change === 'kept') ? [{ kind: 'no-entry-changes' }] : []),
  ({ facts, next }) =>
    facts.servers
      .filter((server) => !next.some(({ record }) => standsFor(record, server)))
      .map((server) => ({ kind: 'server-without-entry', server: server.name })),
];

/** What a person should know before agreeing to the plan. */
export const planWarnings = (input: WarningInput): readonly PlanWarning[] => WARNINGS.flatMap((warning) => warning(input));
