import { type HTMLInputAutoCompleteAttribute, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The keyboard has left it. */
  readonly onLeave?: () => void;
  readonly hint?: string;
  /** Why the value cannot be taken; empty = it can. */
  readonly error?: string;
  readonly type?: 'text' | 'password';
  readonly inputMode?: 'text' | 'numeric';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  /** For fingerprints, addresses and paths: figures of one width, no help by the keyboard. */
  readonly figures?: boolean;
  readonly className?: string;
  /** `data-typed`: finds it in a page that React has not reached yet. */
  readonly typedAs?: string;
}

/** A labelled line of text with a hint and, when the value cannot be taken, the reason. */
export function Field({ label, value, onChange, hint = '', error = '', type = 'text', figures = false, className = '', ...more }: FieldProps): ReactNode {
  const { inputMode, autoComplete = 'off', autoFocus = false, maxLength = 255, typedAs, onLeave } = more;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // Not React's `value`: that would write what is typed, a password too, into an attribute of the page.
  const isNew = useRef(true);
  useLayoutEffect(() => {
    const field = input.current;
    // What was typed before React came stays: its value follows.
    const keeps = isNew.current && field?.value !== '';
    isNew.current = false;
    if (field !== null && !keeps && field.value !== value) field.value = value;
  });
  // When the dialog around it is open; before, nothing in it can take the keyboard.
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  const said = error === '' ? hint : error;
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        data-typed={typedAs}
        className={figures ? 'input figures' : 'input'}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        aria-invalid={error !== '' || undefined}
        aria-describedby={said === '' ? undefined : `${id}-said`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
      {said === '' ? null : (
        <p id={`${id}-said`} className={error === '' ? 'hint' : 'field-error'}>
          {said}
        </p>
      )}
    </div>
  );
}
