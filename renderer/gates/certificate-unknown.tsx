import { type ReactNode } from 'react';
import { certificateKey } from '../../shared/domain/pasted-keys.ts';
import { useWizard } from '../wizard/context.ts';
import { wizardUi } from '../wizard/typed.ts';
import { acceptAndSignIn } from '../steps/sign-in/calls.ts';
import { CertificateFacts } from '../frame/certificate-facts.tsx';
import { usePasting } from '../frame/pasted-keys.tsx';
import { Screen } from '../frame/screen.tsx';
import { Section } from '../ui/section.tsx';

/** Trust on first use: a person compares the certificate before anything is sent. */
export function CertificateUnknown(): ReactNode {
  const wizard = useWizard();
  const { certificate: words } = wizard.texts.window.signIn;
  const { button } = wizard.texts.window.frame;
  const { certificate } = wizard.state.signIn;
  const { compared, refused, field } = usePasting(certificate === null ? [] : [certificateKey(certificate)]);
  if (certificate === null) return null;
  return (
    <Screen
      title={words.unknownTitle}
      lead={words.unknownLead}
      primary={{ label: words.accept, onPress: () => void acceptAndSignIn(wizard, certificate.sha256, false), disabled: refused !== '' }}
      hint={refused}
      cancel={{ label: button.cancel, onPress: () => wizardUi.setState({ editingSignIn: true }) }}
    >
      <div className="card">
        <CertificateFacts certificate={certificate} server={`${certificate.host}:${certificate.port}`} compared={compared} />
      </div>
      {field}
      <Section title={words.how}>
        <ol className="numbered">
          {Object.values<string>(words.howSteps).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
    </Screen>
  );
}
