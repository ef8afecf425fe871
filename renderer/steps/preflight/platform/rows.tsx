import { type ReactNode, Suspense, lazy, useState } from 'react';
import { type PreflightRow } from '../../../../shared/domain/preflight/row.ts';
import { PREFLIGHT_RULES, type PreflightId, TICKED_ROWS } from '../../../../shared/domain/preflight/rules.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { preflightSentences } from '../../../../shared/texts/sentences/platform/preflight.ts';
import { sourceWords } from '../../../../shared/texts/sentences/source.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Tick } from '../../../ui/tick.tsx';

const PhonesDialog = lazy(async () => ({ default: (await import('./phones-dialog.tsx')).PhonesDialog }));

const TONES = { fail: 'danger', unknown: 'warning', warn: 'warning', pass: 'good' } as const;

interface RowsProps {
  readonly rows: readonly PreflightRow[];
  readonly again: (id: PreflightId) => void;
}

/** Rows of one group. */
export const PreflightRows = ({ rows, again }: RowsProps): ReactNode => (
  <ul className="preflight-rows">
    {rows.map((row, at) => (
      <li key={`${row.id} ${row.finding} ${row.nodes.join(' ')}`}>
        <Row row={row} again={rows.findIndex(({ id }) => id === row.id) === at ? again : null} />
      </li>
    ))}
  </ul>
);

/** What one row found, what it means and what to do. An id is checked again by the first of its rows. */
function Row({ row, again }: { readonly row: PreflightRow; readonly again: RowsProps['again'] | null }): ReactNode {
  const { texts } = useWizard();
  const { title, read, why, todo } = preflightSentences(row, texts);
  return (
    <Notice tone={TONES[row.verdict]} title={title}>
      <p>{read}</p>
      <p className="quiet">{why}</p>
      {todo === '' ? null : <p className="notice-action">{todo}</p>}
      <span className="rule-source">{fill(texts.window.choices.source, { source: sourceWords(PREFLIGHT_RULES[row.id].sources, texts) })}</span>
      <RowControls row={row} again={again} title={title} />
    </Notice>
  );
}

function RowControls({ row, again, title }: { readonly row: PreflightRow; readonly again: RowsProps['again'] | null; readonly title: string }): ReactNode {
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
      {again === null ? null : (
        <Button look="plain" id={`again-${row.id}`} onPress={() => again(row.id)} isPending={state.busy !== null} aria-label={fill(words.againRow, { title })}>
          {words.again}
        </Button>
      )}
      {row.id === 'phones-off' && row.finding === 'off' ? (
        <Button look="plain" onPress={() => setShown(true)}>
          {words.phones.show}
        </Button>
      ) : null}
      <Suspense>{shown ? <PhonesDialog onClose={() => setShown(false)} /> : null}</Suspense>
    </p>
  );
}
