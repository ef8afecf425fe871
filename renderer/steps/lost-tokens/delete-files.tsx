import { type ReactNode, useState } from 'react';
import { DELETE_CTL_FILE } from '../../../shared/domain/platform/commands.ts';
import { LOST_TOKENS_CONFIRMATIONS } from '../../../shared/domain/platform/lost-tokens.ts';
import { isTyped } from '../../../shared/domain/rules/consent.ts';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';

/** The last step: opens when all is confirmed and copied, and wants the name typed. */
export function DeleteFiles({ view }: { readonly view: LostTokensView }): ReactNode {
  const { texts, call, state } = useWizard();
  const { remove: words } = texts.window.lostTokens;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { consent, phase, confirmed } = view;
  const open = phase === 'copied' && LOST_TOKENS_CONFIRMATIONS.every((item) => confirmed.includes(item));
  const remove = (): void => {
    const isIt = isTyped(typed, consent);
    setWrong(!isIt);
    if (isIt) void call('deleteCtlFiles', { typed: typed.trim() });
  };
  return (
    <Section title={words.title}>
      {open ? (
        <>
          <Notice tone="danger">
            <p>{words.body}</p>
          </Notice>
          <p>{words.command}</p>
          <pre className="command" tabIndex={0} translate="no">
            {DELETE_CTL_FILE}
          </pre>
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
          <p className="button-row">
            <Button look="danger" onPress={remove} isDisabled={typed === ''} isPending={state.busy !== null}>
              {words.button}
            </Button>
          </p>
        </>
      ) : (
        <p className="quiet">{words.waits}</p>
      )}
    </Section>
  );
}
