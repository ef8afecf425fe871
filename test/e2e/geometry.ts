import { type Page } from 'playwright-core';

/** Where a control that has the keyboard is hidden, in words; null where it is seen. A function, as script. */
export const HIDDEN_AT = `((control) => {
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
  const isHidden = at === null ? !isSeen(box.top + 3) || !isSeen(box.bottom - 3) : !isSeen(at) && !isSeen(box.top + 20);
  return isHidden ? [x, box.top, box.bottom].map(Math.round) + ' ' + control.outerHTML.slice(0, 160) : null;
})`;

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
    const hidden = ${HIDDEN_AT}(control);
    if (hidden !== null) found.push(hidden);
  }
  if (had === document.body) {
    document.activeElement.blur();
    document.dispatchEvent(new Event('pointerdown'));
  } else had.focus({ preventScroll: true });
  scrollTo(left, top);
  return found;
})()`;

/** Whether the last button of the dialog, or of the screen, can be brought into sight. */
const REACHES_END = `(() => {
  const front = [...document.querySelectorAll('[role=dialog], dialog, body')].at(-1);
  const isHeard = (button) => button.getClientRects().length > 0 && button.closest('[aria-hidden=true], [inert]') === null;
  const last = [...front.querySelectorAll('button, [role=button]')].filter(isHeard).at(-1);
  if (last === undefined) return true;
  last.scrollIntoViewIfNeeded();
  const { top, bottom } = last.getBoundingClientRect();
  // Browsers scroll by whole pixels, boxes end between them.
  return top > -1 && bottom < innerHeight + 1;
})()`;

/** Dialogs that do not lie inside of the window, with everything of theirs that does not scroll. */
export const OUTSIDE = `[...document.querySelectorAll('.modal')].map((modal) => modal.getBoundingClientRect())
  .filter(({ left, top, right, bottom }) => left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
  .map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(' '))`;

/** Help, Cancel and Back stand at the same places, whichever of them there are and whatever else stands in the bar; in a narrow window they share it. */
const OFF_PLACE = `(() => {
  const bar = document.querySelector('.action-bar');
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (bar === null || innerWidth <= 44 * rem) return [];
  const parts = [...bar.children].slice(0, [...bar.children].findIndex((part) => part.matches('.action-words')));
  const from = parts[0].getBoundingClientRect().left;
  return parts.flatMap((part, place) => {
    const off = part.getBoundingClientRect().left - from - place * 8.25 * rem;
    return Math.abs(off) > 1 ? [part.textContent + ' ' + Math.round(off)] : [];
  });
})()`;

/** The page has taken note of the size of the window. */
export const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

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

/** Names of algorithms and addresses that go on in the next line, although where they stand there is room for them. */
const BROKEN = `(() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    for (const { 0: word, index } of text.data.matchAll(/SHA-\\d+|\\d{1,3}(?:\\.\\d{1,3}){3}/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()];
      const room = (text.parentElement.closest('.table-frame') ?? text.parentElement.closest('dt, dd, p, li, h1, h2, h3, div')).clientWidth;
      if (new Set(lines.map(({ top }) => Math.round(top))).size > 1 && lines.reduce((sum, { width }) => sum + width, 0) < room) found.push(word + ' in ' + text.parentElement.outerHTML.slice(0, 80));
    }
  }
  return found;
})()`;

/** What a window of 1120 by 720 has room for at 200 %. */
export const TWICE_THE_SIZE = { width: 560, height: 360 } as const;

/** Dialogs lie inside of the window. */
const toldOutside = (boxes: readonly string[]): readonly string[] => boxes.map((box) => `a dialog lies outside of the window: ${box}`);
const dialogsOutside = async (page: Page): Promise<readonly string[]> => toldOutside(await page.evaluate<string[]>(OUTSIDE));

const hidden = (covered: readonly string[]): readonly string[] => covered.map((control) => `hidden although it has the keyboard: ${control}`);

/** Nothing that has the keyboard may be hidden, wherever it stands (WCAG 2.4.11), and a dialog lies inside of the window. */
const hiddenParts = async (page: Page): Promise<readonly string[]> => {
  const moved = await page.evaluate<string[]>(OFF_PLACE);
  return [...hidden(await page.evaluate<string[]>(COVERED)), ...moved.map((button) => `a button of the bar has left its place: ${button}`), ...(await dialogsOutside(page))];
};

interface Narrow {
  readonly tooWide: boolean;
  readonly covered: readonly string[];
  readonly outside: readonly string[];
  readonly reachesEnd: boolean;
  readonly broken: readonly string[];
}

/** The same at twice the size, where nothing is cut off at the side either. The window stays so. */
export async function partsAtTwiceTheSize(page: Page): Promise<readonly string[]> {
  const { width } = page.viewportSize() ?? SMALLEST;
  if (width !== TWICE_THE_SIZE.width) await page.setViewportSize(TWICE_THE_SIZE);
  const { tooWide, covered, outside, reachesEnd, broken } = await page.evaluate<Narrow>(
    `${DRAWN}.then(() => ({ tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth, covered: ${COVERED}, outside: ${OUTSIDE}, reachesEnd: ${REACHES_END}, broken: ${BROKEN} }))`,
  );
  const found = [...(tooWide ? ['wider than the window'] : []), ...hidden(covered), ...toldOutside(outside), ...(reachesEnd ? [] : ['its last button cannot be reached']), ...broken.map((word) => `broken in two: ${word}`)];
  return found.map((fault) => `at twice the size: ${fault}`);
}

/** Pages that were looked at in a huge window: the same frame holds every screen, and so many pixels take long to draw. */
const seenHuge = new WeakSet<Page>();

async function inHugeWindow(page: Page): Promise<readonly string[]> {
  if (seenHuge.has(page)) return [];
  seenHuge.add(page);
  await page.setViewportSize(HUGE);
  await page.evaluate(DRAWN);
  const off = await page.evaluate<number>(OFF_CENTRE);
  return Math.abs(off) > HUGE.width / 20 ? [`its contents lie ${Math.round(off)} pixels beside the middle of a huge window`] : [];
}

/** The same in the smallest window that has to do, dialogs in one between that and twice the size, and whether a huge one has its contents in the middle. The window stays of another size. */
export async function inWindows(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(SMALLEST);
  await page.evaluate(DRAWN);
  const found = (await hiddenParts(page)).map((fault) => `1024x640: ${fault}`);
  if ((await page.locator('.modal').count()) > 0) {
    await page.setViewportSize(SMALL);
    await page.evaluate(DRAWN);
    found.push(...(await dialogsOutside(page)).map((fault) => `800x600: ${fault}`));
  }
  found.push(...(await inHugeWindow(page)));
  return found;
}
