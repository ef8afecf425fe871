import { type ReactNode } from 'react';
import { type LostTokensNode } from '../../../shared/domain/platform/lost-tokens.ts';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { unreadOnReport } from '../../../shared/texts/sentences/on-report.ts';
import { useWizard } from '../../wizard/context.ts';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Section } from '../../ui/section.tsx';
import { type Column, DataTable, RowHead } from '../../ui/data-table.tsx';

const COPY = { 'not-yet': 'quiet', kept: 'good', 'no-file': 'quiet', unlike: 'danger', failed: 'danger' } as const;
const PLACE = { there: '', gone: 'good', unknown: 'danger', 'no-service': 'quiet' } as const;

/** What became of the CTL file of every node; gone counts only where it was read. An error of one node does not say that nothing was sent to others. */
export function NodeTable({ view: { nodes } }: { readonly view: LostTokensView }): ReactNode {
  const { texts } = useWizard();
  const { table: words } = texts.window.lostTokens;
  const columns: readonly Column<LostTokensNode>[] = [
    {
      head: words.node,
      cell: ({ node, hostName }) => (
        <RowHead name={node}>
          <span className="cell-note figures">{printable(hostName)}</span>
        </RowHead>
      ),
    },
    { head: words.copy, cell: ({ copy }) => <td className={COPY[copy]}>{words.copies[copy]}</td> },
    { head: words.deletion, cell: ({ deletion }) => <td className="quiet">{words.deletions[deletion]}</td> },
    { head: words.disk, cell: ({ disk }) => <td className={PLACE[disk]}>{words.places[disk]}</td> },
    { head: words.served, cell: ({ served }) => <td className={PLACE[served]}>{words.places[served]}</td> },
  ];
  return (
    <Section title={words.title}>
      <DataTable label={words.title} columns={columns} rows={nodes} keyOf={({ node }) => node} />
      {nodes.map(({ node, error }) => (error === null ? null : <ErrorWords key={node} error={error} words={unreadOnReport(error, texts)} />))}
    </Section>
  );
}
