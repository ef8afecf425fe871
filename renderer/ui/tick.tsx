import { type ReactNode } from 'react';

interface TickProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** As with a button: it keeps the keyboard. */
  readonly isDisabled?: boolean;
}

/** A statement to be ticked. */
export const Tick = ({ label, checked, onChange, isDisabled = false }: TickProps): ReactNode => (
  <label className="tick tick-plain">
    <input type="checkbox" checked={checked} aria-disabled={isDisabled || undefined} onChange={(event) => (isDisabled ? undefined : onChange(event.currentTarget.checked))} />
    <span>{label}</span>
  </label>
);
