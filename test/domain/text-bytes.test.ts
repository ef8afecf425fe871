import { describe, expect, it } from 'vitest';
import { textOfBytes } from '../../shared/domain/text-bytes.ts';

const json = '{"mode":"update","name":"本社"}';
const utf8 = new TextEncoder().encode(json);
const utf16 = Buffer.from(json, 'utf16le');

describe('the text of a file that a person wrote', () => {
  it.each([
    ['UTF-8', utf8, json],
    ['UTF-8 with the byte order mark of Notepad', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]), json],
    ['nothing', new Uint8Array(), ''],
    ['one character', new Uint8Array([0x7b]), '{'],
  ])('is read: %s', (_, bytes, value) => {
    expect(textOfBytes(bytes)).toEqual({ ok: true, value });
  });

  it.each([
    ['UTF-16 of PowerShell', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'utf-16'],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), 'utf-16'],
    ['UTF-16 without a mark', utf16, 'utf-16'],
    ['UTF-16 without a mark, big end first', Buffer.from(utf16).swap16(), 'utf-16'],
    ['another code page', Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0x96, 0x7b, 0x8e, 0xd0]), Buffer.from('"}')]), 'not-utf-8'],
  ])('is none, and it is said why: %s', (_, bytes, error) => {
    expect(textOfBytes(bytes)).toEqual({ ok: false, error });
  });
});
