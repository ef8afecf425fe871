import { type ReactNode } from 'react';

interface TickProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly isDisabled?: boolean;
}

/** A statement to be ticked. */
export const Tick = ({ label, checked, onChange, isDisabled = false }: TickProps): ReactNode => (
  <label className="tick tick-plain">
    <input type="checkbox" checked={checked} disabled={isDisabled} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
);
