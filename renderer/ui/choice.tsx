import { type ReactNode, useId } from 'react';

/** One of several things to choose from. */
export interface Option {
  readonly value: string;
  readonly title: string;
  readonly help?: ReactNode;
  /** Why it cannot be chosen, in a word or two; empty = it can. */
  readonly unavailable?: string;
}

interface ChoiceProps {
  readonly label: string;
  /** Empty = none yet. */
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** Options as cards, each with a word of help; what cannot be chosen says why. */
export function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className="choice" role="radiogroup" aria-labelledby={id}>
      <span className="choice-label" id={id}>
        {label}
      </span>
      {options.map(({ unavailable = '', ...option }, index) => {
        const help = `${id}-${index}`;
        return (
          <div key={option.value} className="option">
            <label className="option-button">
              <input
                type="radio"
                className="unseen"
                name={id}
                checked={option.value === value}
                disabled={unavailable !== ''}
                aria-describedby={option.help === undefined ? undefined : help}
                onChange={() => onChange(option.value)}
              />
              <span className="option-mark" aria-hidden="true" />
              {option.title}
            </label>
            {unavailable === '' ? null : <span className="tag tag-quiet">{unavailable}</span>}
            {option.help === undefined ? null : (
              <span id={help} className="option-help">
                {option.help}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
