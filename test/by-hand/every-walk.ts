import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language } from '../../shared/texts/languages.ts';
import { startWholeBrowser } from '../e2e/browser.ts';
import { begin, type Person } from './journey.ts';
import { journeysOf, nameOf, type WalkName } from './journeys.mjs';
import { aboutAndViewer } from './walks/about.ts';
import { byCommand, guideForLostTokens, wholeEvening } from './walks/platform.ts';
import { addTftpServer, renamedServer } from './walks/servers.ts';
import { firstMixedMode, lostTokens, oneTokenLost, tokensForTokenless, toNonSecure } from './walks/with-token.ts';

const WALK: Readonly<Record<WalkName, (person: Person) => Promise<void>>> = {
  A: toNonSecure,
  B: lostTokens,
  C: tokensForTokenless,
  first: firstMixedMode,
  one: oneTokenLost,
  tftp: addTftpServer,
  renamed: renamedServer,
  platform: byCommand,
  evening: wholeEvening,
  lost: guideForLostTokens,
  about: aboutAndViewer,
};

/** A person waits no longer for a screen. */
const PATIENCE = 60_000;

/** What was typed behind `npm run walks --` (scripts/walks.mjs). */
const journeys = journeysOf(JSON.parse(process.env.WALKS_BY_HAND ?? '[]') as readonly string[]);

/** All walks in a language, one behind the other. Each language has a file of its own: so two people go side by side. */
export function walkIn(language: Language): void {
  const wanted = journeys.filter((journey) => journey.language === language);
  describe.runIf(wanted.length > 0)(`the wizard by hand, in ${language}`, () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await startWholeBrowser();
    });
    afterAll(() => browser.close());

    it.each(wanted.map((journey) => [nameOf(journey), journey] as const))('%s', async (_name, journey) => {
      const person = await begin(browser, journey);
      const { at, eye } = person;
      at.watched.page.setDefaultTimeout(PATIENCE);
      let isEnd = false;
      try {
        await WALK[journey.walk](person);
        isEnd = true;
      } finally {
        // Where it went no further is looked at as well.
        await eye.look();
        eye.end(isEnd);
        await at.close();
      }
      expect([...eye.found, ...at.watched.problems]).toEqual([]);
    });
  });
}
