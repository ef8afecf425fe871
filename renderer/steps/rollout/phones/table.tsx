import { type ReactNode, useEffect, useState } from 'react';
import { type CallOutput } from '../../../../shared/contract/calls.ts';
import { PHONE_STATES, type RolloutPhoneState } from '../../../../shared/domain/rollout/progress.ts';
import { PHONE_TROUBLES, type ReportedPhone } from '../../../../shared/domain/rollout/report.ts';
import { ROLLOUT_PAGE_SIZE, type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { stateWords } from '../../../../shared/texts/sentences/rollout.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { type Column, DataTable, RowHead } from '../../../ui/data-table.tsx';
import { saveCsv } from '../../../ui/save-file.ts';
import { Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';

type Page = CallOutput<'rolloutPhones'>;
type Filter = RolloutPhoneState | 'trouble';

/** The phones of a rollout, a page at a time, by state; those that were seen to are ticked off. */
export function PhonesTable({ rollout: { id, counts, state: now } }: { readonly rollout: Pick<RolloutView, 'id' | 'counts' | 'state'> }): ReactNode {
  const { texts, call } = useWizard();
  const { phones: words } = texts.window.rollout;
  const [filter, setFilter] = useState<Filter>('trouble');
  const [from, setFrom] = useState(0);
  const [page, setPage] = useState<Page | null>(null);
  const [isMissing, setMissing] = useState(false);
  const load = async (): Promise<void> => {
    const answer = await call('rolloutPhones', { state: filter, from });
    if (answer.ok) setPage(answer.value);
  };
  // The counts tell that phones have changed their state.
  const known = filter === 'trouble' ? `${counts['not-back']} ${counts.refused} ${counts['not-reached']}` : String(counts[filter]);
  useEffect(() => void load(), [filter, from, known]);
  const choose = (next: Filter): void => {
    // Nothing would be read again.
    if (next === filter) return;
    setFilter(next);
    setFrom(0);
    setPage(null);
  };
  const tick = async (name: string, done: boolean): Promise<void> => {
    const answer = await call('tickRolloutPhone', { id, name, done });
    if (answer.ok) setPage((now) => (now === null ? null : { ...now, rows: now.rows.map((row) => (row.name === name ? { ...row, done } : row)) }));
  };
  const save = async (): Promise<void> => {
    const answer = await call('rolloutPhonesCsv', {});
    setMissing(!answer.ok);
    if (answer.ok) saveCsv(`phones-${id}.csv`, answer.value.csv);
  };
  const names = stateWords(texts, now === 'ended');
  const options = [
    { value: 'trouble' as const, label: words.trouble },
    ...PHONE_STATES.map((state) => ({ value: state, label: fill(texts.rollout.count, { state: names.phone[state], count: counts[state] }) })),
  ];
  return (
    <Section title={words.title}>
      <div className="field-row field-and-button">
        <Select label={words.state} value={filter} options={options} onChange={choose} />
        <Button onPress={() => void load()}>{words.again}</Button>
        <Button onPress={() => void save()}>{words.csv}</Button>
      </div>
      <p role="status">{isMissing ? words.csvMissing : page === null ? words.reading : pageWords(page, from, words)}</p>
      {page === null ? null : <Troubles rows={page.rows} />}
      {page === null || page.rows.length === 0 ? null : <Rows rows={page.rows} isOver={now === 'ended'} onTick={(name, done) => void tick(name, done)} />}
      {page === null || page.inAll <= ROLLOUT_PAGE_SIZE ? null : (
        <p className="button-row">
          <Button onPress={() => setFrom(Math.max(0, from - ROLLOUT_PAGE_SIZE))} isDisabled={from === 0}>
            {words.previous}
          </Button>
          <Button onPress={() => setFrom(from + ROLLOUT_PAGE_SIZE)} isDisabled={from + ROLLOUT_PAGE_SIZE >= page.inAll}>
            {words.next}
          </Button>
        </p>
      )}
    </Section>
  );
}

const pageWords = ({ rows, inAll }: Page, from: number, words: { readonly none: string; readonly page: string }): string =>
  rows.length === 0 ? words.none : fill(words.page, { from: from + 1, to: from + rows.length, all: inAll });

/** What is wrong with the phones of the page and what helps, each once. */
function Troubles({ rows }: Pick<RowsProps, 'rows'>): ReactNode {
  const { texts } = useWizard();
  const found = PHONE_TROUBLES.filter((trouble) => rows.some((row) => row.trouble === trouble));
  if (found.length === 0) return null;
  return (
    <ul className="plain-list quiet">
      {found.map((trouble) => (
        <li key={trouble}>{texts.rollout.trouble[trouble]}</li>
      ))}
    </ul>
  );
}

interface RowsProps {
  readonly rows: readonly ReportedPhone[];
  /** The rollout has ended. */
  readonly isOver: boolean;
  readonly onTick: (name: string, done: boolean) => void;
}

function Rows({ rows, isOver, onTick }: RowsProps): ReactNode {
  const { texts } = useWizard();
  const { phones: words } = texts.window.rollout;
  const names = stateWords(texts, isOver);
  const columns: readonly Column<ReportedPhone>[] = [
    {
      head: words.visited,
      // A phone that needs nobody is in no report, which keeps the ticks.
      cell: ({ name, done, trouble }) => (
        <td>{trouble === null ? null : <input className="cell-tick" type="checkbox" aria-label={fill(words.visitedOf, { name })} checked={done} onChange={(event) => onTick(name, event.currentTarget.checked)} />}</td>
      ),
    },
    {
      head: words.name,
      cell: ({ name, model, description }) => (
        <RowHead name={name}>
          <span className="cell-note">{[model, description].filter((part) => part !== '').map((part) => printable(part)).join(', ')}</span>
        </RowHead>
      ),
    },
    { head: words.pool, cell: ({ devicePool }) => <td>{printable(devicePool)}</td> },
    { head: words.foretold, cell: ({ foretold }) => <td>{texts.rollout.foretold[foretold]}</td> },
    { head: words.happened, cell: ({ state }) => <td>{names.phone[state]}</td> },
  ];
  return <DataTable label={words.title} columns={columns} rows={rows} keyOf={({ name }) => name} />;
}
