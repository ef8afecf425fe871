import { type ReactNode, Suspense, lazy, useState } from 'react';
import { type PlannedEntry } from '../../../shared/domain/plan.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';
import { EntryRow } from './entry-row.tsx';
import { FILE_ORDER, type SortColumn, nextOrder, sortEntries } from './sort-entries.ts';
import { DataTable } from '../../ui/data-table.tsx';

const CertificateDialog = lazy(async () => ({ default: (await import('../certificate-dialog.tsx')).CertificateDialog }));

/** The columns as they stand; that of the certificate holds buttons only. */
const COLUMNS = ['number', 'function', 'name', 'certificate', 'change'] as const;

const sorts = (column: (typeof COLUMNS)[number]): column is SortColumn => column !== 'certificate';

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
  const head = (column: (typeof COLUMNS)[number]): ReactNode => {
    if (!sorts(column)) return <th key={column} scope="col">{names.certificate}</th>;
    const direction = order.column !== column ? 'none' : order.descending ? 'descending' : 'ascending';
    return (
      <th key={column} scope="col" aria-sort={direction}>
        <button type="button" className={`sort sort-${direction}`} aria-label={fill(words.sortBy, { column: names[column] })} onClick={() => setOrder(nextOrder(order, column))}>
          {names[column]}
        </button>
      </th>
    );
  };
  return (
    <Section title={names.title}>
      <DataTable label={names.title} heads={COLUMNS.map(head)} className="entry-table">
        {sortEntries(entries, order).map((entry) => (
          <EntryRow key={`${entry.change === 'removed'} ${entry.number}`} entry={entry} onView={() => setViewed(entry.number)} />
        ))}
      </DataTable>
      {children}
      <Suspense>{viewed === null ? null : <CertificateDialog title={fill(certificate.title, { number: viewed })} read={() => call('entryCertificate', { number: viewed })} onClose={() => setViewed(null)} />}</Suspense>
    </Section>
  );
}
