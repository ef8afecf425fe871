import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { type Language } from '../../shared/texts/languages.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled } from '../helpers/softhsm.ts';
import { openPage, startBrowser } from './browser.ts';
import { lostTokensChoices, otherServerChoices, silentServer } from './choices-tour.ts';
import { HeldSocket } from './held-socket.ts';
import { lostTokensTour, platformTour } from './platform/tour.ts';
import { PlatformWalk } from './platform/walk.ts';
import { PractisedPage } from './practised-page.ts';
import { type ServedPage, servePage } from './served-page.ts';
import { libraryTroubles, tokenTroubles } from './token-tour.ts';
import { obstacles, tour } from './tour.ts';
import { Walk } from './walk.ts';

const pictures = path.resolve(import.meta.dirname, '../../test-output/screens');
const THEMES = ['light', 'dark'] as const;

let browser: Browser;
let served: ServedPage;

/** What WCAG 2.2 level AA asks for, as far as axe can tell. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules of these that look at colours: all that a second theme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Faults of the screen as it stands: rule and element. React Aria's live announcer is left out: for some seconds it keeps a note
 * for screen readers that names a button by reference, also when the button has gone with its screen.
 */
async function faults(page: Page, theme: (typeof THEMES)[number]): Promise<readonly string[]> {
  // Without frames there is nothing to be put together in a blank page of its own, which costs as much as the look itself.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude('[data-live-announcer]');
  const { violations } = await (theme === THEMES[0] ? axe.withTags(TAGS) : axe.withRules(COLOUR_RULES)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Nothing of a screen may be cut off at the side. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = (globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }).document.documentElement;
    return scrollWidth - clientWidth;
  });

/** What a window of 1120 by 720 has room for at 200 %. */
const TWICE_THE_SIZE = { width: 560, height: 360 } as const;

/** Whether the last button of the dialog, or of the screen, can be brought into sight. */
async function reachesEnd(page: Page): Promise<boolean> {
  const button = page.locator('[role=dialog], dialog, body').last().getByRole('button').last();
  if ((await button.count()) === 0) return true;
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= TWICE_THE_SIZE.height;
}

/** Looks at a screen in both themes, and narrow, as at twice the size; keeps a picture of each theme. */
async function look(page: Page, language: Language, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  // A picture shows a screen from its top, wherever the walk left it.
  await page.evaluate(() => (globalThis as unknown as { scrollTo(x: number, y: number): void }).scrollTo(0, 0));
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    found.push(...(await faults(page, theme)).map((fault) => `${name}, ${theme}: ${fault}`));
    await page.screenshot({ path: path.join(pictures, `${name}-${language}-${theme}.png`), animations: 'disabled' });
  }
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize(TWICE_THE_SIZE);
  if ((await overflow(page)) > 0) found.push(`${name}: wider than the window at twice the size`);
  if (!(await reachesEnd(page))) found.push(`${name}: its last button cannot be reached at twice the size`);
  await page.setViewportSize(size);
  return found;
}

