import { type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { DRAWN } from '../e2e/geometry.ts';
import { type Hand } from '../e2e/hand.ts';
import { type Eye } from './eye.ts';
import { keepWanted, STOP, type Stop, TO_CONTROL } from './scripts.ts';

/** Most presses of Tab to a control, however long the list in front of it. */
const MOST_TABS = 120;
const MOST_ARROWS = 80;

/** Tab, Shift and Tab, arrows, Space and Enter, as a person without a mouse; what has the keyboard must be seen at each of them. */
export class Keyboard implements Hand {
  readonly #page: Page;
  readonly #eye: Eye;

  constructor(page: Page, eye: Eye) {
    this.#page = page;
    this.#eye = eye;
  }

  async press(wanted: Locator): Promise<void> {
    const kind = await this.#tabTo(wanted);
    if (kind === 'radio') await this.#chooseRadio(wanted);
    else if (kind === 'checkbox') await this.#key('Space');
    else if (kind === 'button' || kind === 'a' || kind === 'summary' || kind === 'submit') await this.#key('Enter');
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.#tabTo(field);
    await this.#key('Control+A');
    await (text === '' ? this.#key('Delete') : this.#page.keyboard.type(text));
  }

  async #key(name: string): Promise<void> {
    await this.#page.keyboard.press(name);
    await this.#page.evaluate(DRAWN);
  }

  /** @returns what takes keys there. */
  async #tabTo(wanted: Locator): Promise<string> {
    await wanted.waitFor({ state: 'attached' });
    await expect.poll(() => wanted.isEnabled()).toBe(true);
    await this.#eye.look();
    await wanted.evaluate(keepWanted);
    const kind = await this.#page.evaluate<string>(TO_CONTROL);
    for (let count = 0; count < MOST_TABS; count += 1) {
      const { there, inGroup, isBehind, hidden, onBody, what } = await this.#page.evaluate<Stop>(STOP);
      if (count > 0 && hidden !== null) this.#eye.fault(`hidden although it has the keyboard: ${hidden}`);
      if (count > 0 && onBody) this.#eye.fault(`Tab leads out of the page on the way to ${wanted.toString()}`);
      if (there || inGroup) return kind;
      this.#eye.countTab();
      await this.#key(isBehind ? 'Shift+Tab' : 'Tab');
      if (count === MOST_TABS - 1) expect.fail(`Tab does not reach ${wanted.toString()}; it is at ${what}`);
    }
    return kind;
  }

  /** A group is one stop for Tab; inside of it the arrow keys choose. */
  async #chooseRadio(wanted: Locator): Promise<void> {
    const isHere = async (): Promise<boolean> => (await this.#page.evaluate<Stop>(STOP)).there;
    for (let count = 0; count < MOST_ARROWS && !(await isHere()); count += 1) await this.#key('ArrowDown');
    expect(await isHere(), `the arrow keys reach ${wanted.toString()}`).toBe(true);
    const isChosen = (): Promise<boolean> => this.#page.evaluate<boolean>('wanted.checked');
    if (!(await isChosen())) await this.#key('Space');
    await expect.poll(isChosen).toBe(true);
  }
}
