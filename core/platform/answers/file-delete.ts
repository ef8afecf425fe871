import { type Answer, type DeleteAnswer } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

/** Answer of `file delete tftp`: `files: found = 1, deleted = 1` (Cisco document 118892). `text` is what follows the answered question. */
export function readFileDelete(text: string): Answer<DeleteAnswer> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  const numbers = /^files: found = (\d{1,6}), deleted = (\d{1,6})$/.exec(folded);
  if (numbers === null) return unknown('words-unknown', folded);
  const [found, deleted] = [Number(numbers[1]), Number(numbers[2])];
  return deleted > found ? unknown('contradictory', folded) : known({ found, deleted });
}
