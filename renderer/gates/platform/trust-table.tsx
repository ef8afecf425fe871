import { type ReactNode } from 'react';
import { type PastedKeys, bareFingerprint } from '../../../shared/domain/pasted-keys.ts';
import { type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { nameForReading } from '../../../shared/texts/certificate-name.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { PasteMark, wrongGroup } from '../../frame/pasted-keys.tsx';
import { useWizard } from '../../wizard/context.ts';
import { Digest } from '../../ui/digest.tsx';
import { type Column, DataTable, RowHead } from '../../ui/data-table.tsx';
import { KeptWords } from '../../ui/kept-words.tsx';

const STANDING = { known: 'quiet', unknown: 'tag tag-change', changed: 'tag tag-danger' } as const;

/** What every node presents on every port; what changed stands out. */
export function TrustTable({ rows, compared }: { readonly rows: readonly PlatformTrustRow[]; readonly compared: PastedKeys }): ReactNode {
  const { trust: words } = useWizard().texts.window.platformSignIn;
  const columns: readonly Column<PlatformTrustRow>[] = [
    {
      head: words.node,
      cell: ({ node, host }) => <RowHead name={node === '' ? host : node} />,
    },
    {
      head: words.service,
      cell: ({ node, host, port, service }) => (
        <td>
          {words.serviceName[service]}
          <span className="cell-note figures">{node === '' || node === host ? `:${port}` : <><KeptWords text={printable(host)} /><wbr />:{port}</>}</span>
        </td>
      ),
    },
    {
      head: words.key,
      cell: (row) => (
        <td>
          <span className="cell-note">{printable(nameForReading(row.description))}</span>
          {row.kind === 'host-key' ? <span className="figures key-text">SHA256:</span> : null}
          <Digest hex={bareFingerprint(row)} wrongGroup={wrongGroup(compared, row.sha256)} /> <PasteMark compared={compared} sha256={row.sha256} />
          {row.standing === 'changed' ? (
            <span className="cell-note">
              {words.before} <Digest hex={row.acceptedSha256} />
            </span>
          ) : null}
        </td>
      ),
    },
    {
      head: words.standing,
      cell: ({ standing }) => (
        <td>
          <span className={STANDING[standing]}>{words.standings[standing]}</span>
        </td>
      ),
    },
  ];
  return (
    <DataTable
      label={words.table}
      columns={columns}
      rows={rows}
      keyOf={({ node, service }) => `${node} ${service}`}
      rowClass={({ standing }) => (standing === 'changed' ? 'row-danger' : '')}
      className="trust-table"
    />
  );
}
