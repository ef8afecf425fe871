import { type ReactNode } from 'react';
import { fill } from '../../shared/texts/fill.ts';
import { Field } from '../ui/field.tsx';
import { useWizard } from '../wizard/context.ts';

interface TypedConsentProps {
  /** The name of the publisher. */
  readonly wanted: string;
  readonly typed: string;
  /** It was tried, and is not what is wanted. */
  readonly wrong?: boolean;
  readonly onType: (typed: string) => void;
}

/** Where a person types the name of the publisher to agree. */
export function TypedConsent({ wanted, typed, wrong = false, onType }: TypedConsentProps): ReactNode {
  const { consents: words } = useWizard().texts.window.choices;
  return <Field label={fill(words.field, { wanted })} hint={words.hint} error={wrong ? fill(words.wrong, { wanted }) : ''} value={typed} onChange={onType} figures />;
}
