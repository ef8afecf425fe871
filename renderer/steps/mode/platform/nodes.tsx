import { type ReactNode, memo, useState } from 'react';
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
import { type Column, DataTable, RowHead, UnseenHead } from '../../../ui/data-table.tsx';
import { byFile, type HolderOf } from '../by-file.ts';

/** SHA-1 of the file that decides on a node; `none` = it has none. */
const diskOf = ({ disk }: PlatformNodeView): string | null => (disk === null ? null : disk.kind === 'none' ? 'none' : disk.sha1);

/** Whether what is served is what lies on the disk. */
const servesDisk = ({ disk, served }: PlatformNodeView): boolean => disk?.kind === 'file' && served?.sha1 === disk.sha1;

/** All nodes, a line each, with the CTL file of each by its two proofs; a file that several hold is described once. Many are not drawn anew with each choice. */
export const PlatformNodes = memo(function Nodes(): ReactNode {
  const { state, texts } = useWizard();
  const { mode, platformMode } = texts.window;
  const { nodes: words } = platformMode;
  const [shown, setShown] = useState<string | null>(null);
  const nodes = state.platform?.cluster?.nodes ?? [];
  const judged = nodes.filter((node) => node.judged).map(diskOf);
  const differ = new Set(judged.filter((sha1) => sha1 !== null)).size > 1;
  // That no node has one stands in each row.
  const same = !differ && judged.length > 0 && judged.every((sha1) => sha1 !== null && sha1 !== 'none');
  const otherwise = nodes.filter((node) => node.judged && !servesDisk(node));
  const servedOnce = nodes.find(({ served }) => served !== null)?.served?.by;
  const columns: readonly Column<HolderOf<PlatformNodeView>>[] = [
    {
      head: words.node,
      cell: ({ row }) => (
        <RowHead name={row.name}>
          {' '}
          <span className="cell-host figures">{printable(row.hostName)}</span>{' '}
          {row.role === 'publisher' ? <span className="tag tag-quiet">{mode.role[row.role]}</span> : null}
          {row.product === 'cups' || row.judged ? null : <span className="cell-note">{words.notJudged}</span>}
        </RowHead>
      ),
    },
    {
      head: words.disk,
      cell: ({ row, sameAs }) =>
        row.product === 'cups' ? (
          <td colSpan={3} className="quiet">
            {words.presence}
          </td>
        ) : sameAs === null ? (
          <DiskCell node={row} />
        ) : (
          <td>{fill(mode.servers.sameAs, { server: sameAs.name })}</td>
        ),
    },
    { head: words.served, cell: ({ row, sameAs }) => (row.product === 'cups' ? null : <ServedCell node={row} saysHow={sameAs === null || row.served?.by !== servedOnce} />) },
    {
      head: <UnseenHead>{mode.servers.show}</UnseenHead>,
      cell: ({ row: { name, product, disk } }) =>
        product === 'cups' ? null : (
          <td className="cell-button">
            {disk?.kind === 'file' ? (
              <Button look="plain" aria-label={fill(mode.servers.showOf, { server: name })} onPress={() => setShown(name)}>
                {mode.servers.show}
              </Button>
            ) : null}
          </td>
        ),
    },
  ];
  return (
    <Section title={words.title}>
      {differ ? <Notice tone="warning" title={mode.servers.differ} /> : null}
      {!same ? null : otherwise.length === 0 ? <p className="quiet">{mode.servers.allSame}</p> : <p className="warning">{fill(words.sameOnDisk, { nodes: otherwise.map(({ name }) => name).join(', ') })}</p>}
      <DataTable label={words.title} className="holders" columns={columns} rows={byFile(nodes, (node) => (node.disk?.kind === 'file' ? node.disk.sha1 : null))} keyOf={({ row }) => row.name} />
      {nodes.map(({ name, error }) => (error === null ? null : <ErrorWords key={name} error={error} />))}
      <ShowCtl server={shown} onClose={() => setShown(null)} />
    </Section>
  );
});

function DiskCell({ node: { disk, served } }: { readonly node: PlatformNodeView }): ReactNode {
  const { nodes: words } = useWizard().texts.window.platformMode;
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
      {/* What is served is told by its SHA-1, so that both can be compared. */}
      {served === null || served.sha1 === '' || served.sha1 === disk.sha1 ? null : (
        <span className="cell-note">
          SHA-1 <Digest hex={disk.sha1} />
        </span>
      )}
      {disk.signer === null ? null : (
        <span className="cell-note">
          <NameText name={fill(words.signer, { signer: disk.signer })} />
        </span>
      )}
    </td>
  );
}

interface ServedCellProps {
  readonly node: PlatformNodeView;
  /** Tells by what it was read. */
  readonly saysHow: boolean;
}

function ServedCell({ node, saysHow }: ServedCellProps): ReactNode {
  const { nodes: words } = useWizard().texts.window.platformMode;
  const { served, disk } = node;
  if (served === null) return <td className="quiet">{node.judged ? words.unread : words.noService}</td>;
  const how = saysHow ? <span className="cell-note">{words.servedBy[served.by]}</span> : null;
  if (served.sha1 === '')
    return (
      <td>
        <span className="warning">{words.none}</span>
        {how}
      </td>
    );
  const isSame = servesDisk(node);
  return (
    <td>
      {disk === null ? null : <span className={isSame ? 'good' : 'warning'}>{isSame ? words.same : disk.kind === 'none' ? words.stillServed : words.differs}</span>}
      {how}
      {isSame ? null : (
        <span className="cell-note">
          SHA-1 <Digest hex={served.sha1} />
        </span>
      )}
    </td>
  );
}
