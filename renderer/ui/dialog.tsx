import { type ReactNode, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** A wide one holds text such as `show ctl`. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * A modal dialog; Escape closes it. It is drawn only while it is open. The browser makes the rest of the page inert and gives the
 * keyboard back to what had it before (HTML, `showModal`).
 */
export function Dialog({ title, onClose, wide = false, children }: DialogProps): ReactNode {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const closed = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current === null) return;
    const listener = (): void => closed();
    current.addEventListener('close', listener);
    current.showModal();
    // Its name is read out first; a field that wants the keyboard takes it afterwards.
    current.focus();
    return () => {
      current.removeEventListener('close', listener);
      current.close();
    };
  }, []);
  // Outside of the screen, whose form it must not be part of.
  return createPortal(
    <dialog ref={dialog} className={wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>,
    document.body,
  );
}
