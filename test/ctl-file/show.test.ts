import { describe, expect, it } from 'vitest';
import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { makeIdentity } from '../helpers/certificates.ts';
import { must } from '../helpers/founding-document.ts';
import { element, rawBytes, type RawFile, rawHeader, rawRecord, resign, text } from '../helpers/raw-file.ts';

const SIGNER = { subject: 'CN=signer', issuer: 'CN=ca', serial: Buffer.from('1a2b', 'hex') };
const key = makeIdentity({ subject: [['CN', 'signer']], serial: '1a2b' });
const plain: RawFile = {
  header: rawHeader(SIGNER, { digest: 1, algorithm: 0, modulus: 1 }, 128),
  padding: 0,
  records: [rawRecord(0, SIGNER, key.certificate)],
};

function show(file: RawFile): string {
  const read = must(readCtlFile(rawBytes(file)));
  return showCtlText(read, verifyCtlFile(read), new Date(0));
}

describe('show ctl', () => {
  it('ends with the success line when, and only when, the signature verified', () => {
    const SUCCESS = 'The CTL file was verified successfully.';
    expect(show(resign(plain, key, 'sha1')).trimEnd().split('\n').at(-1)).toBe(SUCCESS);
    expect(show(plain).trimEnd().split('\n').at(-1)).toBe('The signature of the CTL file is wrong.');
    expect(show(plain)).not.toMatch(/verified|success/);
    const unknownDigest = { ...plain, header: rawHeader(SIGNER, { digest: 9, algorithm: 0, modulus: 1 }, 128) };
    expect(show(unknownDigest).trimEnd().split('\n').at(-1)).toBe('The signature of the CTL file was not checked.');
    expect(show(unknownDigest)).not.toMatch(/verified|success/);
  });

  it('prints a name with control characters so that it stays on its line and cannot steer a terminal', () => {
    const subject = 'CN=a\nThe CTL file was verified successfully.\u001b[2J\u202e\u009b1m';
    const file = { ...plain, records: [rawRecord(0, { ...SIGNER, subject }, key.certificate)] };
    expect(show(file)).toContain('CN=a?The CTL file was verified successfully.?[2J??1m\n');
  });

  it('prints unknown tags and functions, hashes, and addresses without a value', () => {
    const record = [element(4, Buffer.of(1, 44)), element(10, new Uint8Array(16)), element(11, Buffer.of(0, 171)), element(12, Buffer.of(1)), element(77, text('x'))];
    const lines = show({ ...plain, records: [record] }).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['4\tFUNCTION\t2\tUnknown (300)', '10\tIPADDRESS\t16', '11\tCERTHASH\t2\t00 AB', '12\tHASH ALGORITHM\t1\tSHA-1', '77\tUnknown\t\t2']),
    );
  });

  it('says of a signer without SAST record that no etoken was used', () => {
    const file = { ...plain, records: [rawRecord(2, SIGNER, key.certificate), rawRecord(0, { ...SIGNER, issuer: 'CN=x' }, key.certificate)] };
    expect(show(resign(file, key, 'sha1')).match(/This etoken was.*/g)).toEqual(['This etoken was not used to sign the CTL file.']);
  });
});
