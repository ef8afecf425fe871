import { listKind } from '../../../shared/ctl-file/list-kind.ts';
import { type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { DIGEST_ALGORITHM, SIGNATURE_ALGORITHM, functionName } from '../../../shared/ctl-file/tags.ts';
import { isBackwards } from '../../../shared/domain/signer-continuity.ts';
import { type EntryCertificate, type TrustListEntry, type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { md5Hex, sha1Hex, sha256Hex } from '../../trust/digests.ts';
import { type SignatureVerdict } from '../../trust/verify.ts';
import { certificateFacts } from '../provider/views.ts';
import { type OpenedList } from './desk.ts';

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');

const DIGEST_NAME: Readonly<Record<number, string>> = { [DIGEST_ALGORITHM.SHA1]: 'SHA-1', [DIGEST_ALGORITHM.SHA256]: 'SHA-256', [DIGEST_ALGORITHM.SHA512]: 'SHA-512' };

function verdictFacts(verdict: SignatureVerdict): TrustListFacts['verdict'] {
  switch (verdict.kind) {
    case 'verified':
      return { kind: 'verified' };
    case 'bad':
      return { kind: 'bad', reason: verdict.reason };
    case 'not-checked':
      return { kind: 'not-checked', reason: verdict.reason };
  }
}

export function listFacts({ id, name, served, file, verdict }: OpenedList): TrustListFacts {
  const { bytes, header, records } = file;
  return {
    id,
    name,
    kind: listKind(file),
    served,
    length: bytes.length,
    md5: md5Hex(bytes),
    sha1: sha1Hex(bytes),
    sha256: sha256Hex(bytes),
    timestamp: new Date(header.timestamp * 1000).toISOString(),
    verdict: verdictFacts(verdict),
    signer: { name: header.signerName, issuer: header.caName, serialNumber: hex(header.serialNumber) },
    algorithm: header.signatureAlgorithm === SIGNATURE_ALGORITHM.RSA ? 'RSA' : `Unknown (${header.signatureAlgorithm})`,
    digest: DIGEST_NAME[header.digestAlgorithm] ?? `Unknown (${header.digestAlgorithm})`,
    entries: records.length,
  };
}

function entryCertificate({ certificate: der, serialNumber: written }: CtlRecord): EntryCertificate | 'none' | 'unreadable' {
  if (der === undefined) return 'none';
  const read = readCertificate(der);
  if (!read.ok) return 'unreadable';
  const { validFrom, validTo, key, sha1, serialNumber } = certificateFacts(read.value);
  return { validFrom, validTo, key, sha1, isSerialBackwards: isBackwards(hex(written), serialNumber) };
}

/** @param number from 1. */
export const listEntry = (record: CtlRecord, number: number, { verdict }: OpenedList): TrustListEntry => ({
  number,
  function: functionName(record.function),
  name: record.dnsName ?? '',
  address: record.ipAddress ?? '',
  subject: record.subjectName ?? '',
  issuer: record.issuerName ?? '',
  serialNumber: hex(record.serialNumber),
  signs: record === verdict.signer,
  certificate: entryCertificate(record),
  certHash: hex(record.certHash),
});
