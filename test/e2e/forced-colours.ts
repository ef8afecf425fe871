import { type Page } from 'playwright-core';

/**
 * What a person could not tell where the system sets all colours (high contrast): which choice is taken, where a control ends, what has the keyboard. Grounds and
 * shadows are gone there, so that borders, outlines and the system's own colours have to say it.
 */
const UNTELLABLE = `(() => {
  const found = [];
  const short = (element) => element.outerHTML.slice(0, 140);
  const drawn = (element) => {
    const { borderTopWidth, borderTopColor, backgroundColor, outlineStyle } = getComputedStyle(element);
    return [borderTopWidth, borderTopColor, backgroundColor, outlineStyle].join(' ');
  };
  const isShown = (element) => element.getClientRects().length > 0;
  for (const group of document.querySelectorAll('.segmented, .choice')) {
    const marks = [...group.querySelectorAll('label, .option')].filter((option) => !option.querySelector('label')).map((option) => ({ mark: option.querySelector('.option-mark') ?? option, taken: option.querySelector(':checked') !== null }));
    const taken = marks.find((one) => one.taken);
    const other = marks.find((one) => !one.taken);
    if (taken && other && drawn(taken.mark) === drawn(other.mark)) found.push('which is taken: ' + short(group));
  }
  for (const control of document.querySelectorAll('.button:not(.button-plain), .input, .option, .notice, .card:not(.card-quiet), .modal, .step-mark')) {
    const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(control);
    if (isShown(control) && (parseFloat(borderTopWidth) < 1 || borderTopStyle === 'none' || borderTopColor === backgroundColor)) found.push('where it ends: ' + short(control));
  }
  const now = document.querySelector('.step-now .step-mark');
  const next = document.querySelector('.step-next .step-mark');
  if (now && next && drawn(now) === drawn(next)) found.push('which step it is');
  for (const icon of document.querySelectorAll('.icon')) {
    const { stroke, color } = getComputedStyle(icon);
    if (isShown(icon) && stroke !== color) found.push('an icon: ' + short(icon));
  }
  for (const button of document.querySelectorAll('.button[aria-disabled]')) {
    const able = document.querySelector('.button:not([aria-disabled])');
    if (able && getComputedStyle(button).color === getComputedStyle(able).color) found.push('what cannot be pressed: ' + short(button));
  }
  const had = document.activeElement;
  const kinds = new Set();
  for (const control of ([...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.body).querySelectorAll('a[href], button, input, select, textarea, summary')) {
    const kind = [control.localName, control.type, control.className, control.parentElement.className].join(' ');
    if (kinds.has(kind) || !isShown(control)) continue;
    kinds.add(kind);
    if (document.activeElement === control) control.blur();
    control.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== control) continue;
    // What is drawn for a radio button is its label.
    const ringed = [control, control.closest('label'), control.closest('.option')].filter((one) => one !== null).map((one) => getComputedStyle(one));
    if (!ringed.some(({ outlineStyle, outlineWidth, outlineColor, backgroundColor }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== backgroundColor)) found.push('what has the keyboard: ' + short(control));
  }
  if (had === document.body) {
    document.activeElement.blur();
    document.dispatchEvent(new Event('pointerdown'));
  } else had.focus({ preventScroll: true });
  return found;
})()`;

/** What moves although the person asked for no motion. */
const MOVING = `document.getAnimations().filter(({ playState }) => playState === 'running').map(({ effect }) => 'it moves: ' + effect.target.outerHTML.slice(0, 140))`;

/** What is wrong for a person whose system sets all colours, or who asked for no motion. */
export async function withoutColoursAndMotion(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const untellable = await page.evaluate<string[]>(UNTELLABLE);
  const moving = await page.evaluate<string[]>(MOVING);
  await page.emulateMedia({ forcedColors: 'none' });
  return [...untellable.map((fault) => `forced colours do not tell ${fault}`), ...moving];
}
