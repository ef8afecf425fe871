import { expect, test } from 'vitest';
import { readShowCtl } from '../../core/platform/answers/show-ctl.ts';
import { md5Hex, sha1Hex } from '../../core/trust/digests.ts';
import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { showNoCtl } from '../../shared/ctl-file/show.ts';
import { foundingParts, mixedFile, must, nonSecureFile } from '../helpers/founding-document.ts';

const parts = foundingParts();
const shown = (file: CtlFile) => showCtlText(file, verifyCtlFile(file), new Date('2015-02-24T15:37:45Z'), 'Europe/Warsaw');
const MIXED = mixedFile(parts);
const text = shown(MIXED);
const reasonOf = (changed: string) => {
  const answer = readShowCtl(changed);
  return answer.known ? answer.value : answer.reason;
};

test('the list of our own file is read as what the file holds', () => {
  const answer = readShowCtl(text);
  if (!answer.known || answer.value.kind !== 'file') throw new Error(JSON.stringify(answer));
  const { value } = answer;
  expect(value).toMatchObject({ md5: md5Hex(MIXED.bytes), sha1: sha1Hex(MIXED.bytes), length: MIXED.bytes.length, lastModified: 'Tue Feb 24 16:37:45 CET 2015', verified: true });
  expect(value.records?.map(({ function: role, dnsName, usedToSign }) => [role, dnsName, usedToSign])).toEqual([
    ['System Administrator Security Token', '', true],
    ['System Administrator Security Token', '', false],
    ['CCM+TFTP', '10.48.47.153', null],
    ['CAPF', '10.48.47.153', null],
    ['CCM+TFTP', '10.48.47.154', null],
  ]);
  expect(value.records?.map((record) => record.length)).toEqual(MIXED.records.map((record) => record.bytes.length));
  expect(value.records?.[0]?.certificateSha1).toBe(sha1Hex(parts.tokens[0].certificate));
});

test('a server record of a non-secure file has no certificate', () => {
  const answer = readShowCtl(shown(nonSecureFile(parts)));
  expect(answer).toMatchObject({ known: true, value: { verified: true } });
  if (answer.known && answer.value.kind === 'file') expect(answer.value.records?.map((record) => record.certificateSha1 === null)).toEqual([false, false, true, false, true]);
});

test('no file is told from a file', () => {
  expect(reasonOf(showNoCtl())).toEqual({ kind: 'none' });
  expect(reasonOf('Length of CTL file: 0')).toBe('words-unknown');
  expect(reasonOf('')).toBe('no-output');
});

test('a list without the last sentence, or with another, is not verified', () => {
  expect(reasonOf(text.replace('The CTL file was verified successfully.', ''))).toBe('incomplete');
  expect(reasonOf(text.replace('verified successfully', 'not verified'))).toBe('words-unknown');
  expect(reasonOf(text.replace('The CTL file was', 'Verification of the CTL file failed. The CTL file was'))).toBe('words-unknown');
  expect(reasonOf(`${text}\nError parsing the CTL File.`)).toBe('words-unknown');
});

test('a record that was cut out, or whose lengths do not add up, contradicts the length of the file', () => {
  const cut = text.replace(/\tCTL Record #:5[\s\S]*?(?=The CTL file was)/, '');
  expect(reasonOf(cut)).toBe('contradictory');
  expect(reasonOf(text.replace(/RECORDLENGTH\t2\t\d+/, 'RECORDLENGTH\t2\t1'))).toBe('contradictory');
  expect(reasonOf(text.replace('CTL Record #:2', 'CTL Record #:3'))).toBe('contradictory');
});

test('a name in a certificate cannot pass for a field or a record', () => {
  const name = '10.48.47.153';
  expect(text).toContain(`\t${name}`);
  expect(reasonOf(text.replace(name, 'x 4 FUNCTION 2 CCM+TFTP'))).toBe('words-unknown');
  expect(['contradictory', 'words-unknown']).toContain(reasonOf(text.replace(name, 'x CTL Record #:4 ---- BYTEPOS TAG LENGTH VALUE 1 RECORDLENGTH 2 33')));
  expect(reasonOf(text.replace('CCM+TFTP', 'CCM+TFTP This etoken was used to sign the CTL file.'))).not.toMatchObject({ kind: 'file' });
});

test('control characters of a name are not handed on', () => {
  const answer = must({ ok: true, value: readShowCtl(text.replace('10.48.47.154', 'evil\u202ename')) });
  expect(JSON.stringify(answer)).not.toContain('\u202e');
});
