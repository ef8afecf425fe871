import { expect, it } from 'vitest';
import { FILE_LOOKS, looksLike } from '../../shared/ctl-file/looks-like.ts';

const LOOKS = [
  ['a certificate as text, with other text before it', 'subject=CN = pub\n-----BEGIN CERTIFICATE-----\nMIIB\n', 'pem'],
  ['a request', '-----BEGIN NEW CERTIFICATE REQUEST-----', 'pem'],
  ['a certificate', Buffer.from('3082010a3082', 'hex'), 'der'],
  ['a page of a web server', '\n <!DOCTYPE html><html lang="en">', 'html'],
  ['one without its type', '<html><body>', 'html'],
  ['a configuration of a phone', '<?xml version="1.0"?><device>', 'xml'],
  ['one that was saved with a byte order mark', '\uFEFF<?xml version="1.0"?>', 'xml'],
  ['a compressed file', Buffer.from('1f8b0800', 'hex'), 'gzip'],
  ['an archive', Buffer.from('504b030414000000', 'hex'), 'zip'],
  ['a document', '%PDF-1.7', 'pdf'],
  ['saved output of show ctl', 'admin:show ctl\nThe checksum value of the CTL file:\n', 'show-ctl'],
  ['saved output of show itl', 'The checksum value of the ITL file:\n', 'show-ctl'],
  ['a text', 'something\telse\r\n', 'text'],
  ['a text in another language', '何か別のもの', 'text'],
  ['a long one, whose letters do not end where looking ends', 'あ'.repeat(500), 'text'],
  ['a text that only speaks of certificates', 'the line -----BEGIN CERTIFICATE----- stands elsewhere', 'text'],
  ['nothing', '', null],
  ['blanks', ' \n ', null],
  ['bytes', Buffer.from([0, 1, 2, 3]), null],
  ['a text with a control character in it', 'some\u0007thing', null],
  ['a text with bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0x62]), null],
  ['the first byte of an archive alone', Buffer.from('50', 'hex'), 'text'],
] as const;

it.each(LOOKS)('%s', (_what, bytes, looks) => {
  expect(looksLike(new Uint8Array(Buffer.from(bytes as string)))).toBe(looks);
});

it('every look is tried above, and what stands far behind the beginning is not looked at', () => {
  expect([...new Set(LOOKS.flatMap(([, , looks]) => looks ?? []))].sort()).toEqual([...FILE_LOOKS].sort());
  expect(looksLike(Buffer.from(`${'text '.repeat(205)}\u0000`))).toBe('text');
  expect(looksLike(Buffer.from(`${'text '.repeat(100)}\u0000`))).toBe(null);
});