/** The tests of every screen and dialog in one language; each language is a file of its own, so that they run side by side. */
export function everyScreen(language: Language): void {
  describe.runIf(chromiumIsInstalled)('every screen (left out where Chromium is not installed)', () => {
    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      for (const name of readdirSync(pictures)) if (name.includes(`-${language}-`)) rmSync(path.join(pictures, name));
      browser = await startBrowser();
    });
    beforeEach(async () => {
      served = await servePage();
    });
    afterEach(() => served.close());
    afterAll(() => browser.close());

    it(
      `of a change in ${language} is accessible in both themes, fits at twice the size, and breaks no policy`,
      async () => {
        const socket = new HeldSocket();
        const { page, problems } = await openPage(browser, served.address, { language, socket });
        const found: string[] = [];
        await tour(new Walk(page, language), socket, async (name) => void found.push(...(await look(page, language, name))));
        expect(found).toEqual([]);
        expect(problems).toEqual([]);
      },
      180_000,
    );

    it(
      `that stands in the way in ${language} is so too`,
      async () => {
        const cluster = await startPracticeCluster({ extraSast: null });
        const { page, problems } = await openPage(browser, served.address, { language });
        const walk = new Walk(page, language);
        const found: string[] = [];
        await obstacles(walk, async (name) => void found.push(...(await look(page, language, name))), cluster);
        const second = await page.context().newPage();
        await second.goto(served.address);
        await new Walk(second, language).screen(walk.texts.frame.connection.takenTitle);
        found.push(...(await look(second, language, 'second-tab')));
        const stranger = await page.context().newPage();
        await stranger.goto(new URL('/', served.address).href);
        await new Walk(stranger, language).screen(walk.texts.frame.connection.keyTitle);
        found.push(...(await look(stranger, language, 'no-key')));
        await cluster.close();
        expect(found).toEqual([]);
        expect(problems).toEqual([]);
      },
      120_000,
    );

    it(
      `about tokens in ${language} is so too`,
      async () => {
        const { page, problems } = await openPage(browser, served.address, { language });
        const found: string[] = [];
        await tokenTroubles(new Walk(page, language), async (name) => void found.push(...(await look(page, language, name))));
        expect(found).toEqual([]);
        expect(problems).toEqual([]);
      },
      180_000,
    );

    it(
      `of what is chosen about a CTL file in ${language} is so too`,
      async () => {
        const found: string[] = [];
        for (const walk of [lostTokensChoices, otherServerChoices, silentServer]) {
          const at = await PractisedPage.open(browser, { language });
          await walk(at, async (name) => void found.push(...(await look(at.watched.page, language, name))));
          await at.close();
          expect(at.watched.problems).toEqual([]);
        }
        expect(found).toEqual([]);
      },
      240_000,
    );

    it(
      `of a change over the platform in ${language} is so too`,
      async () => {
        const socket = new HeldSocket();
        const { page, problems } = await openPage(browser, served.address, { language, socket });
        const found: string[] = [];
        await platformTour(new PlatformWalk(page, language), socket, async (name) => void found.push(...(await look(page, language, name))));
        expect(found).toEqual([]);
        expect(problems).toEqual([]);
      },
      180_000,
    );

    it(
      `of the guide for lost tokens in ${language} is so too`,
      async () => {
        const { page, problems } = await openPage(browser, served.address, { language });
        const found: string[] = [];
        await lostTokensTour(new PlatformWalk(page, language), async (name) => void found.push(...(await look(page, language, name))));
        expect(found).toEqual([]);
        expect(problems).toEqual([]);
      },
      180_000,
    );
  });

  describe.runIf(chromiumIsInstalled && softHsmIsInstalled && compilerIsInstalled)(
    'every screen about a token library (left out where Chromium, SoftHSM2 or a C compiler is not installed)',
    () => {
      beforeAll(async () => {
        browser = await startBrowser();
      });
      afterAll(() => browser.close());

      it(
        `in ${language} is accessible in both themes, fits at twice the size, and breaks no policy`,
        async () => {
          const tokens = await makeSoftTokens([{ serial: 'e2e0e5', label: 'signer', contents: [{ certificate: sastRecipe('SAST-e2e0e5', '45daa2af00000027f93c', 1024) }] }]);
          const module = new SteeredModule();
          const cluster = await startPracticeCluster({ extraSast: tokens.certificates.get('e2e0e5')?.[0] ?? null });
          const page = await servePage();
          const watched = await openPage(browser, page.address, { language });
          const found: string[] = [];
          await libraryTroubles(new Walk(watched.page, language), async (name) => void found.push(...(await look(watched.page, language, name))), cluster, module);
          // First the page: without its server it would complain.
          await watched.page.context().close();
          await page.close();
          await cluster.close();
          module.dispose();
          await tokens.dispose();
          expect(found).toEqual([]);
          expect(watched.problems).toEqual([]);
        },
        120_000,
      );
    },
  );
}
