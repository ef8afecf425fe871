import { type SubmitEvent, type ReactNode, useState } from 'react';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Section } from '../../../ui/section.tsx';

/**
 * Reads the truth once more: after a restart of Cisco Tftp, or when it was not known.
 * @param isFirst it comes before everything else that is left.
 */
export function ReadAgain({ isFirst }: { readonly isFirst: boolean }): ReactNode {
  const { state, texts, call } = useWizard();
  const { again: words } = texts.window.platformResult;
  const [password, setPassword] = useState('');
  const read = (event: SubmitEvent): void => {
    event.preventDefault();
    if (state.busy !== null) return;
    setPassword('');
    void call('readPlatformAgain', { osPassword: password });
  };
  const contents = (
    <form className="section" onSubmit={read} noValidate>
      <p className="quiet">{words.lead}</p>
      <Field label={words.password} hint={words.hint} value={password} onChange={setPassword} type="password" maxLength={256} />
      <p className="button-row">
        <Button look={isFirst ? 'primary' : 'quiet'} type="submit" isDisabled={state.busy !== null}>
          {words.button}
        </Button>
      </p>
    </form>
  );
  return isFirst ? <Section title={words.title}>{contents}</Section> : <Fold title={words.title}>{contents}</Fold>;
}
