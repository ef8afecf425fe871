import { type Answer, type FipsStatus } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

/** The words were never published in what we could read; these are inferred from the guides' ("whether FIPS mode is enabled or disabled", security guide 15, FIPS). */
const OFF = /\b(?:not (?:operating |running )?in FIPS(?: 140-[23])? mode|(?:non-FIPS mode)|FIPS(?: 140-[23])? mode ?(?:is |: )?(?:disabled|not enabled|off)|FIPS(?: 140-[23])? (?:is )?(?:disabled|not enabled))\b/i;
const ON = /(?<!\bnot )(?<!\bnon-)\b(?:(?:operating|running) in FIPS(?: 140-[23])? mode|is in FIPS(?: 140-[23])? mode|FIPS(?: 140-[23])? mode ?(?:is |: )?(?:enabled|on)|FIPS(?: 140-[23])? (?:is )?enabled)\b/i;
const MAX_TEXT = 20_000;

/** Answer of `utils fips status`. Self-tests that it lists are not looked at. */
export function readFipsStatus(text: string): Answer<FipsStatus> {
  const folded = fold(text.slice(0, MAX_TEXT));
  if (folded === '') return unknown('no-output');
  const [isOff, isOn] = [OFF.test(folded), ON.test(folded)];
  if (isOff && isOn) return unknown('contradictory', folded);
  return isOff || isOn ? known({ enabled: isOn }) : unknown('words-unknown', folded);
}
