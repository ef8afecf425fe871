import { type ReactNode, useState } from 'react';
import { useWizard } from '../../app/wizard.ts';
import { resetSignIn, typeSignIn } from '../../app/wizard-ui.ts';
import { Field } from '../../ui/field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { PracticeOffer } from './practice-offer.tsx';
import { connect } from './sign-in-calls.ts';
import { type SignInProblems, signInProblems, useSignInValues } from './sign-in-fields.ts';

/** Publisher, port and credentials; Next shows the certificate or signs in. */
export function SignInStep(): ReactNode {
  const wizard = useWizard();
  const { signIn: words, frame } = wizard.texts.window;
  const values = useSignInValues();
  const [tried, setTried] = useState(false);
  // As it was when the screen came: typing must not move the keyboard.
  const [startsEmpty] = useState(values.host === '');
  // Told once Next was pressed, and only as long as they last.
  const problems: SignInProblems = tried ? signInProblems(values) : {};

  const next = (): void => {
    const complete = Object.keys(signInProblems(values)).length === 0;
    setTried(!complete);
    if (complete && wizard.state.busy === null) void connect(wizard, values);
  };
  const cancel = (): void => {
    resetSignIn();
    setTried(false);
  };
  const type = (name: keyof typeof values) => (value: string) => typeSignIn({ [name]: value });

  return (
    <Screen
      title={words.title}
      lead={words.lead}
      submits
      focusesField={startsEmpty}
      primary={{ label: frame.button.next, onPress: next }}
      cancel={{ label: frame.button.cancel, onPress: cancel }}
    >
      <fieldset className="card">
        <legend>{words.group}</legend>
        <div className="field-row">
          <Field
            label={words.host}
            hint={words.hostHint}
            error={problems.host === true ? words.hostWrong : ''}
            value={values.host}
            onChange={type('host')}
            className="field-wide"
            figures
            autoFocus={startsEmpty}
          />
          <Field
            label={words.port}
            hint={words.portHint}
            error={problems.port === true ? words.portWrong : ''}
            value={values.port}
            onChange={type('port')}
            inputMode="numeric"
            maxLength={5}
            className="field-narrow"
            figures
          />
        </div>
        <Field
          label={words.username}
          error={problems.username === true ? words.usernameWrong : ''}
          value={values.username}
          onChange={type('username')}
          autoComplete="username"
          maxLength={128}
        />
        <Field
          label={words.password}
          hint={wizard.state.signIn.certificate !== null && values.password === '' ? words.passwordAgain : ''}
          error={problems.password === true ? words.passwordWrong : ''}
          value={values.password}
          onChange={type('password')}
          type="password"
          autoComplete="off"
          maxLength={256}
        />
      </fieldset>
      <PracticeOffer />
    </Screen>
  );
}
