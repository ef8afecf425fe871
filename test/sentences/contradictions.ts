import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES, leaves } from '../helpers/every-text.ts';
import { MAY_NOT_STAND_TOGETHER, SAYS, type Said } from './may-not-stand-together.ts';

/** A text with its places for values, as it may stand on a screen: by itself, or behind a number or a place. */
function pattern(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?:\\d+\\. |[^ ]+: )?${parts.join('[^]*?')}$`, 'u');
}

interface Sentence {
  readonly key: string;
  readonly pattern: RegExp;
}

function sentencesOf(language: Language): ReadonlyMap<Said, readonly Sentence[]> {
  const all = leaves(LANGUAGES[language]).filter(([, text]) => text !== '');
  return new Map(
    (Object.keys(SAYS) as Said[]).map((said) => [
      said,
      SAYS[said].flatMap((key) => {
        const found = all.filter(([path]) => (key.endsWith('*') ? path.startsWith(key.slice(0, -1)) : path === key));
        if (found.length === 0) throw new Error(`no text is called ${key}`);
        return found.map(([path, text]) => ({ key: path, pattern: pattern(text) }));
      }),
    ]),
  );
}

const SENTENCES: Readonly<Record<Language, ReadonlyMap<Said, readonly Sentence[]>>> = { en: sentencesOf('en'), ja: sentencesOf('ja') };

/** Which sentences that say this stand among the lines. */
const standing = (said: Said, lines: readonly string[], language: Language): readonly string[] =>
  (SENTENCES[language].get(said) ?? []).filter(({ pattern: wanted }) => lines.some((line) => wanted.test(line))).map(({ key }) => key);

/** Pairs of sentences that contradict each other, by their keys. */
export function contradictionsIn(lines: readonly string[], language: Language): readonly string[] {
  return MAY_NOT_STAND_TOGETHER.flatMap(([one, others]) => {
    const first = standing(one, lines, language);
    if (first.length === 0) return [];
    return others.flatMap((other) => {
      const second = standing(other, lines, language).filter((key) => !first.includes(key));
      return second.length === 0 ? [] : [`${one} (${first.join(', ')}) beside ${other} (${second.join(', ')})`];
    });
  });
}
