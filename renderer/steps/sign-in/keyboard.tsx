import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand/react';
import { useFirstScreen } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';

/**
 * Where the sign-in was filled in, the button that did it may be gone, and the keyboard with it. It then goes to the first field that is still empty (a password),
 * else to Next. Stands behind the fields, so that they are there before it.
 */
export function KeyboardGoesOn(): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  const { busy } = useFirstScreen().state;
  const filledIn = useStore(wizardUi, (ui) => ui.filledIn);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!filledIn || busy !== null || form === null || form === undefined) return;
    wizardUi.setState({ filledIn: false });
    // Who is typing already is not taken away from there.
    if (document.activeElement instanceof HTMLInputElement) return;
    const empty = [...form.querySelectorAll<HTMLInputElement>('fieldset.card input.input')].find(({ value }) => value === '');
    (empty ?? form.querySelector<HTMLButtonElement>('button[type=submit]'))?.focus();
  }, [filledIn, busy]);
  return <span ref={place} hidden />;
}
