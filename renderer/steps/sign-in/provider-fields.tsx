import { type ReactNode } from 'react';
import { useFirstScreen } from '../../wizard/context.ts';
import { typeSignIn } from '../../wizard/typed.ts';
import { Field } from '../../ui/field.tsx';
import { type SignInProblems, type SignInValues } from './fields.ts';

interface ProviderFieldsProps {
  readonly values: SignInValues;
  readonly problems: SignInProblems;
  readonly takesKeyboard: boolean;
  /** The address was left. */
  readonly onLeave: () => void;
}

/** Address and credentials of the CTL Provider. */
export function ProviderFields({ values, problems, takesKeyboard, onLeave }: ProviderFieldsProps): ReactNode {
  const { state, texts } = useFirstScreen();
  const { signIn: words } = texts.window;
  const type = (name: keyof SignInValues) => (value: string) => typeSignIn({ [name]: value });
  return (
    <fieldset className="card">
      <legend>{words.group}</legend>
      <div className="field-row">
        <Field
          label={words.host}
          hint={words.hostHint}
          error={problems.host === true ? words.hostWrong : ''}
          typedAs="host"
          value={values.host}
          onChange={type('host')}
          onLeave={onLeave}
          className="field-wide"
          figures
          autoFocus={takesKeyboard}
        />
        <Field
          label={words.port}
          hint={words.portHint}
          error={problems.port === true ? words.portWrong : ''}
          typedAs="port"
          value={values.port}
          onChange={type('port')}
          onLeave={onLeave}
          inputMode="numeric"
          maxLength={5}
          className="field-narrow"
          figures
        />
      </div>
      <Field
        label={words.username}
        error={problems.username === true ? words.usernameWrong : ''}
        typedAs="username"
        value={values.username}
        onChange={type('username')}
        autoComplete="username"
        maxLength={128}
      />
      <Field
        label={words.password}
        hint={state.signIn.certificate !== null && values.password === '' ? words.passwordAgain : ''}
        error={problems.password === true ? words.passwordWrong : ''}
        typedAs="password"
        value={values.password}
        onChange={type('password')}
        type="password"
        autoComplete="off"
        maxLength={256}
      />
    </fieldset>
  );
}
