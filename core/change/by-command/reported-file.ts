import { type ReportedFile } from '../../../shared/domain/kept-report.ts';
import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { sha1Hex, sha256Hex } from '../../trust/digests.ts';
import { servedBytes, signerRecord } from './held-files.ts';
import { type NodeFiles } from './read-node.ts';

const entryOf = ({ number, function: role, dnsName, subject, issuer, serialNumber, certificateSha1, usedToSign }: ListedRecord): NonNullable<ReportedFile['entries']>[number] => ({
  number,
  function: role,
  name: dnsName,
  subject,
  issuer,
  serialNumber,
  certificateSha1: certificateSha1 ?? '',
  signs: usedToSign === true,
});

/** What a report tells of the file that a node lists; `null` = it lists none, or could not be read. What the node calls verified is the node's word. */
export function listedFileOf(files: NodeFiles | undefined): ReportedFile | null {
  if (files?.disk.ok !== true) return null;
  const { listing, text } = files.disk.value;
  if (listing.kind === 'none') return null;
  const { md5, sha1, length, records, verified } = listing;
  const signer = signerRecord(records);
  const served = servedBytes(files);
  return {
    length,
    md5,
    sha1,
    // Of the file that the node serves, if it is the one that it lists.
    sha256: served !== undefined && sha1Hex(served) === sha1 ? sha256Hex(served) : null,
    verdict: verified ? 'verified' : 'not-checked',
    signer: signer?.subject ?? null,
    signerSerial: signer === undefined || signer.serialNumber === '' ? null : signer.serialNumber,
    entries: records === null ? null : records.map(entryOf),
    showCtl: text,
  };
}
