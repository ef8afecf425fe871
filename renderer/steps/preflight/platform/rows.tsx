import { type ReactNode, Suspense, useState } from 'react';
import { type PreflightCardRows, type PreflightRow } from '../../../../shared/domain/preflight/row.ts';
import { PREFLIGHT_RULES, type PreflightId, TICKED_ROWS } from '../../../../shared/domain/preflight/rules.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { awaySentence, preflightCard } from '../../../../shared/texts/sentences/platform/preflight.ts';
import { sourceWords } from '../../../../shared/texts/sentences/source.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { later } from '../../../ui/later.ts';
import { Reads } from './reads.tsx';

const PhonesDialog = later(async () => (await import('./phones-dialog.tsx')).PhonesDialog);

const TONES = { fail: 'danger', unknown: 'warning', warn: 'warning', pass: 'good' } as const;

interface RowsProps {
  readonly rows: readonly PreflightCardRows[];
  readonly again: (id: PreflightId) => void;
}

/** Rows of one group, those of one id in one card. */
export const PreflightRows = ({ rows, again }: RowsProps): ReactNode => (
  <ul className="preflight-rows">
    {rows.map((card) => (
      <li key={card[0].id}>
        <Card rows={card} again={again} />
      </li>
    ))}
  </ul>
);

/** Rows that passed: a line each, with what was read on demand. */
export function PassedRows({ rows, again }: RowsProps): ReactNode {
  const { texts } = useWizard();
  return (
    <ul className="card progress-steps">
      {rows.map((card) => (
        <li key={card[0].id} className="progress-step progress-proved">
          <Icon name="check" />
          <details className="more alike">
            <summary>{preflightCard(card, texts).title}</summary>
            <div className="lines">
              <Words rows={card} again={again} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** Rows of nodes that nobody is signed in to, in one: the row of the nodes says why. */
export function AwayRows({ rows }: Pick<RowsProps, 'rows'>): ReactNode {
  const { texts } = useWizard();
  if (rows.length === 0) return null;
  return (
    <Notice tone="warning" title={awaySentence(rows.flat(), texts)}>
      <ul>
        {rows.map(([{ id }]) => (
          <li key={id}>{texts.preflight.rows[id].title}</li>
        ))}
      </ul>
    </Notice>
  );
}

interface CardProps {
  readonly rows: PreflightCardRows;
  readonly again: RowsProps['again'];
}

function Card({ rows, again }: CardProps): ReactNode {
  const { texts } = useWizard();
  return (
    <Notice tone={TONES[rows[0].verdict]} title={preflightCard(rows, texts).title}>
      <Words rows={rows} again={again} />
    </Notice>
  );
}

/** What an id found, what it means and what to do. */
function Words({ rows, again }: CardProps): ReactNode {
  const { texts } = useWizard();
  const { title, why, todos } = preflightCard(rows, texts);
  const [first] = rows;
  return (
    <>
      <Reads rows={rows} />
      <p className="quiet">{why}</p>
      {todos.map((todo) => (
        <p key={todo} className="notice-action">
          {todo}
        </p>
      ))}
      <div className="preflight-foot">
        <span className="rule-source">{fill(texts.window.choices.source, { source: sourceWords(PREFLIGHT_RULES[first.id].sources, texts) })}</span>
        <RowControls row={first} again={again} title={title} />
      </div>
    </>
  );
}

function RowControls({ row, again, title }: { readonly row: PreflightRow; readonly again: RowsProps['again']; readonly title: string }): ReactNode {
  const { state, texts, call } = useWizard();
  const { platformPreflight: words } = texts.window;
  const [shown, setShown] = useState(false);
  const ticked = TICKED_ROWS.find((one) => one === row.id);
  if (ticked !== undefined) {
    // What the release does not ask for is nothing to confirm.
    const isAsked = ['confirmed', 'to-confirm', 'licence-to-confirm'].includes(row.finding);
    return isAsked ? <Tick label={words.tick} checked={row.finding === 'confirmed'} onChange={(done) => void call('tickPreflight', { row: ticked, done })} isDisabled={state.busy !== null} /> : null;
  }
  return (
    <p className="button-row">
      {state.platform?.preflight?.pending.includes(row.id) === true ? <span className="tag">{words.reading}</span> : null}
      <Button look="plain" id={`again-${row.id}`} onPress={() => again(row.id)} isPending={state.busy !== null} aria-label={fill(words.againRow, { title })}>
        {words.again}
      </Button>
      {row.id === 'phones-off' && row.finding === 'off' ? (
        <Button look="plain" onPress={() => setShown(true)}>
          {words.phones.show}
        </Button>
      ) : null}
      <Suspense>{shown ? <PhonesDialog onClose={() => setShown(false)} /> : null}</Suspense>
    </p>
  );
}
