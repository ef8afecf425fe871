import { type ReactNode } from 'react';

interface TickProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Work that somebody does: it is struck out once it is done. */
  readonly isTask?: boolean;
  /** As with a button: it keeps the keyboard. */
  readonly isDisabled?: boolean;
}

/** A statement, or work, to be ticked. */
export const Tick = ({ label, checked, onChange, isTask = false, isDisabled = false }: TickProps): ReactNode => (
  <label className={isTask ? 'tick tick-task' : 'tick'}>
    <input type="checkbox" checked={checked} aria-disabled={isDisabled || undefined} onChange={(event) => (isDisabled ? undefined : onChange(event.currentTarget.checked))} />
    <span>{label}</span>
  </label>
);
