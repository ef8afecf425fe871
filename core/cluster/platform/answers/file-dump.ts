import { type Answer, type TftpDump } from '../../../../shared/domain/platform.ts';
import { fold, known, unknown } from './answer.ts';
import { NO_SUCH_FILE } from './file-list.ts';

/** Offset in hexadecimal, then bytes as pairs or groups of pairs; two blanks or `|` begin the column of letters. */
const LINE = /^(?:0x)?([0-9a-f]{4,8}):?[ \t]+((?:[0-9a-f]{2}){1,16}(?:[ \t]{1,2}(?:[0-9a-f]{2}){1,16})*)(?:[ \t]{2,}\S.*|[ \t]*\|.*)?$/i;
const END = /^(?:0x)?([0-9a-f]{4,8}):?$/i;
const BYTES_PER_LINE = 16;

/**
 * Answer of `file dump tftp CTLFile.tlv hex`. No document prints one; every form of a hexadecimal dump with offsets is read, as long as the
 * offsets follow each other. Whoever uses the bytes compares them with the digests of `show ctl`.
 */
export function readFileDump(text: string): Answer<TftpDump> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  if (NO_SUCH_FILE.test(folded)) return known({ kind: 'none' });
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== '');
  const bytes: number[] = [];
  for (const [at, line] of lines.entries()) {
    const end = END.exec(line)?.[1];
    if (end !== undefined && at === lines.length - 1 && parseInt(end, 16) === bytes.length) break;
    const [, offset = '', pairs = ''] = LINE.exec(line) ?? [];
    if (offset === '') return unknown('words-unknown', line);
    if (parseInt(offset, 16) !== bytes.length) return unknown('contradictory', line);
    const row = (pairs.match(/[0-9a-f]{2}/gi) ?? []).slice(0, BYTES_PER_LINE);
    if (row.length < BYTES_PER_LINE && at < lines.length - 2) return unknown('incomplete', line);
    bytes.push(...row.map((pair) => parseInt(pair, 16)));
  }
  return bytes.length === 0 ? unknown('incomplete', folded) : known({ kind: 'file', bytes: Uint8Array.from(bytes) });
}
