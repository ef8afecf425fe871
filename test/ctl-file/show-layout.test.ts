import { beforeEach, describe, expect, it } from 'vitest';
import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { buildRecord } from '../../shared/ctl-file/record.ts';
import { showCtl, type ShowInput, showNoCtl } from '../../shared/ctl-file/show.ts';
import { keylessFile, tokenRecordOf } from '../helpers/keyless-file.ts';
import { must } from '../helpers/must.ts';
import { element, rawBytes, type RawElement, rawHeader } from '../helpers/raw-file.ts';
import { hex, SMALL_FILE } from '../helpers/small-file.ts';

const INPUT: ShowInput = {
  md5: '00112233445566778899aabbccddeeff',
  sha1: 'ffeeddccbbaa99887766554433221100ffeeddcc',
  lastModified: 'Fri Mar 06 21:56:07 CET 2015',
  certificateSha1: (der) => `ab${Buffer.from(der).toString('hex')}`,
  verdict: 'not-checked',
};

/** `|` stands for a tab. */
const tabbed = (text: string): string => text.replaceAll('|', '\t');

const WHOLE = tabbed(`The checksum value of the CTL file:
00112233445566778899aabbccddeeff(MD5)
ffeeddccbbaa99887766554433221100ffeeddcc(SHA1)

Length of CTL file: 133
The CTL File was last modified on Fri Mar 06 21:56:07 CET 2015

|Parse CTL File
|----------------

Version:|1.2
HeaderLength:|68 (BYTES)

BYTEPOS|TAG||LENGTH|VALUE
-------|---||------|-----
3|SIGNERID|2|15
4|SIGNERNAME|2|S
5|SERIALNUMBER|2|1A:2B
6|CANAME||2|I
7|SIGNATUREINFO|2|15
8|DIGESTALGORTITHM|1
9|SIGNATUREALGOINFO|2|8
10|SIGNATUREALGORTITHM|1
11|SIGNATUREMODULUS|1
12|SIGNATURE|4
de  ad  be  ef
14|FILENAME|2
15|TIMESTAMP|4

|CTL Record #:1
|          ----
BYTEPOS|TAG||LENGTH|VALUE
-------|---||------|-----
1|RECORDLENGTH|2|65
2|DNSNAME||4|pub
3|SUBJECTNAME|2|S
4|FUNCTION|2|Unknown (258)
5|ISSUERNAME|2|I
6|SERIALNUMBER|2|1A:2B
7|PUBLICKEY|3
8|SIGNATURE|2
9|CERTIFICATE|3|AB 09 0A 0B (SHA1 Hash HEX)
10|IPADDRESS|4
11|CERTHASH|2|00 AB
12|HASH ALGORITHM|1|SHA-1

The signature of the CTL file was not checked.
`);

const NO_FILE = `Length of CTL file: 0
CTL File not found. Please run CTLClient plugin or run the CLI - utils ctl..
to generate the CTL file.
Error parsing the CTL File.
`;

const SIGNER = { subject: 'S', issuer: 'I', serial: hex('0a0b') };
const rawLines = (header: readonly RawElement[], ...record: RawElement[]): readonly string[] =>
  showCtl(must(readCtlFile(rawBytes({ header, padding: 0, records: record.length === 0 ? [] : [record] }))), INPUT).split('\n');
const header = (signatureLength: number): readonly RawElement[] => rawHeader(SIGNER, { digest: 1, algorithm: 0, modulus: 1 }, signatureLength);

