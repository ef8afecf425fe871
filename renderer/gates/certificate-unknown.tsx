import { type ReactNode, useState } from 'react';
import { certificateKey, comparePasted } from '../../shared/domain/pasted-keys.ts';
import { useWizard } from '../wizard/context.ts';
import { wizardUi } from '../wizard/typed.ts';
import { acceptAndSignIn } from '../steps/sign-in/calls.ts';
import { CertificateFacts } from '../frame/certificate-facts.tsx';
import { PasteField } from '../frame/pasted-keys.tsx';
import { Screen } from '../frame/screen.tsx';
import { Section } from '../ui/section.tsx';

/** Trust on first use: a person compares the certificate before anything is sent. */
export function CertificateUnknown(): ReactNode {
  const wizard = useWizard();
  const { certificate: words } = wizard.texts.window.signIn;
  const { button } = wizard.texts.window.frame;
  const { certificate } = wizard.state.signIn;
  const [pasted, setPasted] = useState('');
  if (certificate === null) return null;
  const keys = [certificateKey(certificate)];
  const compared = comparePasted(pasted, keys);
  const isOther = compared.foreign.length > 0;
  return (
    <Screen
      title={words.unknownTitle}
      lead={words.unknownLead}
      primary={{ label: words.accept, onPress: () => void acceptAndSignIn(wizard, certificate.sha256, false), disabled: isOther }}
      hint={isOther ? wizard.texts.window.pastedKeys.refused : ''}
      cancel={{ label: button.cancel, onPress: () => wizardUi.setState({ editingSignIn: true }) }}
    >
      <div className="card">
        <CertificateFacts certificate={certificate} server={`${certificate.host}:${certificate.port}`} compared={compared} />
      </div>
      <PasteField value={pasted} onChange={setPasted} compared={compared} keys={keys} />
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
