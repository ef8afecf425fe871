import { type ReactNode, Suspense, useState } from 'react';
import { type PlannedEntry } from '../../../shared/domain/plan.ts';
import { tokensIn } from '../../../shared/domain/rules/with-token.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/section.tsx';
import { CertificateCell, ChangeCell, FunctionCell, NameCell } from './entry-cells.tsx';
import { FILE_ORDER, nextOrder, type SortColumn, sortEntries } from './sort-entries.ts';
import { later } from '../../ui/later.ts';

const CertificateDialog = later(async () => (await import('../certificate-dialog.tsx')).CertificateDialog);

interface EntryTableProps {
  readonly entries: readonly PlannedEntry[];
  /** What adds entries; stands under the table. */
  readonly children: ReactNode;
}

/** Every entry of the next file, what becomes of it, and what was taken out. */
export function EntryTable({ entries, children }: EntryTableProps): ReactNode {
  const { texts, call } = useWizard();
  const { entries: names, certificate } = texts.window.preview;
  const { choices: words } = texts.window;
  const [order, setOrder] = useState(FILE_ORDER);
  const [viewed, setViewed] = useState<number | null>(null);
  /** The head of a column by which the entries can be sorted. */
  const sorting = (column: SortColumn): ReactNode => {
    const direction = order.column !== column ? 'none' : order.descending ? 'descending' : 'ascending';
    return (
      <th scope="col" className={`entry-${column}`} aria-sort={direction}>
        <button type="button" className={`sort sort-${direction}`} aria-label={fill(words.sortBy, { column: names[column] })} onClick={() => setOrder(nextOrder(order, column))}>
          {names[column]}
        </button>
      </th>
    );
  };
  const columns: readonly Column<PlannedEntry>[] = [
    { head: sorting('number'), cell: ({ number }) => <td className="figures">{number}</td> },
    { head: sorting('function'), cell: (entry) => <FunctionCell entry={entry} /> },
    { head: sorting('name'), cell: (entry) => <NameCell entry={entry} /> },
    { head: names.certificate, cell: (entry) => <CertificateCell entry={entry} onView={() => setViewed(entry.number)} /> },
    { head: sorting('change'), cell: (entry) => <ChangeCell entry={entry} /> },
  ];
  return (
    <Section title={names.title}>
      <DataTable
        label={names.title}
        columns={columns}
        rows={sortEntries(entries, order)}
        keyOf={({ change, number }) => `${change === 'removed'} ${number}`}
        rowClass={({ change }) => (change === 'removed' ? 'row-removed' : change === 'kept' ? '' : 'row-changed')}
        className="entry-table"
      />
      {tokensIn(entries) === 2 ? <p className="quiet">{names.twoTokens}</p> : null}
      {children}
      <Suspense>{viewed === null ? null : <CertificateDialog title={fill(certificate.title, { number: viewed })} read={() => call('entryCertificate', { number: viewed })} onClose={() => setViewed(null)} />}</Suspense>
    </Section>
  );
}
