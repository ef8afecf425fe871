import axe from 'axe-core';
import { type Page } from 'playwright-core';

/** What WCAG 2.2 level AA asks for, as far as axe can tell. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTRAST = 'color-contrast';

/** Rule and element. */
const TOLD = '({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ": " + target.join(" ")))';

/** React Aria's live announcer is left out: for some seconds it keeps a note for screen readers that names a button by reference, also when the button has gone with its screen. */
const RULES = `axe.run({ exclude: ['[data-live-announcer]'] }, ${JSON.stringify({
  runOnly: { type: 'tag', values: TAGS },
  rules: { [CONTRAST]: { enabled: false } },
  resultTypes: ['violations'],
})}).then(${TOLD})`;

/**
 * Contrast follows from colours, sizes and grounds alone: text that has them all as text that was looked at before, on any screen, needs no other look. What lies
 * below an opaque ground is not seen; of sizes only those count from which WCAG 1.4.3 asks for less. Axe leaves out what is disabled or hidden from screen readers.
 */
const CONTRAST_OF_NEW = `(async (seen) => {
  const grounds = new Map([[null, { effects: '', below: '' }]]);
  const groundOf = (element) => {
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
      const around = groundOf(element.parentElement);
      const effect = opacity === '1' && filter === 'none' ? '' : '/' + [opacity, filter].join(' ');
      const isOpaque = backgroundImage === 'none' && backgroundColor.startsWith('rgb(');
      const own = backgroundImage === 'none' && backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : '/' + [backgroundColor, backgroundImage].join(' ');
      grounds.set(element, { effects: around.effects + effect, below: (isOpaque ? '' : around.below) + own + effect });
    }
    return grounds.get(element);
  };
  const sizeOf = ({ fontSize, fontWeight }) => (parseFloat(fontSize) >= 24 ? 'large' : parseFloat(fontSize) >= 18.5 ? 'weight ' + fontWeight : 'small');
  const known = new Set(seen);
  const found = new Map();
  const note = (element) => {
    if (element.getClientRects().length === 0 || element.closest('script, style, [data-live-announcer]') !== null) return;
    if (element.closest('[aria-disabled=true], :disabled, [aria-hidden=true], [inert]') !== null || element.closest('label')?.control?.disabled === true) return;
    const style = getComputedStyle(element);
    const { effects, below } = groundOf(element);
    const key = [style.color, sizeOf(style), style.textShadow, effects, below].join(' ');
    if (!known.has(key)) found.set(key, [...(found.get(key) ?? []), element]);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) if (texts.currentNode.data.trim() !== '') note(texts.currentNode.parentElement);
  document.querySelectorAll('input, select, textarea').forEach(note);
  const include = [...found.values()].flat();
  if (include.length === 0) return { faults: [], keys: [] };
  const faults = await axe.run({ include }, { runOnly: ['${CONTRAST}'], resultTypes: ['violations'] }).then(${TOLD});
  return { faults, keys: [...found.keys()] };
})`;

/** Of all pages that this process has looked at. */
const seenColours = new Set<string>();

/** What a page breaks of the rules that depend on no colour. */
export async function brokenRules(page: Page): Promise<readonly string[]> {
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe.source);
  return await page.evaluate<string[]>(RULES);
}

/** Text that stands out too little from its ground, of that which looks like none before; after {@link brokenRules}. */
export async function faintTexts(page: Page): Promise<readonly string[]> {
  const { faults, keys } = await page.evaluate<{ readonly faults: readonly string[]; readonly keys: readonly string[] }>(`${CONTRAST_OF_NEW}(${JSON.stringify([...seenColours])})`);
  for (const key of keys) seenColours.add(key);
  return faults;
}
