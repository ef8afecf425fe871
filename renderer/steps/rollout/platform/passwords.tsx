import { type SubmitEvent, type ReactNode } from 'react';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Field } from '../../../ui/field.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { type CredentialProblems, type TypedCredentials } from './credentials.ts';

interface PasswordsProps {
  readonly typed: TypedCredentials;
  readonly problems: CredentialProblems;
  readonly holds: boolean;
  readonly onHold: (holds: boolean) => void;
}

/** Nothing is sent from here: the plan has a button of its own. */
const stay = (event: SubmitEvent): void => event.preventDefault();

/** The two users of the cluster, and whether their passwords are kept while the rollout runs, with what that means. */
export function Passwords({ typed: { values, type }, problems, holds, onHold }: PasswordsProps): ReactNode {
  const { state, texts } = useWizard();
  const { passwords: words } = texts.window.rollout.plan;
  const username = state.platform?.osUsername ?? '';
  return (
    <>
      <p className="quiet">{words.lead}</p>
      <form className="card rollout-fields" onSubmit={stay} noValidate>
        <Field
          label={fill(words.osPassword, { username })}
          error={problems.osPassword === true ? words.osPasswordWrong : ''}
          value={values.osPassword}
          onChange={(osPassword) => type({ osPassword })}
          type="password"
          maxLength={256}
        />
        <div className="field-row">
          <Field label={words.axlUsername} hint={words.axlHint} value={values.axlUsername} onChange={(axlUsername) => type({ axlUsername })} maxLength={128} className="field-half" />
          <Field
            label={words.axlPassword}
            error={problems.axlPassword === true ? words.axlPasswordWrong : ''}
            value={values.axlPassword}
            onChange={(axlPassword) => type({ axlPassword })}
            type="password"
            maxLength={256}
            className="field-half"
          />
        </div>
        <Tick
          label={
            <>
              {words.hold}
              <span className="cell-note">{words.holdNot}</span>
            </>
          }
          checked={holds}
          onChange={onHold}
        />
        <details className="more">
          <summary>{words.holdMore}</summary>
          <p className="quiet">{words.holdMeans}</p>
        </details>
      </form>
    </>
  );
}
