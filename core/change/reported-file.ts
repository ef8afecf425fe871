import { sameBytes } from '../../shared/ctl-file/elements.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { functionName } from '../../shared/ctl-file/tags.ts';
import { type ReportedEntry, type ReportedFile } from '../../shared/domain/kept-report.ts';
import { comparableFile } from '../trust/comparable-file.ts';
import { sha1Hex, sha256Hex } from '../trust/digests.ts';
import { showCtlText } from '../trust/show.ts';
import { verifyCtlFile } from '../trust/verify.ts';

const hex = (bytes: Uint8Array | undefined): string => (bytes === undefined ? '' : Buffer.from(bytes).toString('hex'));

const entryOf = (record: CtlRecord, number: number, signer: CtlRecord | undefined): ReportedEntry => ({
  number,
  function: functionName(record.function),
  name: record.dnsName ?? '',
  subject: record.subjectName ?? '',
  issuer: record.issuerName ?? '',
  serialNumber: hex(record.serialNumber),
  certificateSha1: record.certificate === undefined ? '' : sha1Hex(record.certificate),
  signs: signer !== undefined && sameBytes(record.bytes, signer.bytes),
});

function ofFile(file: CtlFile, modified: Date): ReportedFile {
  const { bytes, header, records } = file;
  const verdict = verifyCtlFile(file);
  const { md5, sha1, signerSerial } = comparableFile(bytes);
  return {
    length: bytes.length,
    md5,
    sha1,
    sha256: sha256Hex(bytes),
    verdict: verdict.kind,
    signer: verdict.signer?.subjectName ?? header.signerName,
    signerSerial,
    entries: records.map((record, index) => entryOf(record, index + 1, verdict.signer)),
    showCtl: showCtlText(file, verdict, modified),
  };
}

/** What a report tells of a CTL file; `null` = the bytes are none. `modified`: of the copy that they were read from. */
export function reportedFile(bytes: Uint8Array, modified: Date): ReportedFile | null {
  const read = readCtlFile(bytes);
  return read.ok ? ofFile(read.value, modified) : null;
}
