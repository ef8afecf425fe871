/** Frames in which what gave the keyboard may still move the page. */
const PATIENCE = 4;

/** A table that scrolls by itself may be higher than the window: of it a part is enough. */
const isLow = (element: Element): boolean => element.getBoundingClientRect().height < window.innerHeight / 2;

/**
 * What has the keyboard is in sight: a dialog that goes gives it back without scrolling, and the screen below may have grown meanwhile; and the page has no height yet when its first
 * field gets it. Tab itself scrolls, though in a field of several lines to the first of them only. Under a mouse nothing moves.
 * @returns stops that.
 */
export function keepKeyboardInSight(): () => void {
  const bring = (held: Element): void => {
    if (document.activeElement === held && held instanceof HTMLElement && held.tabIndex >= 0 && held.matches(':focus-visible') && isLow(held)) held.scrollIntoView({ block: 'nearest' });
  };
  const after = (frames: number, held: Element): void => (frames === 0 ? bring(held) : void requestAnimationFrame(() => after(frames - 1, held)));
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    bring(target);
    after(PATIENCE, target);
  };
  // The first screen stood in the page before.
  if (document.activeElement !== null) after(PATIENCE, document.activeElement);
  document.addEventListener('focusin', onFocus);
  return () => document.removeEventListener('focusin', onFocus);
}
