import { type ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { AriaLocale } from './aria-locale.tsx';

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
export const Choice = ({ label, value, options, onChange }: ChoiceProps): ReactNode => (
  <AriaLocale>
    <RadioGroup className="choice" value={value === '' ? null : value} onChange={onChange}>
      <Label className="choice-label">{label}</Label>
      {options.map((option) => (
        <RadioField key={option.value} value={option.value} className="option" isDisabled={(option.unavailable ?? '') !== ''}>
          <RadioButton className="option-button">
            <span className="option-mark" aria-hidden="true" />
            {option.title}
          </RadioButton>
          {(option.unavailable ?? '') === '' ? null : <span className="tag tag-quiet">{option.unavailable}</span>}
          {option.help === undefined ? null : (
            <Text slot="description" className="option-help">
              {option.help}
            </Text>
          )}
        </RadioField>
      ))}
    </RadioGroup>
  </AriaLocale>
);
