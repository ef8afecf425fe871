import { type FingerprintAnswer, type Fitting } from '../../../shared/domain/compare-fingerprint.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';

/** Below this a match may still be chance. */
const SURE = 12;

/** What it means that what was typed fits, or does not. */
export function fingerprintWords(answer: Exclude<FingerprintAnswer, { kind: 'empty' }>, texts: WindowTexts): { readonly tone: 'good' | 'danger' | 'info'; readonly sentence: string } {
  const { compare, md5, sha1 } = texts.window.finish;
  const shown = ({ digits, of, part }: Fitting) => ({ digits, of, part: { md5, sha1, serial: compare.serial }[part] });
  switch (answer.kind) {
    case 'too-short':
      return { tone: 'info', sentence: fill(compare['too-short'], { missing: answer.missing }) };
    case 'not-hex':
      return { tone: 'info', sentence: compare['not-hex'] };
    case 'shortened':
      return { tone: 'info', sentence: compare.shortened };
    case 'different':
      return { tone: 'danger', sentence: compare.different };
    case 'previous':
      return { tone: 'danger', sentence: fill(compare.previous, shown(answer)) };
    case 'either':
      return { tone: 'info', sentence: fill(answer.part === 'serial' ? compare.eitherSerial : compare.either, shown(answer)) };
    case 'same':
      return { tone: 'good', sentence: fill(answer.digits < SURE && answer.digits < answer.of ? compare.samePart : compare.same, shown(answer)) };
  }
}
