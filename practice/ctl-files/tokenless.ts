import { sign } from 'node:crypto';
import { readCertificate } from '../../core/trust/certificate.ts';
import { cucmName } from '../../core/trust/names.ts';
import { draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { bareRecord, buildRecord } from '../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { type PracticeIdentity } from '../identities/recipe.ts';
import { type PracticeIdentities, type PracticeServerIdentity } from '../identities/issue.ts';
import { type SigningService } from '../../shared/domain/sast-roles.ts';

interface FullRecord {
  readonly function: number;
  readonly hostName: string;
  readonly address: string;
  readonly identity: PracticeIdentity;
}

/**
 * A record as CUCM itself writes it (CTL file of a CUCM 10.5, Cisco document 118893): the host name as DNSNAME, names in
 * CUCM's order, serial number forwards, and the certificate's own signature value (tag 8), which is the last element of
 * the certificate and, since it is self-signed, as long as its key.
 */
export function fullRecord({ function: code, hostName, address, identity }: FullRecord): CtlRecord {
  const info = readCertificate(identity.certificate);
  if (!info.ok || info.value.publicKeyPkcs1 === undefined) throw new Error('the practice makes RSA certificates');
  const { subjectAttributes, issuerAttributes, serialNumber, publicKeyPkcs1, keyBits } = info.value;
  return buildRecord({
    function: code,
    dnsName: hostName,
    subjectName: cucmName(subjectAttributes),
    issuerName: cucmName(issuerAttributes),
    serialNumber,
    publicKey: publicKeyPkcs1,
    signature: identity.certificate.slice(-keyBits / 8),
    certificate: identity.certificate,
    ipAddress: address,
  });
}

/** The publisher's identity; every practice has one. */
export function publisherOf({ servers }: PracticeIdentities): PracticeServerIdentity {
  const publisher = servers.find(({ role }) => role === 'publisher');
  if (publisher === undefined) throw new Error('the practice has a publisher');
  return publisher;
}

const identityOf = (identities: PracticeIdentities, service: SigningService): PracticeIdentity =>
  service === 'CallManager' ? publisherOf(identities).callManager : identities.itlRecovery;

/** The SAST record of a service of the publisher. */
export function sastRecord(identities: PracticeIdentities, service: SigningService): CtlRecord {
  const { hostName, name } = publisherOf(identities);
  return fullRecord({ function: FUNCTION_CODE.SAST, hostName, address: name, identity: identityOf(identities, service) });
}

/** DER certificates of the services. */
export const signerCertificates = (identities: PracticeIdentities, services: readonly SigningService[]): readonly Uint8Array[] =>
  services.map((service) => identityOf(identities, service).certificate);

export interface TokenlessFile {
  readonly identities: PracticeIdentities;
  /** SASTs, the signer first. */
  readonly sasts: readonly SigningService[];
  readonly mode: SecurityMode;
  readonly now: Date;
}

/**
 * The CTL file that `utils ctl` makes, without any token: SAST, CCM+TFTP and CAPF of the publisher, a second SAST where the
 * release has one, CCM+TFTP of the subscribers (order as listed in Cisco document 118893). In non-secure mode the CCM+TFTP
 * records are bare; Cisco document 118892 prints so for a file that a token signed, for this one it is assumed.
 */
export function tokenlessFile({ identities, sasts, mode, now }: TokenlessFile): Uint8Array {
  const [signing, ...others] = sasts;
  if (signing === undefined) throw new RangeError('a release without tokenless CTL files');
  const publisher = publisherOf(identities);
  const ccmTftp = ({ name, hostName, callManager }: PracticeServerIdentity): CtlRecord => {
    const record = fullRecord({ function: FUNCTION_CODE.CCM_TFTP, hostName, address: name, identity: callManager });
    return mode === 'mixed' ? record : bareRecord(record);
  };
  const signer = sastRecord(identities, signing);
  const records = [
    signer,
    ccmTftp(publisher),
    fullRecord({ function: FUNCTION_CODE.CAPF, hostName: publisher.hostName, address: publisher.name, identity: identities.capf }),
    ...others.map((service) => sastRecord(identities, service)),
    ...identities.servers.filter(({ role }) => role === 'subscriber').map(ccmTftp),
  ];
  const draft = draftCtlFile({ records, signer, timestamp: Math.floor(now.getTime() / 1000) });
  if (!draft.ok) throw new Error(`the tokenless CTL file cannot be made: ${draft.error.problem}`);
  return draft.value.complete(sign('sha1', draft.value.signedBytes, identityOf(identities, signing).privateKey));
}
