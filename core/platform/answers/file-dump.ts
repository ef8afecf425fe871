import { type Answer, type TftpDump } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';
import { NO_SUCH_FILE } from './file-list.ts';

const OFFSET = /^(?:0x)?([0-9a-f]{4,8}):?(?=[ \t]|$)/i;
/** One byte, or a group of them; a wider gap stands in front of the first group, and may stand in the middle of a row. */
const GROUP = /^([ \t]+)((?:[0-9a-f]{2}){1,16})(?=[ \t]|$)/i;
const BYTES_PER_LINE = 16;
const HALF = 8;

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
  let isGapped = false;
  for (const [at, line] of lines.entries()) {
    const [head = '', offset = ''] = OFFSET.exec(line) ?? [];
    if (head === '') return unknown('words-unknown', line);
    if (parseInt(offset, 16) !== bytes.length) return unknown('contradictory', line);
    const isLast = at === lines.length - 1;
    // A dump may end with the offset behind the last byte.
    if (isLast && head === line && at > 0) break;
    const { row, gapped } = bytesOf(line.slice(head.length), at === 0 || isGapped);
    if (at === 0) isGapped = gapped;
    if (row.length === 0) return unknown('words-unknown', line);
    if (row.length < BYTES_PER_LINE && at < lines.length - 2) return unknown('incomplete', line);
    bytes.push(...row);
  }
  return bytes.length === 0 ? unknown('incomplete', folded) : known({ kind: 'file', bytes: Uint8Array.from(bytes) });
}

/**
 * The bytes of a row, up to the column of letters, which begins behind a wider gap.
 * @param mayGap whether the rows of this dump have a wider gap in the middle: the first row tells.
 */
function bytesOf(text: string, mayGap: boolean): { readonly row: readonly number[]; readonly gapped: boolean } {
  const row: number[] = [];
  let rest = text;
  let gapped = false;
  while (row.length < BYTES_PER_LINE) {
    const [whole = '', gap = '', group = ''] = GROUP.exec(rest) ?? [];
    const isWide = gap.length > 1 && row.length > 0;
    if (whole === '' || (isWide && !(mayGap && row.length === HALF && gap.length === 2))) break;
    gapped ||= isWide;
    row.push(...(group.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
    rest = rest.slice(whole.length);
  }
  return { row: row.slice(0, BYTES_PER_LINE), gapped };
}
