import { type ReactNode, useState } from 'react';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';

/**
 * Reads the truth once more: after a restart of Cisco Tftp, or when it was not known.
 * @param isChanged there is, or may be, something for which services and phones are restarted.
 */
export function ReadAgain({ isChanged }: { readonly isChanged: boolean }): ReactNode {
  const { state, texts, call } = useWizard();
  const { again: words, practice } = texts.window.platformResult;
  const [password, setPassword] = useState('');
  const busy = state.busy !== null;
  const read = (): void => {
    setPassword('');
    void call('readPlatformAgain', { osPassword: password });
  };
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      <Field label={words.password} hint={words.hint} value={password} onChange={setPassword} type="password" maxLength={256} />
      <p className="button-row">
        <Button onPress={read} isDisabled={busy}>
          {words.button}
        </Button>
      </p>
      {state.atPractice && isChanged ? (
        <>
          <h3 className="minor">{practice.title}</h3>
          <p className="quiet">{practice.lead}</p>
          <p className="button-row">
            <Button onPress={() => void call('restartPracticeServices', {})} isDisabled={busy}>
              {practice.button}
            </Button>
          </p>
        </>
      ) : null}
    </Section>
  );
}
