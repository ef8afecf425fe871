/** What was pressed in a page that cannot do it yet. */
export interface KeptPresses {
  /** Ends the keeping; presses are the page's own from here on. The function that comes back does what was pressed, once the page can. */
  readonly release: () => () => void;
}

/** What does something when it is pressed; text fields, links and what opens by itself are the browser's. */
const PRESSABLE = 'button:not([popovertarget]), .segmented label, input[type="radio"]';

/**
 * Keeps what is pressed in `place`. Enter in a field presses the button of its form, so that nothing is submitted: the browser would
 * leave the page for that.
 */
export function keepPresses(place: HTMLElement): KeptPresses {
  const pressed = new Set<HTMLElement>();
  const keep = (event: Event): void => {
    const pressable = event.target instanceof Element ? event.target.closest<HTMLElement>(PRESSABLE) : null;
    if (pressable === null) return;
    event.preventDefault();
    event.stopPropagation();
    pressed.add(pressable);
    // The press would have given the keyboard to its radio button.
    if (pressable instanceof HTMLLabelElement) pressable.control?.focus();
  };
  place.addEventListener('click', keep, { capture: true });
  return {
    release: () => {
      place.removeEventListener('click', keep, { capture: true });
      return () => {
        for (const one of pressed) one.click();
      };
    },
  };
}
