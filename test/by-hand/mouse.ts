import { type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { DRAWN } from '../e2e/geometry.ts';
import { type Hand } from '../e2e/hand.ts';
import { type Eye } from './eye.ts';
import { BRING_INTO_SIGHT, keepWanted, MIDDLE } from './scripts.ts';

interface Middle {
  readonly x: number;
  readonly y: number;
  readonly isIt: boolean;
  readonly hit: string;
}

/** Scrolls to what is wanted, moves there, and clicks only what lies on top. */
export class Mouse implements Hand {
  readonly #page: Page;
  readonly #eye: Eye;

  constructor(page: Page, eye: Eye) {
    this.#page = page;
    this.#eye = eye;
  }

  async press(wanted: Locator): Promise<void> {
    await this.#ready(wanted);
    const { x, y } = await this.#middle(wanted);
    await this.#page.mouse.move(x, y, { steps: 3 });
    await this.#page.mouse.down();
    await this.#page.mouse.up();
    await this.#page.evaluate(DRAWN);
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.press(field);
    await this.#page.keyboard.press('Control+A');
    await (text === '' ? this.#page.keyboard.press('Delete') : this.#page.keyboard.type(text));
  }

  /** There, to be pressed, and the screen around it looked at. */
  async #ready(wanted: Locator): Promise<void> {
    await wanted.waitFor({ state: 'attached' });
    await expect.poll(() => wanted.isEnabled()).toBe(true);
    await this.#eye.look();
  }

  async #middle(wanted: Locator): Promise<Middle> {
    await wanted.evaluate(keepWanted);
    const there = await this.#page.evaluate<Middle>(MIDDLE);
    if (there.isIt) return there;
    await this.#page.evaluate(BRING_INTO_SIGHT);
    await this.#page.evaluate(DRAWN);
    const scrolled = await this.#page.evaluate<Middle>(MIDDLE);
    if (!scrolled.isIt) this.#eye.fault(`over ${wanted.toString()} lies ${scrolled.hit}`);
    return scrolled;
  }
}
