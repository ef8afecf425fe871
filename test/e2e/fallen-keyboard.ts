/**
 * Runs in every page that a test opens: says on the console, whose errors no walk may have (browser.ts), when what had the keyboard has gone or
 * cannot have it any more and nothing has it instead. A person who clicks beside everything has let go of it.
 */
export const FALLEN_KEYBOARD = `(() => {
  /** Frames in which a screen, a dialog or the page itself may give it to something. */
  const PATIENCE = 12;
  const WITH_KEYBOARD = 'a[href], button, input, select, textarea, summary, label, [tabindex]';
  let held = null;
  let isWaiting = false;
  const isLost = () => held !== null && document.activeElement === document.body;
  const look = () => {
    isWaiting = false;
    // It may have fallen in this frame.
    const from = held;
    if (isLost()) after(PATIENCE, () => void (from === held && tell()));
  };
  const tell = () => {
    if (!isLost()) return;
    console.error('the keyboard fell to the page from ' + held.outerHTML.slice(0, 200));
    held = null;
  };
  const after = (frames, then) => (frames === 0 ? then() : requestAnimationFrame(() => after(frames - 1, then)));
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    after(PATIENCE, look);
  };
  document.addEventListener('focusin', ({ target }) => void (held = target), true);
  document.addEventListener('pointerdown', ({ target }) => void (held = target instanceof Element && target.closest(WITH_KEYBOARD) !== null ? held : null), true);
  for (const acted of ['click', 'keyup', 'focusout']) document.addEventListener(acted, soon, true);
  new MutationObserver(soon).observe(document, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'inert'] });
})()`;
