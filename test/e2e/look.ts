import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { type Page } from 'playwright-core';
import { type Language } from '../../shared/texts/languages.ts';
import { withoutColoursAndMotion } from './forced-colours.ts';
import { hiddenParts, inWindows } from './geometry.ts';
import { spokenWords, wordsLeftBehind } from './spoken-words.ts';
import { type Visit } from './tour.ts';

/** Pictures of every look are kept here when they are asked for (`npm run screenshots`); they cost a tenth of the whole walk. */
const pictures = process.env.SCREENS_WITH_PICTURES === 'yes' ? path.resolve(import.meta.dirname, '../../test-output/screens') : null;
if (pictures !== null) mkdirSync(pictures, { recursive: true });

const OTHER_THEME = { light: 'dark', dark: 'light' } as const;
type Theme = keyof typeof OTHER_THEME;
const OTHER: Readonly<Record<Language, Language>> = { en: 'ja', ja: 'en' };

/** What WCAG 2.2 level AA asks for, as far as axe can tell. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a window of 1120 by 720 has room for at 200 %. */
const TWICE_THE_SIZE = { width: 560, height: 360 } as const;

/** React Aria keeps a new dialog invisible for up to 600 ms, until it knows whether a keyboard appears on the screen (runAfterKeyboard). */
const isShown = (page: Page): Promise<void> => page.locator('.modal[style*="opacity: 0;"]').first().waitFor({ state: 'detached' });

/**
 * Faults of the screen as it stands: rule and element. React Aria's live announcer is left out: for some seconds it keeps a note
 * for screen readers that names a button by reference, also when the button has gone with its screen.
 */
async function faults(page: Page): Promise<readonly string[]> {
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe.source);
  await isShown(page);
  const runOnly = { type: 'tag', values: TAGS };
  const run = `axe.run({ exclude: ['[data-live-announcer]'] }, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`;
  return await page.evaluate<string[]>(`${run}.then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`);
}

/** Nothing of a screen may be cut off at the side. */
const overflow = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Whether the last button of the dialog, or of the screen, can be brought into sight. */
async function reachesEnd(page: Page): Promise<boolean> {
  const button = page.locator('[role=dialog], dialog, body').last().getByRole('button').last();
  if ((await button.count()) === 0) return true;
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  // Browsers scroll by whole pixels, boxes end between them.
  return box !== null && box.y > -1 && box.y + box.height < TWICE_THE_SIZE.height + 1;
}

/** What is wrong in a theme. */
async function inTheme(page: Page, name: string, theme: Theme): Promise<readonly string[]> {
  // A screen is looked at from its top, wherever the walk left it.
  await page.evaluate('scrollTo(0, 0)');
  await page.emulateMedia({ colorScheme: theme });
  const found = (await faults(page)).map((fault) => `${theme}: ${fault}`);
  if (pictures === null) return found;
  for (const shown of [theme, OTHER_THEME[theme]]) {
    await page.emulateMedia({ colorScheme: shown });
    await page.screenshot({ path: path.join(pictures, `${name}-${shown}.png`), animations: 'disabled' });
  }
  return found;
}

async function atTwiceTheSize(page: Page): Promise<readonly string[]> {
  const tooWide = (await overflow(page)) > 0 ? ['wider than the window at twice the size'] : [];
  const hidden = (await hiddenParts(page)).map((fault) => `at twice the size: ${fault}`);
  return (await reachesEnd(page)) ? [...tooWide, ...hidden] : [...tooWide, ...hidden, 'its last button cannot be reached at twice the size'];
}

/** As a person does at the top of the window, also where a dialog keeps a person from it. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.locator(`header label[lang=${language}] input`).dispatchEvent('click');
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
}

/**
 * Looks at a screen in both languages, one in the light and one in the dark theme, each narrow too, as at twice the size, and at whether
 * its headings, buttons and labels change with the language. The page is then as it was before. No colour depends on the language, and the
 * contrast of colours is what axe takes longest for: so each theme is looked at once.
 * @param walked the language that the walk speaks.
 * @returns what is wrong, in words. Empty = nothing.
 */
async function look(page: Page, walked: Language, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  const note = (language: Language, faulty: readonly string[]): void => void found.push(...faulty.map((fault) => `${name}, ${language}, ${fault}`));
  const other = OTHER[walked];
  const size = page.viewportSize() ?? TWICE_THE_SIZE;
  note(walked, await inTheme(page, `${name}-${walked}`, 'light'));
  note(walked, await inWindows(page));
  note(walked, await withoutColoursAndMotion(page));
  const words = await spokenWords(page);
  await page.setViewportSize(TWICE_THE_SIZE);
  note(walked, await atTwiceTheSize(page));
  await speak(page, other);
  note(other, wordsLeftBehind({ words, language: walked }, { words: await spokenWords(page), language: other }));
  note(other, await atTwiceTheSize(page));
  await page.setViewportSize(size);
  note(other, await inTheme(page, `${name}-${other}`, 'dark'));
  await speak(page, walked);
  return found;
}

/** Looks at each screen of a walk, and collects what is wrong. */
export function looking(page: Page, walked: Language): { readonly visit: Visit; readonly found: readonly string[] } {
  const found: string[] = [];
  return { visit: async (name) => void found.push(...(await look(page, walked, name))), found };
}
