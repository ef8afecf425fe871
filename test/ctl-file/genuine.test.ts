import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../core/trust/certificate.ts';
import { md5Hex, sha1Hex, sha256Hex } from '../../core/trust/digests.ts';
import { cucmName } from '../../core/trust/names.ts';
import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { buildRecord } from '../../shared/ctl-file/record.ts';
import { signedBytes } from '../../shared/ctl-file/signed-bytes.ts';
import { writeCtlFile } from '../../shared/ctl-file/write.ts';
import { must } from '../helpers/founding-document.ts';
import { isThere, SAMPLE, sampleBytes } from '../helpers/shared-reference.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');
const sample = (): CtlFile => must(readCtlFile(sampleBytes()));

/** Offset, length, DNSNAME, FUNCTION, CN, serial number, length of the certificate, address. */
const RECORDS = [
  [312, 1147, 'gigantic-6', 0, 'gigantic-6.cisco.com', '24491f10703fea9b', 712, '10.35.48.106'],
  [1459, 1147, 'gigantic-6', 2, 'gigantic-6.cisco.com', '24491f10703fea9b', 712, '10.35.48.106'],
  [2606, 1171, 'gigantic-7', 2, 'gigantic-7.cisco.com', '6330981c017c4743', 724, '10.35.150.151'],
  [3777, 1085, 'gigantic-6', 4, 'CAPF-2076a1a2', '615dd8840a63eb4119be843e201550e0', 656, '10.35.48.106'],
  [4862, 1161, 'gigantic-6', 0, 'ITLRECOVERY_gigantic-6.cisco.com', '5b7328d0a02932d816d59eeef6ec9d18', 694, '10.35.48.106'],
  [6023, 1143, 'ccm-sjcctg-013', 2, 'ccm-sjcctg-013.cisco.com', '418c549abc251e2f2609ecf6a092d22f', 688, '10.32.134.77'],
];

describe.runIf(isThere(SAMPLE))('a CTL file that CUCM wrote in 2015 (left out where it is not at hand)', () => {
  it('has the known digests', () => {
    expect(sha256Hex(sampleBytes())).toBe('1e8d2ea5b034b1f1367b0d50f8a16cf70964c21ef06872308a42606cc2450813');
    expect(sha1Hex(sampleBytes())).toBe('7bc2b30ebc2c52dcb6af9389af7a32e4a65be824');
    expect(md5Hex(sampleBytes())).toBe('0c43d702a9bc273d1ba7e9512877ab6a');
  });

  it('reads with the known header', () => {
    const { header } = sample();
    expect(header.bytes.length).toBe(312);
    expect(header.elements.map(({ tag }) => tag)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 13]);
    expect(header.elements.map(({ offset }) => offset).filter((offset) => [10, 158, 289, 304, 311].includes(offset))).toHaveLength(5);
    expect(header).toMatchObject({
      version: { major: 1, minor: 2 },
      signerName: 'CN=gigantic-6.cisco.com;OU=VTG;O=Alpha;L=SJ;ST=CA;C=US',
      caName: 'CN=gigantic-6.cisco.com;OU=VTG;O=Alpha;L=SJ;ST=CA;C=US',
      digestAlgorithm: 1,
      signatureAlgorithm: 0,
      signatureModulus: 1,
      signatureOffset: 158,
      fileName: 'CTLFile.tlv',
      timestamp: 1430968247,
    });
    expect(header.signerVersion).toBeUndefined();
    expect(hex(header.serialNumber)).toBe('24491f10703fea9b');
    expect(hex(header.signature)).toMatch(/^356df0f8aaf1056e.{240}$/);
    expect(hex(header.signature)).toMatch(/c3be5ce92d7250bc$/);
  });

  it('reads with the known records', () => {
    const { records } = sample();
    expect(
      records.map((record) => [
        record.offset,
        record.bytes.length,
        record.dnsName,
        record.function,
        /^CN=([^;]*)/.exec(record.subjectName ?? '')?.[1],
        hex(record.serialNumber),
        record.certificate?.length,
        record.ipAddress,
      ]),
    ).toEqual(RECORDS);
    for (const record of records) {
      expect(record.elements.map(({ tag }) => tag)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect([record.publicKey?.length, record.signature?.length]).toEqual([140, 128]);
      expect(record.subjectName).toBe(record.issuerName);
    }
  });

  it('has records whose names, serial numbers and keys are those that we read from their certificates', () => {
    for (const record of sample().records) {
      const certificate = must(readCertificate(record.certificate ?? new Uint8Array()));
      expect(cucmName(certificate.subjectAttributes)).toBe(record.subjectName);
      expect(cucmName(certificate.issuerAttributes)).toBe(record.issuerName);
      expect(hex(certificate.serialNumber)).toBe(hex(record.serialNumber));
      expect(hex(certificate.publicKeyPkcs1)).toBe(hex(record.publicKey));
      expect(certificate.der.subarray(-128)).toEqual(record.signature);
    }
  });

  it('verifies over the 7035 bytes without the SIGNATURE element, for us and for the second verifier', () => {
    const file = sample();
    expect(signedBytes(file).length).toBe(7035);
    expect(sha1Hex(signedBytes(file))).toBe('fa268ab1d9cf393332d159978cb185caeed0559c');
    expect(verifyCtlFile(file)).toEqual({ kind: 'verified', signer: file.records[0] });
    expect(oracleVerdict(sampleBytes())).toBe('verified');
  });

  it('is bad with one bit turned in the timestamp or in the last byte', () => {
    for (const at of [307, 7165]) {
      const bytes = sampleBytes();
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(verifyCtlFile(must(readCtlFile(bytes)))).toMatchObject({ kind: 'bad', reason: 'signature' });
    }
  });

  it('is written again byte for byte, and each record is built again from its fields', () => {
    const file = sample();
    expect(writeCtlFile(file)).toEqual(sampleBytes());
    for (const record of file.records) expect(buildRecord(record).bytes).toEqual(record.bytes);
  });

  it('is printed with one record that signed and one that did not', () => {
    const file = sample();
    const text = showCtlText(file, verifyCtlFile(file), new Date('2015-05-07T03:10:47Z'));
    expect(text.match(/This etoken was.*/g)).toEqual([
      'This etoken was used to sign the CTL file.',
      'This etoken was not used to sign the CTL file.',
    ]);
    expect(text).toContain('\n0c43d702a9bc273d1ba7e9512877ab6a(MD5)\n7bc2b30ebc2c52dcb6af9389af7a32e4a65be824(SHA1)\n\nLength of CTL file: 7166\n');
    expect(text).toContain('9\tCERTIFICATE\t712\tBD 3A AF C7 F3 E2 16 27 B5 2B 5B DD 7F B4 D0 7C 58 24 A7 68 (SHA1 Hash HEX)');
    expect(text).toContain('modified on Thu May 07 03:10:47 UTC 2015\n');
  });

  it('is refused with its three container lengths set to 0', () => {
    const bytes = sampleBytes();
    for (const at of [12, 142, 149]) bytes[at] = 0;
    expect(readCtlFile(bytes)).toEqual({ ok: false, error: { problem: 'misplaced', offset: 13, tag: 4 } });
  });
});
