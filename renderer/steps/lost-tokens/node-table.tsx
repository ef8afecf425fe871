import { type ReactNode } from 'react';
import { type LostTokensNode } from '../../../shared/domain/platform/lost-tokens.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Section } from '../../ui/section.tsx';
import { DataTable } from '../../ui/data-table.tsx';

const COPY = { 'not-yet': 'quiet', kept: 'good', 'no-file': 'quiet', unlike: 'danger', failed: 'danger' } as const;
const PLACE = { there: '', gone: 'good', unknown: 'danger', 'no-service': 'quiet' } as const;

/** What became of the CTL file of every node; gone counts only where it was read. */
export function NodeTable({ nodes }: { readonly nodes: readonly LostTokensNode[] }): ReactNode {
  const { table: words } = useWizard().texts.window.lostTokens;
  return (
    <Section title={words.title}>
      <DataTable label={words.title} heads={[words.node, words.copy, words.deletion, words.disk, words.served]}>
        {nodes.map(({ node, hostName, copy, deletion, disk, served }) => (
          <tr key={node}>
            <th scope="row">
              <span className="figures">{printable(node)}</span>
              <span className="cell-note figures">{printable(hostName)}</span>
            </th>
            <td className={COPY[copy]}>{words.copies[copy]}</td>
            <td className="quiet">{words.deletions[deletion]}</td>
            <td className={PLACE[disk]}>{words.places[disk]}</td>
            <td className={PLACE[served]}>{words.places[served]}</td>
          </tr>
        ))}
      </DataTable>
      {nodes.map(({ node, error }) => (error === null ? null : <ErrorWords key={node} error={error} />))}
    </Section>
  );
}
