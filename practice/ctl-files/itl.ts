import { sign } from 'node:crypto';
import { readCertificate } from '../../core/trust/certificate.ts';
import { sha1Hex } from '../../core/trust/digests.ts';
import { cucmName } from '../../core/trust/names.ts';
import { draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { buildRecord } from '../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { isAtLeast, RELEASES } from '../../shared/domain/release.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { type PracticeIdentities, type PracticeServerIdentity } from '../identities/issue.ts';
import { type PracticeIdentity } from '../identities/recipe.ts';
import { publisherOf } from './tokenless.ts';

export const ITL_FILE = 'ITLFile.tlv';

/** What a node's Cisco Tftp makes its ITL file from. */
export interface ItlInput {
  readonly identities: PracticeIdentities;
  /** The node whose Cisco Tftp makes it. */
  readonly node: string;
  readonly release: string;
  readonly mode: SecurityMode;
  /** *Prepare Cluster for Rollback to pre-8.0* is True: neither TFTP server nor TVS is named. */
  readonly emptied: boolean;
  /** DNSNAME, which documents print with a length of 2 and no value. */
  readonly dnsName: string;
  readonly now: Date;
}

/** Elements as Cisco document 116232 lists them: no address; TVS and CAPF with the hash of their certificate in its place. */
function entry(code: number, { certificate }: PracticeIdentity, dnsName: string, holds: 'certificate' | 'hash'): CtlRecord {
  const info = readCertificate(certificate);
  if (!info.ok || info.value.publicKeyPkcs1 === undefined) throw new Error('the practice makes RSA certificates');
  const { subjectAttributes, issuerAttributes, serialNumber, publicKeyPkcs1, signature } = info.value;
  return buildRecord({
    function: code,
    dnsName,
    subjectName: cucmName(subjectAttributes),
    issuerName: cucmName(issuerAttributes),
    serialNumber,
    publicKey: publicKeyPkcs1,
    signature,
    ...(holds === 'certificate' ? { certificate } : { certHash: new Uint8Array(Buffer.from(sha1Hex(certificate), 'hex')), hashAlgorithm: 1 }),
  });
}

/**
 * The ITL file of one node: from 12.0 on signed by ITLRecovery, before by CallManager of the node (Cisco document 214231, revision 7.0). ITLRecovery is named from
 * 10.0 on, where `utils itl reset` came (Cisco document 117598). TVS of all nodes is in it, and CAPF (security guide 15, default security).
 */
export function itlFile({ identities, node, release, mode, emptied, dnsName, now }: ItlInput): Uint8Array {
  const own: PracticeServerIdentity = identities.servers.find(({ name }) => name === node) ?? publisherOf(identities);
  const isByRecovery = isAtLeast(release, RELEASES.itlRecoverySigns);
  const key = isByRecovery ? identities.itlRecovery : own.callManager;
  const sast = (identity: PracticeIdentity): CtlRecord => entry(FUNCTION_CODE.SAST, identity, dnsName, 'certificate');
  const signer = sast(key);
  const tftp = entry(mode === 'mixed' ? FUNCTION_CODE.CCM_TFTP : FUNCTION_CODE.TFTP, own.callManager, dnsName, 'certificate');
  const records = [
    signer,
    ...(isByRecovery || !isAtLeast(release, RELEASES.utilsCtl) ? [] : [sast(identities.itlRecovery)]),
    ...(emptied ? [] : [tftp, ...identities.servers.map(({ tvs }) => entry(FUNCTION_CODE.TVS, tvs, dnsName, 'hash'))]),
    entry(FUNCTION_CODE.CAPF, identities.capf, dnsName, 'hash'),
  ];
  const draft = draftCtlFile({ records, signer, timestamp: Math.floor(now.getTime() / 1000), fileName: ITL_FILE });
  if (!draft.ok) throw new Error(`the ITL file cannot be made: ${draft.error.problem}`);
  return draft.value.complete(sign('sha1', draft.value.signedBytes, key.privateKey));
}
