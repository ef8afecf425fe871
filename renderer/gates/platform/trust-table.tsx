import { type ReactNode } from 'react';
import { type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Digest } from '../../ui/digest.tsx';
import { DataTable } from '../../ui/data-table.tsx';

const STANDING = { known: 'quiet', unknown: 'tag tag-change', changed: 'tag tag-danger' } as const;

/** What every node presents on every port; what changed stands out. */
export function TrustTable({ rows }: { readonly rows: readonly PlatformTrustRow[] }): ReactNode {
  const { trust: words } = useWizard().texts.window.platformSignIn;
  return (
    <DataTable label={words.table} heads={[words.node, words.service, words.key, words.standing]} className="trust-table">
      {rows.map((row) => (
        <tr key={`${row.node} ${row.service}`} className={row.standing === 'changed' ? 'row-danger' : ''}>
          <th scope="row">
            <span className="figures">{printable(row.node === '' ? row.host : row.node)}</span>
          </th>
          <td>
            {words.serviceName[row.service]}
            <span className="cell-note figures">{row.node === '' || row.node === row.host ? `:${row.port}` : `${printable(row.host)}:${row.port}`}</span>
          </td>
          <td>
            <span className="cell-note">{printable(row.description)}</span>
            {row.kind === 'host-key' ? <span className="figures key-text">{printable(row.fingerprint)}</span> : <Digest hex={row.sha256} />}
            {row.standing === 'changed' ? (
              <span className="cell-note">
                {words.before} <Digest hex={row.acceptedSha256} />
              </span>
            ) : null}
          </td>
          <td>
            <span className={STANDING[row.standing]}>{words.standings[row.standing]}</span>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
