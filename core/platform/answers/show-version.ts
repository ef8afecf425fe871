import { type Answer } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

const RELEASE = /^Active Master Version: ?<?(\d{1,2}(?:\.\d{1,5}){2,4}-\d{1,6}[A-Za-z]?)>?(?= |$)/;

/** Answer of `show version active`: `Active Master Version: 15.0.1.11900-40`, then the installed options, which are not read. */
export function readShowVersion(text: string): Answer<{ readonly release: string }> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  const release = RELEASE.exec(folded)?.[1];
  return release === undefined ? unknown('words-unknown', folded) : known({ release });
}
