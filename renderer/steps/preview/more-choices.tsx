import { type ReactNode } from 'react';
import { type ChangeChoices, type WriterStyle } from '../../../shared/domain/choices.ts';
import { useWizard } from '../../wizard/context.ts';
import { Choice } from '../../ui/choice.tsx';
import { TrustTokens } from './trust-tokens.tsx';

const STYLES: readonly WriterStyle[] = ['token-client', 'cli'];

interface MoreChoicesProps {
  readonly choices: ChangeChoices;
  /** Phone-SAST-trust is offered here; else it stands where phones are foretold. */
  readonly withTrust: boolean;
}

/** What few people change: the form of entries that are made anew, and Phone-SAST-trust where it changes nothing for phones. */
export function MoreChoices({ choices, withTrust }: MoreChoicesProps): ReactNode {
  const { texts, call } = useWizard();
  const { more: words } = texts.window.choices;
  return (
    <details className="more">
      <summary>{words.title}</summary>
      <div className="more-choices">
        {withTrust ? <TrustTokens choices={choices} /> : null}
        <Choice
          label={words.style}
          value={choices.style}
          options={STYLES.map((value) => ({ value, ...words.styles[value] }))}
          onChange={(value) => void call('setChoices', { changed: { style: value === 'cli' ? 'cli' : 'token-client' } })}
        />
      </div>
    </details>
  );
}
