import { type Answer, type TftpFile } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

/** Words of `file list` and `file dump` when the file is not there. */
export const NO_SUCH_FILE = /^no such file or directory can be found\.?$/i;

const DETAIL = /^(\d{2} [A-Z][a-z]{2}, ?\d{4} \d{2}:\d{2}:\d{2}) (\d{1,3}(?:,\d{3})+|\d{1,9}) CTLFile\.tlv dir count = 0, file count = 1$/;

/** Answer of `file list tftp CTLFile.tlv detail`: date, size (thousands with commas), name, then the counts. */
export function readFileList(text: string): Answer<TftpFile> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  if (NO_SUCH_FILE.test(folded) || folded === 'dir count = 0, file count = 0') return known({ kind: 'none' });
  const row = DETAIL.exec(folded);
  if (row === null) return unknown('words-unknown', folded);
  return known({ kind: 'file', size: Number((row[2] ?? '').replaceAll(',', '')), modified: row[1] ?? '' });
}
