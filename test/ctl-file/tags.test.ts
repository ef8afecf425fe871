import { describe, expect, it } from 'vitest';
import { DIGEST_ALGORITHM, FUNCTION_CODE, functionName, HEADER, HEADER_TAG, MODULUS_CODE, RECORD, RECORD_TAG, SIGNATURE_ALGORITHM } from '../../shared/ctl-file/tags.ts';

/** Lines of `show ctl` (Cisco documents 118892 and 118893): tag and name. */
const HEADER_LINES = ['3 SIGNERID', '4 SIGNERNAME', '5 SERIALNUMBER', '6 CANAME', '7 SIGNATUREINFO', '8 DIGESTALGORTITHM', '9 SIGNATUREALGOINFO',
  '10 SIGNATUREALGORTITHM', '11 SIGNATUREMODULUS', '12 SIGNATURE', '14 FILENAME', '15 TIMESTAMP'];
const RECORD_LINES = ['1 RECORDLENGTH', '2 DNSNAME', '3 SUBJECTNAME', '4 FUNCTION', '5 ISSUERNAME', '6 SERIALNUMBER', '7 PUBLICKEY', '8 SIGNATURE',
  '9 CERTIFICATE', '10 IPADDRESS', '11 CERTHASH', '12 HASH ALGORITHM'];

const lines = (names: Readonly<Record<number, string>>): readonly string[] => Object.entries(names).map(([tag, name]) => `${tag} ${name}`);

describe('the names of tags', () => {
  it('in the header are those CUCM prints, misspellings included, and ours for the four it does not print', () => {
    expect(lines(HEADER_TAG)).toEqual(['1 Version', '2 HeaderLength', ...HEADER_LINES.slice(0, 10), '13 PADDING', ...HEADER_LINES.slice(10), '28 SIGNERVERSION']);
  });

  it('in a record are those CUCM prints', () => {
    expect(lines(RECORD_TAG)).toEqual(RECORD_LINES);
  });

  it('stand for the same numbers in both tables, where they are spelled alike', () => {
    const spelled: Readonly<Record<string, string>> = { VERSION: 'Version', HEADERLENGTH: 'HeaderLength', DIGESTALGORITHM: 'DIGESTALGORTITHM', SIGNATUREALGORITHM: 'SIGNATUREALGORTITHM', HASHALGORITHM: 'HASH ALGORITHM' };
    expect(Object.entries(HEADER).map(([name, tag]) => `${tag} ${spelled[name] ?? name}`)).toEqual(lines(HEADER_TAG));
    expect(Object.entries(RECORD).map(([name, tag]) => `${tag} ${spelled[name] ?? name}`)).toEqual(lines(RECORD_TAG));
  });
});

describe('the role of a record', () => {
  it.each([
    [0, 'System Administrator Security Token'],
    [1, 'CCM'],
    [2, 'CCM+TFTP'],
    [3, 'TFTP'],
    [4, 'CAPF'],
    [5, 'SRST'],
    [7, 'HTTPS'],
    [21, 'TVS'],
    [6, 'Unknown (6)'],
    [65_535, 'Unknown (65535)'],
  ])('%i is printed as %s', (code, name) => {
    expect(functionName(code)).toBe(name);
  });

  it('has a code for each role that is printed', () => {
    expect(FUNCTION_CODE).toEqual({ SAST: 0, CCM: 1, CCM_TFTP: 2, TFTP: 3, CAPF: 4, SRST: 5, HTTPS: 7, TVS: 21 });
  });
});

describe('the codes of a signature', () => {
  it('are those of the header of a CTL file', () => {
    expect([DIGEST_ALGORITHM, SIGNATURE_ALGORITHM]).toEqual([{ SHA1: 1, SHA256: 2, SHA512: 3 }, { RSA: 0 }]);
  });

  it('say 512 bits shifted left for the length of a key', () => {
    expect(MODULUS_CODE).toEqual({ [512 << 1]: 1, [512 << 2]: 2, [512 << 3]: 3 });
  });
});
