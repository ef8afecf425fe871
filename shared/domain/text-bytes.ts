import { type Result } from './result.ts';

/** Why bytes are no text that is read: `utf-16` as Windows PowerShell 5 writes files by default, `not-utf-8` another code page. */
export type TextProblem = 'utf-16' | 'not-utf-8';

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** Byte order marks of UTF-16 (RFC 2781, 3.2); without one, text that begins with an ASCII character has a zero byte beside it. */
const isUtf16 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || (bytes.length > 1 && (bytes[0] === 0) !== (bytes[1] === 0));

/** The text of a file that a person wrote: UTF-8, with the byte order mark that Notepad and PowerShell put before it or without (RFC 3629, 6). */
export function textOfBytes(bytes: Uint8Array): Result<string, TextProblem> {
  if (isUtf16(bytes)) return { ok: false, error: 'utf-16' };
  try {
    // Drops the byte order mark.
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, error: 'not-utf-8' };
  }
}
