import { type Page } from 'playwright-core';
import { type Language } from '../../shared/texts/languages.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

/** The words of headings, buttons and labels on a page, those that only a screen reader says too. */
export const spokenWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('h1, h2, h3, h4, button, label, legend, th, dt, summary, [aria-label]')].map((element) => element.ariaLabel ?? element.textContent.trim())`);

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

/** What was said before and is not said after in the other language, and whether there is more or less of it. Texts in which something was filled in are only counted. */
function wordsLeftBehind(before: Spoken, after: Spoken): readonly string[] {
  const known = translations(LANGUAGES[before.language], LANGUAGES[after.language]);
  const said = new Set(after.words);
  const behind = before.words.filter((word) => {
    const translated = known.get(word);
    return translated !== undefined && ![...translated].some((one) => said.has(one));
  });
  const isCounted = before.words.length === after.words.length;
  return [...behind.map((word) => `not said: ${word}`), ...(isCounted ? [] : [`it says ${after.words.length} things, not ${before.words.length}`])];
}

/** How long a page may take to draw its last words. */
const PATIENCE_MS = 5000;

/** What a page whose language was switched has left behind. */
export async function leftBehind(page: Page, before: Spoken, language: Language): Promise<readonly string[]> {
  const until = performance.now() + PATIENCE_MS;
  const compare = async (): Promise<readonly string[]> => {
    const found = wordsLeftBehind(before, { words: await spokenWords(page), language });
    if (found.length === 0 || performance.now() > until) return found;
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(drawn))');
    return await compare();
  };
  return await compare();
}
