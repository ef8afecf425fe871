import { type ReactNode, useState } from 'react';
import { certificateKey, isEndOf } from '../../shared/domain/pasted-keys.ts';
import { useWizard } from '../wizard/context.ts';
import { wizardUi } from '../wizard/typed.ts';
import { acceptAndSignIn } from '../steps/sign-in/calls.ts';
import { CertificateFacts } from '../frame/certificate-facts.tsx';
import { Digest } from '../ui/digest.tsx';
import { Field } from '../ui/field.tsx';
import { Screen } from '../frame/screen.tsx';
import { Section } from '../ui/section.tsx';

/** Another certificate than the accepted one: blocked, unless a person proves to have compared it. */
export function CertificateChanged(): ReactNode {
  const wizard = useWizard();
  const { certificate: words } = wizard.texts.window.signIn;
  const { button } = wizard.texts.window.frame;
  const { certificate } = wizard.state.signIn;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  if (certificate === null) return null;
  const replace = (): void => {
    const fits = isEndOf(certificateKey(certificate), typed);
    setWrong(!fits);
    if (fits) void acceptAndSignIn(wizard, certificate.sha256, true);
  };
  return (
    <Screen
      title={words.changedTitle}
      lead={words.changedLead}
      primary={{ label: words.replace, onPress: replace, danger: true, disabled: typed === '' }}
      cancel={{ label: button.cancel, onPress: () => wizardUi.setState({ editingSignIn: true }) }}
    >
      <Section title={words.presented}>
        <div className="card">
          <CertificateFacts certificate={certificate} server={`${certificate.host}:${certificate.port}`} />
        </div>
      </Section>
      <Section title={words.accepted}>
        <p className="card">
          <Digest hex={certificate.acceptedSha256} />
        </p>
      </Section>
      <Section title={words.replaceTitle}>
        <p>{words.replaceBody}</p>
        <Field
          label={words.replaceField}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setWrong(false);
          }}
          error={wrong ? words.replaceWrong : ''}
          maxLength={120}
          figures
          className="field-narrow"
        />
      </Section>
    </Screen>
  );
}
