import { type ReactNode } from 'react';
import { cards, type PreflightCardRows } from '../../../../shared/domain/preflight/row.ts';
import { PREFLIGHT_IDS, type PreflightId } from '../../../../shared/domain/preflight/rules.ts';
import { type PreflightView } from '../../../../shared/session/platform/view.ts';
import { preflightCard } from '../../../../shared/texts/sentences/platform/preflight.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Icon } from '../../../ui/icons.tsx';
import { Section } from '../../../ui/section.tsx';
import { Reads } from './reads.tsx';

const LOOK = { fail: ['failed', 'cross'], unknown: ['waiting', 'question'], warn: ['waiting', 'warning'], pass: ['proved', 'check'] } as const;

interface LinesProps {
  readonly view: PreflightView;
  /** Somebody looks at this row. */
  readonly onLook: (id: PreflightId) => void;
}

/** While all of them are read: each row in a line of its own, in an order that stays, so that nothing moves under the eye when a result comes. What was found opens on demand. */
export function PreflightLines({ view, onLook }: LinesProps): ReactNode {
  const { texts } = useWizard();
  const read = new Map(cards(view.rows.filter(({ id }) => !view.pending.includes(id))).map((card) => [card[0].id, card]));
  return (
    <Section title={texts.window.platformPreflight.reading}>
      <ul className="card progress-steps">
        {PREFLIGHT_IDS.map((id) => {
          const card = read.get(id);
          return card === undefined ? (
            <li key={id} className="progress-step">
              <Icon name="circle" />
              <span className="quiet">{texts.preflight.rows[id].title}</span>
            </li>
          ) : (
            <Line key={id} card={card} onLook={() => onLook(id)} />
          );
        })}
      </ul>
    </Section>
  );
}

function Line({ card, onLook }: { readonly card: PreflightCardRows; readonly onLook: () => void }): ReactNode {
  const { texts } = useWizard();
  const { title, todos } = preflightCard(card, texts);
  const [{ verdict }] = card;
  const [look, icon] = LOOK[verdict];
  return (
    <li className={`progress-step progress-${look}`}>
      <Icon name={icon} />
      <details className="more alike">
        <summary onFocus={onLook}>{title}</summary>
        <Reads rows={card} />
        {todos.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
      <span className="progress-status">{texts.preflight.verdict[verdict]}</span>
    </li>
  );
}
