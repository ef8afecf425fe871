import { type ReactNode } from 'react';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: T) => void;
}

/** A few choices side by side of which one holds. */
export const Segmented = <T extends string>({ label, value, options, onChange }: SegmentedProps<T>): ReactNode => (
  <fieldset className="segmented">
    <legend className="unseen">{label}</legend>
    {options.map((option) => (
      <label key={option.value} lang={option.lang}>
        <input type="radio" className="unseen" name={label} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
        <span>{option.label}</span>
      </label>
    ))}
  </fieldset>
);
