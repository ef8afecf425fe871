import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha1Hex } from '../../core/trust/digests.ts';
import { findSast } from '../../core/trust/sast.ts';
import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { signedBytes } from '../../shared/ctl-file/signed-bytes.ts';
import { showNoCtl } from '../../shared/ctl-file/show.ts';
import { foldBlanks } from '../helpers/fold-blanks.ts';
import { type FoundingParts, foundingParts, mixedFile, nonSecureFile } from '../helpers/founding-document.ts';
import { isThere, NO_FILE_TRANSCRIPT, NONSECURE_TRANSCRIPT, transcript } from '../helpers/shared-reference.ts';

let parts: FoundingParts;
let file: CtlFile;

beforeAll(() => {
  parts = foundingParts();
  file = nonSecureFile(parts);
});

describe('the non-secure file of Cisco document 118892, made with our keys', () => {
  it('has the published lengths: 304 + 1186 + 1186 + 33 + 1004 + 33 = 3746', () => {
    expect(file.header.bytes.length).toBe(304);
    expect(file.records.map((record) => record.bytes.length)).toEqual([1186, 1186, 33, 1004, 33]);
    expect(file.bytes.length).toBe(3746);
  });

  it('has the published names, with the eight blanks and the missing quote', () => {
    expect(file.header.signerName).toBe('cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems');
    expect(file.header.caName).toBe('cn=Cisco Manufacturing CA;o=Cisco Systems');
    expect(file.records[3]?.subjectName).toBe('CN=CAPF-e9037b69;OU=TAC;O=Cisco;L=Krakow;ST=Malopolska;C=PL');
  });

  it('verifies, and its signer is the first token', () => {
    expect(verifyCtlFile(file)).toEqual({ kind: 'verified', signer: file.records[0] });
    expect(findSast(file, parts.tokens[1].certificate)).toBe(file.records[1]);
  });

  it('is accepted by openssl dgst -sha1 -verify, and refused by it with the key of the other token', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ctl-'));
    try {
      writeFileSync(path.join(folder, 'data'), signedBytes(file));
      writeFileSync(path.join(folder, 'signature'), file.header.signature);
      const check = (der: Uint8Array): string => {
        writeFileSync(path.join(folder, 'key.pem'), new X509Certificate(der).publicKey.export({ type: 'spki', format: 'pem' }));
        return execFileSync('openssl', ['dgst', '-sha1', '-verify', 'key.pem', '-signature', 'signature', 'data'], { cwd: folder, stdio: 'pipe' }).toString();
      };
      expect(check(parts.tokens[0].certificate)).toContain('Verified OK');
      expect(() => check(parts.tokens[1].certificate)).toThrow('Command failed: openssl dgst');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('loses its two server certificates and nothing else against the file of the mixed mode', () => {
    const mixed = mixedFile(parts);
    expect([0, 1, 3].map((at) => sha1Hex(mixed.records[at]?.bytes ?? new Uint8Array()))).toEqual(
      [0, 1, 3].map((at) => sha1Hex(file.records[at]?.bytes ?? new Uint8Array(1))),
    );
    expect([2, 4].map((at) => file.records[at])).toMatchObject([
      { dnsName: '10.48.47.153', function: 2, ipAddress: '10.48.47.153' },
      { dnsName: '10.48.47.154', function: 2, ipAddress: '10.48.47.154' },
    ]);
    expect([2, 4].map((at) => file.records[at]?.certificate)).toEqual([undefined, undefined]);
  });
});

/** What keys decide: digests, certificate hashes and the 128 bytes of the signature. */
const withoutKeys = (text: string): string =>
  text
    .replace(/[0-9a-f]{32}\(MD5\)/, '(MD5)')
    .replace(/[0-9a-f]{40}\(SHA1\)/, '(SHA1)')
    .replace(/(?: [0-9A-F]{2}){20} \(SHA1 Hash HEX\)/g, ' (SHA1 Hash HEX)')
    .replace(/ 128(?: [1-9a-f]?[0-9a-f]){128} 14 FILENAME/, ' 128 14 FILENAME');

describe.runIf(isThere(NONSECURE_TRANSCRIPT))('show ctl, against the published transcripts (left out where they are not at hand)', () => {
  it('prints the non-secure file as document 118892 does, apart from what keys decide', () => {
    const printed = showCtlText(file, verifyCtlFile(file), new Date('2015-02-24T15:37:45Z'), 'Europe/Warsaw');
    const published = foldBlanks(transcript(NONSECURE_TRANSCRIPT)).replace(/^admin: show ctl /, '').replace(/ admin:$/, '');
    expect(withoutKeys(published)).not.toBe(published);
    expect(withoutKeys(foldBlanks(printed))).toBe(withoutKeys(published));
  });

  it('prints the columns of document 118892, whose blanks inside lines are kept', () => {
    const printed = showCtlText(file, verifyCtlFile(file), new Date(0));
    const published = transcript(NONSECURE_TRANSCRIPT);
    // The published records 3 and 5 have lost their blanks; hashes are our own.
    const lines = printed.split('\n').filter((one) => /^\d+\t[A-Z]/.test(one) && !/SHA1 Hash HEX|CCM\+TFTP|10\.48\.47\.154/.test(one));
    expect(lines.length).toBe(41);
    for (const one of lines) expect(published).toContain(` ${expandTabs(one)} `);
  });

  it('prints the answer of a server without a CTL file', () => {
    const published = foldBlanks(transcript(NO_FILE_TRANSCRIPT)).replace(/^admin: show ctl /, '').replace(/ admin:$/, '');
    expect(foldBlanks(showNoCtl())).toBe(published.replace('not found . Please', 'not found. Please'));
  });
});

const expandTabs = (line: string): string =>
  line.split('\t').reduce((text, part) => text.padEnd(Math.ceil((text.length + 1) / 8) * 8) + part);
