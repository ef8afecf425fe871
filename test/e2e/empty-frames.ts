import { type Page } from 'playwright-core';

/** Counts the frames in which a page shows no heading, from now on. */
export async function watchEmptyFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`(() => {
    window.emptyFrames = 0;
    const look = () => {
      const heading = document.querySelector('main h1, main h2');
      if (heading === null || heading.getClientRects().length === 0) window.emptyFrames += 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`);
  return () => page.evaluate('window.emptyFrames');
}
