import { type Locator } from 'playwright-core';
import { expect } from 'vitest';
import { type Walk } from './walk.ts';

/** Most presses of Tab to a control; a screen on which it takes more is no screen for a keyboard. */
const MOST_TABS = 40;

/** The bar of buttons stays in sight, and covers what is scrolled below it. */
const IS_BEHIND_BAR = `(() => {
  const [held, bar] = [document.activeElement, document.querySelector('.action-bar')];
  if (held === null || held === document.body || bar === null || bar.contains(held) || held.closest('[role=dialog], dialog') !== null) return false;
  const { top, height } = held.getBoundingClientRect();
  // Of a table that scrolls by itself the beginning is enough.
  return top + Math.min(height, 24) > bar.getBoundingClientRect().top + 1 ? held.outerHTML.slice(0, 200) : false;
})()`;

const hasKeyboard = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element: unknown) => (element as { matches(selector: string): boolean }).matches(':focus'));

/** Milliseconds that it may take on a busy machine. */
const PATIENCE = 10_000;

/** Waits until this has the keyboard: what gives it, such as a dialog that goes, may do so some frames later. An assertion: no other failure counts as noticed (`npm run protections`). */
export const getsKeyboard = (locator: Locator): Promise<void> => expect.poll(() => locator.and(locator.page().locator(':focus')).count(), { timeout: PATIENCE }).toBe(1);

/** The wizard by keys alone. */
export class Keys {
  readonly #walk: Walk;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  /** Presses Tab until `wanted` has the keyboard. */
  async tabTo(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let count = 0; count < MOST_TABS; count += 1) {
      if (await hasKeyboard(wanted)) return;
      await this.#walk.page.keyboard.press('Tab');
      await expect.poll(() => this.#walk.page.evaluate(IS_BEHIND_BAR), { message: 'what has the keyboard lies behind the bar' }).toBe(false);
    }
    expect.fail(`the keyboard does not reach ${wanted.toString()}`);
  }

  /** A group of radio buttons is one stop for Tab; inside, the arrow keys choose. */
  async chooseRadio(name: string): Promise<void> {
    const { page } = this.#walk;
    const group = page.getByRole('radiogroup').filter({ has: page.getByRole('radio', { name }) });
    const wanted = group.getByRole('radio', { name });
    await this.tabTo(group.locator('input:enabled').first());
    await page.keyboard.press('Space');
    for (let count = 0; count < 10 && !(await wanted.isChecked()); count += 1) await page.keyboard.press('ArrowDown');
    await expect.poll(() => wanted.isChecked()).toBe(true);
  }

  /** In the dialog where one lies over the screen. While something else is under way a button does nothing, and says so. */
  async pressButton(name: string): Promise<void> {
    const button = this.#walk.front().getByRole('button', { name, exact: true });
    await this.tabTo(button);
    await expect.poll(() => button.isEnabled()).toBe(true);
    await this.#walk.page.keyboard.press('Enter');
  }
}
