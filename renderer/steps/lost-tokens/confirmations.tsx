import { type ReactNode } from 'react';
import { LOST_TOKENS_CONFIRMATIONS } from '../../../shared/domain/platform/lost-tokens.ts';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';
import { Tick } from '../../ui/tick.tsx';

/** What a person must have and know before anything is deleted. */
export function Confirmations({ view }: { readonly view: LostTokensView }): ReactNode {
  const { texts, call, state } = useWizard();
  const { confirm: words } = texts.window.lostTokens;
  const missing = LOST_TOKENS_CONFIRMATIONS.length - view.confirmed.length;
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      <ul className="card checks">
        {LOST_TOKENS_CONFIRMATIONS.map((item) => (
          <li key={item}>
            <Tick
              label={words.item[item]}
              checked={view.confirmed.includes(item)}
              isDisabled={state.busy !== null}
              onChange={(done) => void call('confirmLostTokens', { item, done })}
            />
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {missing === 0 ? '' : fill(words.missing, { count: missing })}
      </p>
    </Section>
  );
}
