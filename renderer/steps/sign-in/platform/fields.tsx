import { type ReactNode } from 'react';
import { useWizard } from '../../../wizard/context.ts';
import { typePlatform } from '../../../wizard/typed.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { askOffers } from './calls.ts';
import { PlatformOffers } from './offers.tsx';
import { type PlatformProblems, type PlatformValues, addressProblems } from './values.ts';

interface ValuesProps {
  readonly values: PlatformValues;
  readonly problems: PlatformProblems;
}

interface PlatformFieldsProps extends ValuesProps {
  /** The address was left. */
  readonly onLeave: () => void;
  /** What was found there so far. */
  readonly found: ReactNode;
}

type TextName = Exclude<keyof PlatformValues, 'olderNode'>;

const type = (name: TextName) => (value: string) => typePlatform({ [name]: value });

/** Address of the publisher and the two users of the platform, asked for apart. */
export function PlatformFields({ values, problems, onLeave, found }: PlatformFieldsProps): ReactNode {
  const wizard = useWizard();
  const { signIn, platformSignIn: words } = wizard.texts.window;
  const addressed = Object.keys(addressProblems(values)).length === 0;
  return (
    <>
      <fieldset className="card">
        <legend>{signIn.group}</legend>
        <Field label={signIn.host} hint={words.hostHint} error={problems.host === true ? signIn.hostWrong : ''} value={values.host} onChange={type('host')} onLeave={onLeave} figures />
        <details className="more" open={problems.sshPort === true || problems.axlPort === true || undefined}>
          <summary>{words.ports.summary}</summary>
          <div className="more-fields">
            <div className="field-row">
              <PortField name="sshPort" label={words.ports.ssh} hint={words.ports.sshHint} values={values} problems={problems} />
              <PortField name="axlPort" label={words.ports.axl} hint={words.ports.axlHint} values={values} problems={problems} />
            </div>
            {values.olderNode ? null : <OlderNode checked={false} />}
          </div>
        </details>
        {values.olderNode ? (
          <Notice tone="warning" title={words.older.warning}>
            <p>{words.older.body}</p>
            <OlderNode checked />
          </Notice>
        ) : null}
        <p className="button-row">
          <Button onPress={() => void askOffers(wizard, values)} isDisabled={!addressed || wizard.state.busy !== null}>
            {words.ask}
          </Button>
        </p>
        <div role="status">{found}</div>
        <PlatformOffers />
      </fieldset>
      <fieldset className="card">
        <legend>{words.os.group}</legend>
        <p className="quiet">{words.os.help}</p>
        <Field
          label={words.os.username}
          error={problems.osUsername === true ? words.os.usernameWrong : ''}
          value={values.osUsername}
          onChange={type('osUsername')}
          autoComplete="username"
          maxLength={128}
        />
        <PasswordField name="osPassword" label={words.os.password} wrong={words.os.passwordWrong} values={values} problems={problems} />
      </fieldset>
      <fieldset className="card">
        <legend>{words.axl.group}</legend>
        <p className="quiet">{words.axl.help}</p>
        <Field label={words.axl.username} value={values.axlUsername} onChange={type('axlUsername')} maxLength={128} />
        <PasswordField name="axlPassword" label={words.axl.password} wrong={words.axl.passwordWrong} values={values} problems={problems} />
      </fieldset>
    </>
  );
}

/** Whether weak algorithms are allowed; where they are, it stands beside what that means. */
function OlderNode({ checked }: { readonly checked: boolean }): ReactNode {
  const { older } = useWizard().texts.window.platformSignIn;
  return <Tick label={older.label} checked={checked} onChange={(olderNode) => typePlatform({ olderNode })} />;
}

interface NamedProps extends ValuesProps {
  readonly name: TextName;
  readonly label: string;
}

function PortField({ name, label, hint, values, problems }: NamedProps & { readonly hint: string }): ReactNode {
  const { portWrong } = useWizard().texts.window.signIn;
  return (
    <Field
      label={label}
      hint={hint}
      error={problems[name] === true ? portWrong : ''}
      value={values[name]}
      onChange={type(name)}
      inputMode="numeric"
      maxLength={5}
      className="field-narrow"
      figures
    />
  );
}

const PasswordField = ({ name, label, wrong, values, problems }: NamedProps & { readonly wrong: string }): ReactNode => (
  <Field label={label} error={problems[name] === true ? wrong : ''} value={values[name]} onChange={type(name)} type="password" autoComplete="off" maxLength={256} />
);
