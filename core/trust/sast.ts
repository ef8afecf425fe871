import { sameBytes } from '../../shared/ctl-file/elements.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { type KnownCertificate } from '../../shared/domain/signer-continuity.ts';
import { readCertificate } from './certificate.ts';
import { sha1Hex, sha256Hex } from './digests.ts';

/** The SAST record of the file that holds exactly this certificate: whose key may sign the next file. */
export const findSast = (file: CtlFile, certificateDer: Uint8Array): CtlRecord | undefined =>
  file.records.find(
    (record) => record.function === FUNCTION_CODE.SAST && record.certificate !== undefined && sameBytes(record.certificate, certificateDer),
  );

/** A certificate whose bytes are known: its digests leave nothing open. The serial number is there where the bytes are a certificate. */
export function knownCertificate(der: Uint8Array): KnownCertificate {
  const read = readCertificate(der);
  return { sha256: sha256Hex(der), sha1: sha1Hex(der), serialNumber: read.ok ? Buffer.from(read.value.serialNumber).toString('hex') : null };
}

/** Certificates of the file's SASTs. */
export const sastsOf = (file: CtlFile): readonly KnownCertificate[] =>
  file.records.flatMap(({ function: code, certificate }) => (code === FUNCTION_CODE.SAST && certificate !== undefined ? [knownCertificate(certificate)] : []));
