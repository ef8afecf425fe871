import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { type Language } from '../../shared/texts/languages.ts';
import { withoutColoursAndMotion } from './forced-colours.ts';
import { TWICE_THE_SIZE, inWindows, partsAtTwiceTheSize } from './geometry.ts';
import { type KeptNames } from './kept-names.ts';
import { brokenRules, faintTexts } from './rules.ts';
import { leftBehind, spokenWords } from './spoken-words.ts';
import { type Visit } from './tour.ts';

/** Pictures of every look are kept here when they are asked for (`npm run screenshots`); they cost a tenth of the whole walk. */
const pictures = process.env.SCREENS_WITH_PICTURES === 'yes' ? path.resolve(import.meta.dirname, '../../test-output/screens') : null;
if (pictures !== null) mkdirSync(pictures, { recursive: true });

const OTHER_THEME = { light: 'dark', dark: 'light' } as const;
type Theme = keyof typeof OTHER_THEME;
const OTHER: Readonly<Record<Language, Language>> = { en: 'ja', ja: 'en' };

/** React Aria keeps a new dialog invisible for up to 600 ms, until it knows whether a keyboard appears on the screen (runAfterKeyboard). */
const isShown = (page: Page): Promise<void> => page.locator('.modal[style*="opacity: 0;"]').first().waitFor({ state: 'detached' });

/** Texts that are too faint in a theme. */
async function inTheme(page: Page, name: string, theme: Theme): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: theme });
  const found = (await faintTexts(page)).map((fault) => `${theme}: ${fault}`);
  if (pictures === null) return found;
  for (const shown of [theme, OTHER_THEME[theme]]) {
    await page.emulateMedia({ colorScheme: shown });
    await page.screenshot({ path: path.join(pictures, `${name}-${shown}.png`), animations: 'disabled' });
  }
  return found;
}

/** As a person does at the top of the window, also where a dialog keeps a person from it. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.locator(`header label[lang=${language}] input`).dispatchEvent('click');
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
}

/**
 * Looks at a screen in both languages, one in the light and one in the dark theme, each narrow too, as at twice the size, and at whether
 * its headings, buttons and labels change with the language; in English, at whether it is heard as it is kept. The page is then as it was before. What axe
 * asks for but contrast depends on roles and names, which both languages share: it is asked once. No colour depends on the language: so each theme is looked at once.
 * @param walked the language that the walk speaks.
 * @returns what is wrong, in words. Empty = nothing.
 */
async function look(page: Page, walked: Language, name: string, names: KeptNames): Promise<readonly string[]> {
  const found: string[] = [];
  const note = (language: Language, faulty: readonly string[]): void => void found.push(...faulty.map((fault) => `${name}, ${language}, ${fault}`));
  const other = OTHER[walked];
  const size = page.viewportSize() ?? TWICE_THE_SIZE;
  await isShown(page);
  // A screen is looked at from its top, wherever the walk left it.
  await page.evaluate('scrollTo(0, 0)');
  note(walked, await brokenRules(page));
  note(walked, await inTheme(page, `${name}-${walked}`, 'light'));
  note(walked, await withoutColoursAndMotion(page));
  if (walked === 'en') await names.hear(page, name);
  const words = await spokenWords(page);
  note(walked, await inWindows(page));
  note(walked, await partsAtTwiceTheSize(page));
  await speak(page, other);
  note(other, await leftBehind(page, { words, language: walked }, other));
  note(other, await partsAtTwiceTheSize(page));
  await page.setViewportSize(size);
  await page.evaluate('scrollTo(0, 0)');
  if (other === 'en') await names.hear(page, name);
  note(other, await inTheme(page, `${name}-${other}`, 'dark'));
  await speak(page, walked);
  return found;
}

/** Looks at each screen of a walk, and collects what is wrong. What is heard is compared at the walk's end. */
export function looking(page: Page, walked: Language, names: KeptNames): { readonly visit: Visit; readonly found: readonly string[] } {
  const found: string[] = [];
  return { visit: async (name) => void found.push(...(await look(page, walked, name, names))), found };
}
