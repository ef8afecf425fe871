import { type PhoneState } from '../../../shared/domain/phone.ts';
import { type FirstRound } from '../../../shared/domain/rules/by-command.ts';
import { tokenlessSigner } from '../../../shared/domain/sast-roles.ts';
import { compareCertificates } from '../../../shared/domain/signer-continuity.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { diskSha1, listedSasts, servedBytes, servedSha1, signerRecord } from './held-files.ts';
import { type PlatformReading } from './read-cluster.ts';
import { type NodeReading } from './read-node.ts';

/**
 * Whether the cluster may stand between `utils ctl reset localkey` and the update behind it, by what is read: on a release where ITLRecovery signs, the publisher's
 * file is signed with the certificate that CallManager has now. A file of 11.5 or before that was carried through the upgrade is signed so too (document 118893).
 *
 * @param practicePhones tell which file they hold; those of a real cluster cannot be asked.
 */
export function firstRoundOf({ release, present, nodes }: PlatformReading, publisher: NodeReading, practicePhones: readonly PhoneState[] | null): FirstRound | null {
  if (tokenlessSigner(release) !== 'ITLRecovery' || present.CallManager?.ok !== true || !publisher.disk.ok) return null;
  const { listing } = publisher.disk.value;
  const record = listing.kind === 'file' ? signerRecord(listing.records) : undefined;
  const [signer] = record === undefined ? [] : listedSasts([record]);
  if (signer === undefined || compareCertificates(present.CallManager.value, signer) !== 'same') return null;
  if (practicePhones === null) return { missing: null };
  const served = nodes.filter((node) => servedSha1(node) === diskSha1(publisher)).flatMap((node) => servedBytes(node) ?? []);
  const sha256 = served.map(sha256Hex)[0] ?? '';
  return { missing: practicePhones.filter((phone) => phone.ctlSha256 !== sha256).map(({ name }) => name) };
}
