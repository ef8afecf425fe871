import { type ReactNode, useState } from 'react';
import { type PlatformNodeView } from '../../../../shared/session/platform/view.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Digest } from '../../../ui/digest.tsx';
import { ErrorWords } from '../../../frame/error-place.tsx';
import { NameText } from '../../../ui/name-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { ShowCtl } from '../../show-ctl.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';

/** SHA-1 of the file that decides on a node; `none` = it has none. */
const diskOf = ({ disk }: PlatformNodeView): string | null => (disk === null ? null : disk.kind === 'none' ? 'none' : disk.sha1);

/** All nodes with the CTL file of each by its two proofs. */
export function PlatformNodes(): ReactNode {
  const { state, texts } = useWizard();
  const { mode, platformMode } = texts.window;
  const { nodes: words } = platformMode;
  const [shown, setShown] = useState<string | null>(null);
  const nodes = state.platform?.cluster?.nodes ?? [];
  const judged = nodes.filter((node) => node.judged).map(diskOf);
  const differ = new Set(judged.filter((sha1) => sha1 !== null)).size > 1;
  // That no node has one stands in each row.
  const same = !differ && judged.length > 0 && judged.every((sha1) => sha1 !== null && sha1 !== 'none');
  const columns: readonly Column<PlatformNodeView>[] = [
    {
      head: words.node,
      cell: (node) => (
        <th scope="row">
          <span className="figures">{printable(node.name)}</span>
          <span className="cell-note figures">{printable(node.hostName)}</span>
          <span className="cell-note">{mode.role[node.role]}</span>
          {node.product === 'cups' || node.judged ? null : <span className="cell-note">{words.notJudged}</span>}
        </th>
      ),
    },
    {
      head: words.disk,
      cell: (node) =>
        node.product === 'cups' ? (
          <td colSpan={2} className="quiet">
            {words.presence}
          </td>
        ) : (
          <DiskCell node={node} onShow={() => setShown(node.name)} />
        ),
    },
    { head: words.served, cell: (node) => (node.product === 'cups' ? null : <ServedCell node={node} />) },
  ];
  return (
    <Section title={words.title}>
      <DataTable label={words.title} columns={columns} rows={nodes} keyOf={({ name }) => name} />
      {differ ? <Notice tone="warning" title={mode.servers.differ} /> : null}
      {same ? <p className="quiet">{mode.servers.allSame}</p> : null}
      {nodes.map(({ name, error }) => (error === null ? null : <ErrorWords key={name} error={error} />))}
      <ShowCtl server={shown} onClose={() => setShown(null)} />
    </Section>
  );
}

interface DiskCellProps {
  readonly node: PlatformNodeView;
  readonly onShow: () => void;
}

function DiskCell({ node, onShow }: DiskCellProps): ReactNode {
  const { mode, platformMode } = useWizard().texts.window;
  const { nodes: words } = platformMode;
  const { disk } = node;
  if (disk === null) return <td className="danger">{words.unread}</td>;
  if (disk.kind === 'none') return <td className="warning">{words.none}</td>;
  const { entries, length } = disk;
  return (
    <td>
      <span className={disk.verified ? 'good' : 'warning'}>{disk.verified ? words.verified : words.notVerified}</span>
      {length === null ? null : <span className="cell-note">{entries === null ? fill(words.fileLength, { length }) : fill(words.file, { entries, length })}</span>}
      <span className="cell-note">
        MD5 <Digest hex={disk.md5} />
      </span>
      {disk.signer === null ? null : (
        <span className="cell-note">
          <NameText name={fill(words.signer, { signer: disk.signer })} />
        </span>
      )}
      <Button look="plain" aria-label={fill(mode.servers.showOf, { server: node.name })} onPress={onShow}>
        {mode.servers.show}
      </Button>
    </td>
  );
}

function ServedCell({ node }: { readonly node: PlatformNodeView }): ReactNode {
  const { nodes: words } = useWizard().texts.window.platformMode;
  const { served, disk } = node;
  if (served === null) return <td className="quiet">{node.judged ? words.unread : words.noService}</td>;
  if (served.sha1 === '')
    return (
      <td>
        <span className="warning">{words.none}</span>
        <span className="cell-note">{words.servedBy[served.by]}</span>
      </td>
    );
  const isSame = disk?.kind === 'file' && disk.sha1 === served.sha1;
  return (
    <td>
      {disk === null ? null : <span className={isSame ? 'good' : 'warning'}>{isSame ? words.same : words.differs}</span>}
      <span className="cell-note">{words.servedBy[served.by]}</span>
      {isSame ? null : (
        <span className="cell-note">
          SHA-1 <Digest hex={served.sha1} />
        </span>
      )}
    </td>
  );
}
