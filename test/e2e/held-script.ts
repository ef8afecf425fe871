import { type Page } from 'playwright-core';

/** The script that draws the screens, held back: until then the page is what was made when it was built. */
export class HeldScript {
  #decide: (comes: boolean) => void = () => undefined;
  readonly #held = new Promise<boolean>((resolve) => {
    this.#decide = resolve;
  });

  /** To be called before the page is opened. */
  async watch(page: Page): Promise<void> {
    await page.route(/\/show-[\w-]+\.js$/, async (route) => {
      const comes = await this.#held;
      await (comes ? route.continue() : route.abort());
    });
  }

  letGo(): void {
    this.#decide(true);
  }

  /** It never comes. */
  lose(): void {
    this.#decide(false);
  }
}
