import { type Page } from 'playwright-core';
import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

/** The words of headings, buttons and labels on a page. */
export const spokenWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('h1, h2, h3, h4, button, label, legend, th, dt, summary')].map((element) => element.textContent.trim())`);

export interface Spoken {
  readonly words: readonly string[];
  readonly language: Language;
}

/** Every text with those that stand in its place in another language. */
function translations(from: unknown, to: unknown, into = new Map<string, Set<string>>()): ReadonlyMap<string, ReadonlySet<string>> {
  if (typeof from === 'string' && typeof to === 'string') into.set(from, (into.get(from) ?? new Set()).add(to));
  if (from instanceof Object && to instanceof Object) for (const [name, value] of Object.entries(from)) translations(value, (to as Readonly<Record<string, unknown>>)[name], into);
  return into;
}

/** What was said before and is not said after in the other language. Texts in which something was filled in are not compared. */
export function wordsLeftBehind(before: Spoken, after: Spoken): readonly string[] {
  const known = translations(LANGUAGES[before.language], LANGUAGES[after.language]);
  const said = new Set(after.words);
  const behind = before.words.filter((word) => {
    const translated = known.get(word);
    return translated !== undefined && ![...translated].some((one) => said.has(one));
  });
  return behind.map((word) => `not said: ${word}`);
}
