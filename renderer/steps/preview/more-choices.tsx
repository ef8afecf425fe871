import { type ReactNode } from 'react';
import { type ChangeChoices, type WriterStyle } from '../../../shared/domain/choices.ts';
import { useWizard } from '../../wizard/context.ts';
import { Choice } from '../../ui/choice.tsx';

const STYLES: readonly WriterStyle[] = ['token-client', 'cli'];

/** What few people change: Phone-SAST-trust, and the form of entries that are made anew. */
export function MoreChoices({ choices, opened }: { readonly choices: ChangeChoices; readonly opened: boolean }): ReactNode {
  const { state, texts, call } = useWizard();
  const { more: words } = texts.window.choices;
  const choose = (changed: Partial<ChangeChoices>): void => {
    const { addTokens, addServers, removeEntries, ...rest } = { ...choices, ...changed };
    void call('setChoices', { choices: { ...rest, addTokens: [...addTokens], addServers: [...addServers], removeEntries: [...removeEntries] } });
  };
  return (
    <details className="more" open={opened}>
      <summary>{words.title}</summary>
      <div className="more-choices">
        <label className="tick">
          <input type="checkbox" checked={choices.phoneSastTrust} aria-disabled={state.busy !== null || undefined} onChange={(event) => (state.busy === null ? choose({ phoneSastTrust: event.currentTarget.checked }) : undefined)} />
          <span>
            {words.trust}
            <span className="cell-note">{words.trustHelp}</span>
          </span>
        </label>
        <Choice
          label={words.style}
          value={choices.style}
          options={STYLES.map((value) => ({ value, ...words.styles[value] }))}
          onChange={(value) => choose({ style: value === 'cli' ? 'cli' : 'token-client' })}
        />
      </div>
    </details>
  );
}
