import { type Language } from '../../shared/texts/languages.ts';
import { literally } from '../../scripts/literally.mjs';
import { LANGUAGES, leaves } from '../helpers/every-text.ts';

/** A text with its places for values, as it may stand on a screen: by itself, or behind a number or a place. */
function pattern(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map(literally);
  return new RegExp(`^(?:\\d+\\. |[^ ]+: )?${parts.join('[^]*?')}$`, 'u');
}

interface Sentence {
  readonly key: string;
  readonly pattern: RegExp;
}

/** What sentences say, by their keys in the catalogues, and which of that may not stand on one screen, nor in one report. */
export interface SentenceTable<Said extends string> {
  /** `*` stands for any rest. Both languages have the same keys. */
  readonly says: Readonly<Record<Said, readonly string[]>>;
  readonly mayNotStandTogether: readonly (readonly [Said, readonly Said[]])[];
}

function sentencesOf<Said extends string>(says: SentenceTable<Said>['says'], language: Language): ReadonlyMap<string, readonly Sentence[]> {
  const all = leaves(LANGUAGES[language]).filter(([, text]) => text !== '');
  return new Map(
    Object.entries<readonly string[]>(says).map(([said, keys]) => [
      said,
      keys.flatMap((key) => {
        const found = all.filter(([path]) => (key.endsWith('*') ? path.startsWith(key.slice(0, -1)) : path === key));
        if (found.length === 0) throw new Error(`no text is called ${key}`);
        return found.map(([path, text]) => ({ key: path, pattern: pattern(text) }));
      }),
    ]),
  );
}

type InLines<T> = (lines: readonly string[], language: Language) => readonly T[];

interface ReadTable<Said extends string> {
  /** Pairs of sentences among the lines that contradict each other by the table, by their keys. */
  readonly contradictionsIn: InLines<string>;
  /** What of the table the lines say. */
  readonly saidIn: InLines<Said>;
}

export function readTable<Said extends string>({ says, mayNotStandTogether }: SentenceTable<Said>): ReadTable<Said> {
  const sentences = { en: sentencesOf(says, 'en'), ja: sentencesOf(says, 'ja') };
  /** Which sentences that say this stand among the lines. */
  const standing = (said: Said, lines: readonly string[], language: Language): readonly string[] =>
    (sentences[language].get(said) ?? []).filter(({ pattern: wanted }) => lines.some((line) => wanted.test(line))).map(({ key }) => key);
  const contradictionsIn: InLines<string> = (lines, language) =>
    mayNotStandTogether.flatMap(([one, others]) => {
      const first = standing(one, lines, language);
      if (first.length === 0) return [];
      return others.flatMap((other) => {
        const second = standing(other, lines, language).filter((key) => !first.includes(key));
        return second.length === 0 ? [] : [`${one} (${first.join(', ')}) beside ${other} (${second.join(', ')})`];
      });
    });
  const all = [...new Set(mayNotStandTogether.flatMap(([one, others]) => [one, ...others]))];
  return { contradictionsIn, saidIn: (lines, language) => all.filter((said) => standing(said, lines, language).length > 0) };
}

/** Pairs of the table that would not be noticed where a sentence of each stands among the lines. */
export function silentRows<Said extends string>({ says, mayNotStandTogether }: SentenceTable<Said>, contradictionsIn: InLines<string>): readonly string[] {
  const texts = leaves(LANGUAGES.en);
  const textOf = (key: string): string => texts.find(([path]) => (key.endsWith('*') ? path.startsWith(key.slice(0, -1)) : path === key))?.[1] ?? '';
  const pairs = mayNotStandTogether.flatMap(([one, others]) => others.map((other) => [one, other] as const));
  return pairs.flatMap(([one, other]) => {
    const lines = [says[one], says[other]].map((keys, at, both) => textOf(keys.find((key) => both[1 - at]?.includes(key) !== true) ?? ''));
    return contradictionsIn(lines, 'en').length === 0 ? [`${one}, ${other}`] : [];
  });
}
