import { type Page } from 'playwright-core';

/** What a person uses to get at everything: each in turn gets the keyboard, then all is as before. */
const COVERED = `(() => {
  const [had, left, top] = [document.activeElement, scrollX, scrollY];
  const help = document.querySelector('.help:not([hidden])');
  const coversAll = help !== null && help.offsetWidth >= innerWidth;
  const front = coversAll ? help : [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.body;
  const found = [];
  for (const control of front.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    // What has it already would not be scrolled to.
    if (document.activeElement === control) control.blur();
    control.focus();
    if (document.activeElement !== control) continue;
    // What is drawn for a radio button is its label.
    const shown = control.getBoundingClientRect().width > 2 ? control : control.closest('label') ?? control;
    const box = shown.getBoundingClientRect();
    const x = box.left + Math.min(box.width / 2, 40);
    const isSeen = (y) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (shown.contains(hit) || hit.contains(shown) || hit.closest('.option')?.contains(shown));
    };
    // Of a table or a text that is higher than there is room, a part is enough.
    const isHigh = box.height > innerHeight / 3;
    const at = isHigh ? (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2 : null;
    if (at === null ? !isSeen(box.top + 3) || !isSeen(box.bottom - 3) : !isSeen(at) && !isSeen(box.top + 20)) found.push([x, box.top, box.bottom].map(Math.round) + ' ' + control.outerHTML.slice(0, 160));
  }
  if (had === document.body) {
    document.activeElement.blur();
    document.dispatchEvent(new Event('pointerdown'));
  } else had.focus({ preventScroll: true });
  scrollTo(left, top);
  return found;
})()`;

/** Dialogs that do not lie inside of the window, with everything of theirs that does not scroll. */
const OUTSIDE = `[...document.querySelectorAll('.modal')].map((modal) => modal.getBoundingClientRect())
  .filter(({ left, top, right, bottom }) => left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
  .map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(' '))`;

/** The page has taken note of the size of the window. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** How far the middle of what stands beside each other is from that of the window. */
const OFF_CENTRE = `(() => {
  const boxes = [...document.querySelectorAll('.stepper ol, .screen-body')].map((part) => part.getBoundingClientRect());
  if (boxes.length === 0) return 0;
  return (Math.min(...boxes.map(({ left }) => left)) + Math.max(...boxes.map(({ right }) => right)) - innerWidth) / 2;
})()`;

/** Sizes of a window that have to do, besides the one in which the walk goes. */
const SMALLEST = { width: 1024, height: 640 } as const;
const SMALL = { width: 800, height: 600 } as const;
const HUGE = { width: 3840, height: 2160 } as const;

/** Dialogs lie inside of the window. */
const dialogsOutside = async (page: Page): Promise<readonly string[]> => (await page.evaluate<string[]>(OUTSIDE)).map((box) => `a dialog lies outside of the window: ${box}`);

/** Nothing that has the keyboard may be hidden, wherever it stands (WCAG 2.4.11), and a dialog lies inside of the window. */
export async function hiddenParts(page: Page): Promise<readonly string[]> {
  const covered = await page.evaluate<string[]>(COVERED);
  return [...covered.map((control) => `hidden although it has the keyboard: ${control}`), ...(await dialogsOutside(page))];
}

/** Pages that were looked at in a huge window: the same frame holds every screen, and so many pixels take long to draw. */
const seenHuge = new WeakSet<Page>();

async function inHugeWindow(page: Page): Promise<readonly string[]> {
  if (seenHuge.has(page)) return [];
  seenHuge.add(page);
  await page.setViewportSize(HUGE);
  const off = await page.evaluate<number>(OFF_CENTRE);
  return Math.abs(off) > HUGE.width / 20 ? [`its contents lie ${Math.round(off)} pixels beside the middle of a huge window`] : [];
}

/** The same in the smallest window that has to do, dialogs in one between that and twice the size, and whether a huge one has its contents in the middle. The window is then as large as before. */
export async function inWindows(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize() ?? SMALLEST;
  await page.setViewportSize(SMALLEST);
  await page.evaluate(DRAWN);
  const found = (await hiddenParts(page)).map((fault) => `1024x640: ${fault}`);
  if ((await page.locator('.modal').count()) > 0) {
    await page.setViewportSize(SMALL);
    await page.evaluate(DRAWN);
    found.push(...(await dialogsOutside(page)).map((fault) => `800x600: ${fault}`));
  }
  found.push(...(await inHugeWindow(page)));
  await page.setViewportSize(before);
  return found;
}
