import { type ReactNode, useState } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { leaveActions } from '../../steps/leave-actions.ts';
import { Field } from '../../ui/field.tsx';
import { Screen } from '../../frame/screen.tsx';

/** A node has ended a session while somebody read: nothing was lost, and one sign-in leads back to the same screen. */
export function PlatformSessionEnded(): ReactNode {
  const wizard = useWizard();
  const { sessionEnded: words } = wizard.texts.window.platformMode;
  const { platform, practice, atPractice, step } = wizard.state;
  const username = platform?.osUsername ?? '';
  // The practice cluster's passwords are no secrets.
  const [password, setPassword] = useState(atPractice ? (practice?.platform?.osPassword ?? '') : '');
  const send = (): void => {
    setPassword('');
    void wizard.call('signInPlatformAgain', { osPassword: password });
  };
  return (
    <Screen
      title={words.title}
      lead={step === 'preview' ? words.leadPlan : words.lead}
      submits
      focusesField
      primary={{ label: words.button, onPress: send, disabled: password === '' }}
      {...leaveActions(wizard)}
    >
      <div className="card">
        <Field label={fill(words.password, { username })} value={password} onChange={setPassword} type="password" maxLength={256} autoFocus />
        <p className="quiet">{words.why}</p>
      </div>
    </Screen>
  );
}
