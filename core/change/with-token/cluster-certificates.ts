import { sameBytes } from '../../../shared/ctl-file/elements.ts';
import { type ChangeChoices } from '../../../shared/domain/choices.ts';
import { type SigningService, sastRule } from '../../../shared/domain/sast-roles.ts';
import { type CertificateRole, type ClusterFacts, type ClusterServer } from '../../../shared/domain/server.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { keyOf } from '../../trust/public-key.ts';

const rolesOf = (facts: ClusterFacts, role: CertificateRole, server?: string): readonly Uint8Array[] =>
  facts.certificates.flatMap((known) => (known.role === role && (server === undefined || known.server === server) ? [known.der] : []));

/** Of a service with a certificate for each kind of key the one with an RSA key: the other one has an entry of its own. */
function roleOf(facts: ClusterFacts, role: CertificateRole, server?: string): Uint8Array | undefined {
  const told = rolesOf(facts, role, server);
  return told.find((der) => keyOf(der) === 'rsa') ?? told[0];
}

export const publisherOf = (facts: ClusterFacts): ClusterServer | undefined => facts.servers.find(({ role }) => role === 'publisher');

/** The CallManager certificate of a server, and whether it is the publisher's for several servers (multi-server SAN). */
export interface CallManagerCertificate {
  readonly der: Uint8Array;
  readonly multiServer: boolean;
}

function namesServer(der: Uint8Array, { name, addresses }: ClusterServer): boolean {
  const read = readCertificate(der);
  return read.ok && [name, ...addresses].some((one) => read.value.alternativeNames.includes(one.toLowerCase()));
}

/**
 * What the publisher says of a server counts. Where it says nothing, its own certificate is the server's too if it names the server:
 * a multi-server certificate.
 */
export function callManagerCertificate(facts: ClusterFacts, server: ClusterServer): CallManagerCertificate | undefined {
  const publishers = roleOf(facts, 'CallManager', publisherOf(facts)?.name ?? '');
  const shared = server.role === 'subscriber' && publishers !== undefined && namesServer(publishers, server) ? publishers : undefined;
  const der = roleOf(facts, 'CallManager', server.name) ?? shared;
  return der === undefined ? undefined : { der, multiServer: shared !== undefined && sameBytes(der, shared) };
}

/** Whether the publisher tells exactly this certificate of a service of the server. */
export const isTold = ({ certificates }: ClusterFacts, { name }: ClusterServer, der: Uint8Array): boolean =>
  certificates.some((known) => known.role !== 'Phone-SAST-trust' && known.server === name && sameBytes(known.der, der));

export const capfCertificate = (facts: ClusterFacts): Uint8Array | undefined => roleOf(facts, 'CAPF');

/** The certificate with which a service of the publisher signs. */
function signingCertificate(facts: ClusterFacts, service: SigningService): Uint8Array | undefined {
  if (service === 'ITLRecovery') return roleOf(facts, 'ITLRecovery');
  return roleOf(facts, 'CallManager-SAST') ?? roleOf(facts, 'CallManager', publisherOf(facts)?.name ?? '');
}

/** The cluster's own SASTs that a file signed by a token holds on this release; a certificate is absent when it was not told. */
export const clusterSasts = (facts: ClusterFacts): readonly { readonly service: SigningService; readonly der: Uint8Array | undefined }[] =>
  sastRule(facts.release).withTokens.map((service) => ({ service, der: signingCertificate(facts, service) }));

/** Whether the Trust Verification Service may vouch for a token: its certificate is in Phone-SAST-trust, or will be put there first. */
export const tvsMayVouch = ({ certificates }: ClusterFacts, { phoneSastTrust }: Pick<ChangeChoices, 'phoneSastTrust'>, signer: Uint8Array): boolean =>
  phoneSastTrust || certificates.some(({ role, der }) => role === 'Phone-SAST-trust' && sameBytes(der, signer));
