/** Frames in which a form is drawn that could not be sent. */
const PATIENCE = 2;

const SENDS = '.button-primary, .button-danger, [type=submit]';

/** Where something could not be sent, the first field that is wrong gets the keyboard: Enter in a field presses the button, too. @returns stops that. */
export function leadToWrongField(): () => void {
  const onClick = ({ target }: MouseEvent): void => {
    const form = target instanceof Element ? target.closest(SENDS)?.closest('[role=dialog], .screen') : null;
    const after = (frames: number): void => {
      if (frames === 0) form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      else requestAnimationFrame(() => after(frames - 1));
    };
    if (form !== null && form !== undefined) after(PATIENCE);
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}
