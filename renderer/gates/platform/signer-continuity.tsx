import { type ReactNode, useState } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { leaveActions } from '../../steps/leave-actions.ts';
import { SignerChange } from '../../steps/preview/platform/signer-change.tsx';
import { NoUndo } from '../../steps/preview/platform/no-undo.tsx';
import { Field } from '../../ui/field.tsx';
import { Screen } from '../../frame/screen.tsx';

/** Phones may need visits: the change is shown only once a person has typed that it shall be so. */
export function SignerContinuity({ consent }: { readonly consent: string }): ReactNode {
  const wizard = useWizard();
  const { consent: words } = wizard.texts.window.platformChange;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const plan = wizard.state.platform?.plan ?? null;
  if (plan === null) return null;
  const agree = (): void => {
    const isIt = typed.trim() === consent;
    setWrong(!isIt);
    if (isIt) void wizard.call('consentToVisits', { planId: plan.id, typed: consent });
  };
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      submits
      primary={{ label: words.go, onPress: agree, danger: true, disabled: typed === '' }}
      {...leaveActions(wizard)}
    >
      <SignerChange plan={plan} />
      <NoUndo plan={plan} />
      <Field
        label={fill(words.field, { wanted: consent })}
        hint={words.hint}
        error={wrong ? fill(words.wrong, { wanted: consent }) : ''}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setWrong(false);
        }}
        figures
      />
    </Screen>
  );
}
