import { type Locator } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until this lies within the window from top to bottom: what brings it there may do so some frames after it was drawn, and the page may move once more. */
export async function comesIntoSight(locator: Locator): Promise<void> {
  const isInSight = async (): Promise<boolean> => {
    const [box, window] = [await locator.boundingBox(), locator.page().viewportSize()];
    return box !== null && window !== null && box.y >= 0 && box.y + box.height <= window.height;
  };
  await expect.poll(isInSight, { message: `in sight: ${locator.toString()}` }).toBe(true);
}
