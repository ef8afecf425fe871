import { type Locator } from 'playwright-core';

/** What does a walk's deeds on the page: for tests Playwright itself, as quickly as it can; for walks by hand a mouse or keys (test/by-hand). */
export interface Hand {
  /** A button, a link, a choice, a tick, what is folded; or the words of one. */
  press(wanted: Locator): Promise<void>;
  /** Puts this text into a field, in place of what stands there. */
  type(field: Locator, text: string): Promise<void>;
}

export const QUICK_HAND: Hand = {
  press: (wanted) => wanted.click(),
  type: (field, text) => field.fill(text),
};
