import { FUNCTION_CODE, functionName } from '../../../shared/ctl-file/tags.ts';
import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { type PhoneState } from '../../../shared/domain/phone.ts';
import { type FirstRound } from '../../../shared/domain/rules/by-command.ts';
import { tokenlessSigner } from '../../../shared/domain/sast-roles.ts';
import { compareCertificates, type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { diskSha1, listedSasts, servedBytes, servedSha1, signerRecord } from './held-files.ts';
import { type PresentCertificates } from './present-certificates.ts';
import { type PlatformReading } from './read-cluster.ts';
import { type NodeReading } from './read-node.ts';

/** Entries that hold certificates of CallManager. */
const SERVERS: readonly string[] = [FUNCTION_CODE.CCM, FUNCTION_CODE.CCM_TFTP].map(functionName);

/** Of CallManager now, or when the file was made: then the file has it in the entry of a server too, which has neither the certificate of ITLRecovery nor one of a token. */
function isCallManager(signer: KnownCertificate, { CallManager }: PresentCertificates, records: readonly ListedRecord[]): boolean {
  if (CallManager?.ok === true && compareCertificates(CallManager.value, signer) === 'same') return true;
  return records.some(({ function: role, certificateSha1 }) => SERVERS.includes(role) && certificateSha1 !== null && certificateSha1 === signer.sha1);
}

/**
 * Whether the cluster may stand between `utils ctl reset localkey` and the update behind it, by what is read: on a release where ITLRecovery signs, the publisher's
 * file is signed with the certificate that CallManager has, or had when the file was made. A file of 11.5 or before that was carried through the upgrade is signed so too (document 118893).
 *
 * @param practicePhones tell which file they hold; those of a real cluster cannot be asked.
 */
export function firstRoundOf({ release, present, nodes }: PlatformReading, publisher: NodeReading, practicePhones: readonly PhoneState[] | null): FirstRound | null {
  if (tokenlessSigner(release) !== 'ITLRecovery' || !publisher.disk.ok) return null;
  const { listing } = publisher.disk.value;
  const records = (listing.kind === 'file' ? listing.records : null) ?? [];
  const record = signerRecord(records);
  const [signer] = record === undefined ? [] : listedSasts([record]);
  if (signer === undefined || !isCallManager(signer, present, records)) return null;
  if (practicePhones === null) return { missing: null };
  const served = nodes.filter((node) => servedSha1(node) === diskSha1(publisher)).flatMap((node) => servedBytes(node) ?? []);
  const sha256 = served.map(sha256Hex)[0] ?? '';
  return { missing: practicePhones.filter((phone) => phone.ctlSha256 !== sha256).map(({ name }) => name) };
}