describe('the text of show ctl', () => {
  it('has the lines, tabs and columns of Cisco documents 118892 and 118893', () => {
    expect(showCtl(must(readCtlFile(SMALL_FILE)), INPUT)).toBe(WHOLE);
  });

  it.each([
    ['verified', 'The CTL file was verified successfully.'],
    ['bad', 'The signature of the CTL file is wrong.'],
    ['not-checked', 'The signature of the CTL file was not checked.'],
  ] as const)('ends for the verdict %s in its sentence', (verdict, sentence) => {
    const lines = showCtl(must(readCtlFile(SMALL_FILE)), { ...INPUT, verdict }).split('\n');
    expect(lines.slice(-3)).toEqual(['', sentence, '']);
  });

  it('has eight bytes of the signature on a line, without leading zeros', () => {
    const signed = header(0).map((one) => (one.tag === 12 ? element(12, hex('00 0a 10 ff 01 02 03 04 05 0b a0')) : one));
    const lines = rawLines(signed);
    expect(lines.slice(lines.indexOf('12\tSIGNATURE\t11') + 1, lines.indexOf('14\tFILENAME\t12'))).toEqual(['0  a  10  ff  1  2  3  4', '5  b  a0']);
  });

  it('has no empty line for a signature of eight bytes', () => {
    const lines = rawLines(header(8));
    expect(lines.slice(lines.indexOf('12\tSIGNATURE\t8') + 1, lines.indexOf('14\tFILENAME\t12'))).toEqual(['0  0  0  0  0  0  0  0']);
  });

  it('names tags that no source names Unknown, and prints the signer version', () => {
    expect(rawLines([element(28, hex('0103')), ...header(1), element(99, hex('01'))])).toEqual(
      expect.arrayContaining(['28\tSIGNERVERSION\t2\t1.3', '99\tUnknown\t\t1']),
    );
    expect(rawLines(header(1), element(4, hex('0002')), element(77, hex('01')), element(12, hex('09')))).toEqual(
      expect.arrayContaining(['4\tFUNCTION\t2\tCCM+TFTP', '77\tUnknown\t\t1', '12\tHASH ALGORITHM\t1\tUnknown (9)']),
    );
  });

  it('has nothing behind the length of an empty name', () => {
    expect(rawLines(header(1), element(2, hex('00')), element(4, hex('0002')))).toContain('2\tDNSNAME\t\t1');
  });

  it('makes names harmless for a terminal', () => {
    expect(rawLines(header(1), element(2, Buffer.from('a\u001b[2J\0')), element(4, hex('0002')))).toContain('2\tDNSNAME\t\t6\ta?[2J');
  });

  it('without a file is what CUCM prints then', () => {
    expect(showNoCtl()).toBe(NO_FILE);
  });
});

describe('the line about the etoken', () => {
  let first: CtlRecord, second: CtlRecord;
  beforeEach(() => {
    [first, second] = [tokenRecordOf('cn=one', '01'), tokenRecordOf('cn=two', '02')];
  });
  const said = (records: readonly CtlRecord[], signer?: CtlRecord): readonly string[] =>
    showCtl(keylessFile(records, first, 0), { ...INPUT, signer }).split('\n').filter((line) => line.startsWith('This etoken was'));
  const USED = 'This etoken was used to sign the CTL file.';
  const NOT_USED = 'This etoken was not used to sign the CTL file.';

  it('stands behind the last field of each SAST, used for the signer alone', () => {
    expect(said([first, second], first)).toEqual([USED, NOT_USED]);
    const lines = showCtl(keylessFile([first], first, 0), { ...INPUT, signer: first }).split('\n');
    expect(lines.at(lines.indexOf(USED) - 1)).toBe('10\tIPADDRESS\t4');
    expect(lines.at(lines.indexOf(USED) + 1)).toBe('');
  });

  it('stands behind no other record, whoever signed', () => {
    const server = buildRecord({ ...first, function: 2 });
    expect(said([first, server], server)).toEqual([USED]);
  });

  it('is about the certificate: issuer and serial number must both be the same', () => {
    const otherIssuer = tokenRecordOf('cn=one', '01', { issuerName: 'cn=another' });
    expect(said([first, second, otherIssuer], second)).toEqual([NOT_USED, USED, NOT_USED]);
    expect(said([first, second, otherIssuer], otherIssuer)).toEqual([NOT_USED, NOT_USED, USED]);
    const longerNumber = tokenRecordOf('cn=one', '0101');
    expect(said([first, longerNumber], longerNumber)).toEqual([NOT_USED, USED]);
  });

  it('says not used when no record signed, or when names are missing', () => {
    const nameless = buildRecord({ function: 0 });
    expect(said([first, nameless])).toEqual([NOT_USED, NOT_USED]);
    expect(said([first, nameless], nameless)).toEqual([NOT_USED, NOT_USED]);
    expect(said([first, nameless], first)).toEqual([USED, NOT_USED]);
  });
});
