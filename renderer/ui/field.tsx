import { type HTMLInputAutoCompleteAttribute, type ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
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
}

/** A labelled line of text with a hint and, when the value cannot be taken, the reason. */
export function Field({ label, value, onChange, hint = '', error = '', type = 'text', figures = false, className = '', ...input }: FieldProps): ReactNode {
  const { inputMode, autoComplete = 'off', autoFocus = false, maxLength = 255 } = input;
  return (
    <TextField
      className={`field ${className}`}
      value={value}
      onChange={onChange}
      type={type}
      isInvalid={error !== ''}
      validationBehavior="aria"
      autoComplete={autoComplete}
      maxLength={maxLength}
      spellCheck="false"
      {...(inputMode === undefined ? {} : { inputMode })}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      <Input className={figures ? 'input figures' : 'input'} autoCapitalize="off" autoCorrect="off" />
      {hint === '' || error !== '' ? null : (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
