import { type ReactNode } from 'react';
import { type ChangeChoices } from '../../../shared/domain/choices.ts';
import { type PlanView } from '../../../shared/domain/plan.ts';
import { useWizard } from '../../wizard/context.ts';
import { Tick } from '../../ui/tick.tsx';

/** Whether Phone-SAST-trust makes a difference to phones: without it nobody vouches for the signer. Once ticked it stays where it was. */
export const trustMatters = ({ findings }: PlanView, { phoneSastTrust }: ChangeChoices): boolean => phoneSastTrust || findings.some(({ rule }) => rule === 'phones-need-visit');

/** Has the publisher trust the tokens first, so that TVS vouches for them. */
export function TrustTokens({ choices }: { readonly choices: ChangeChoices }): ReactNode {
  const { state, texts, call } = useWizard();
  const { more: words } = texts.window.choices;
  return (
    <Tick
      label={
        <>
          {words.trust}
          <span className="cell-note">{words.trustHelp}</span>
        </>
      }
      checked={choices.phoneSastTrust}
      onChange={(phoneSastTrust) => void call('setChoices', { changed: { phoneSastTrust } })}
      isDisabled={state.busy !== null}
    />
  );
}
