import { type ReactNode, useState } from 'react';
import { type HeldProof, type ListedFile, type PlatformNodeTruth, type PlatformReport } from '../../../../shared/domain/platform/report.ts';
import { isSameError } from '../../../../shared/domain/result.ts';
import { unreadOnReport } from '../../../../shared/texts/sentences/on-report.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { localTimeOfDay } from '../../../../shared/texts/time.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Digest } from '../../../ui/digest.tsx';
import { ErrorWords } from '../../../frame/error-place.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { NameText } from '../../../ui/name-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Alike, alikeBy } from '../../alike.ts';
import { AlikeHead } from '../../alike-head.tsx';
import { FEW_NODES } from '../../few-nodes.ts';
import { ShowCtl } from '../../show-ctl.tsx';
import { HELD_TONE, heldIcon } from '../held-tone.ts';
import { type Column, DataTable, RowHead } from '../../../ui/data-table.tsx';

const isAsAsked = ({ judged, disk, served }: PlatformNodeTruth): boolean => !judged || (disk.held === 'new' && (served === null || served.held === 'new'));

/** Everything that a row says of a node but its names. */
const saidOf = ({ judged, disk, served }: PlatformNodeTruth): string => JSON.stringify([judged, disk.held, disk.sha1, served?.held, served?.sha1, served?.by]);

/** The file that the publisher lists now, and every node by its two proofs, many of which the same was read in one row; what is not as asked first. */
export function NodeProofs({ report }: { readonly report: PlatformReport }): ReactNode {
  const { texts } = useWizard();
  const { nodes: words, file: fileWords } = texts.window.platformResult;
  const { md5, sha1 } = texts.window.finish;
  const [shown, setShown] = useState<string | null>(null);
  const { file, nodes, leftOutNodes } = report;
  // Of a node that is away everything fails; one reason is enough, and that of the whole change stands above.
  const errors = nodes.flatMap(({ node, disk, served }) => {
    const error = disk.error ?? served?.error;
    return error === undefined || isSameError(error, report.stopped?.error) ? [] : [{ id: node, error }];
  });
  const previous = nodes.some(({ disk, served }) => disk.held === 'previous' || served?.held === 'previous') ? report.previous : null;
  const told = [file, previous].flatMap((one) => one?.sha1 ?? []);
  const digestsOf = ({ md5: ofMd5, sha1: ofSha1 }: ListedFile): readonly (readonly [string, string])[] => [[md5, ofMd5], [sha1, ofSha1]];
  const facts = [
    ...(file === null ? [] : digestsOf(file).map(([name, hex]) => ({ name, value: <Digest hex={hex} /> }))),
    ...(file === null || file.signer === null ? [] : [{ name: fileWords.signer, value: <NameText name={file.signer} /> }]),
    ...(file === null || file.signerSerial === null ? [] : [{ name: fileWords.serialNumber, value: <Digest hex={file.signerSerial} /> }]),
    ...(previous === null ? [] : digestsOf(previous).map(([digest, hex]) => ({ name: file === null ? digest : fill(fileWords.previous, { digest }), value: <Digest hex={hex} /> }))),
  ];
  const rows = alikeBy([...nodes.filter((truth) => !isAsAsked(truth)), ...nodes.filter(isAsAsked)], saidOf, FEW_NODES + 1);
  const columns: readonly Column<Alike<PlatformNodeTruth>>[] = [
    { head: words.node, cell: (alike) => <NodeCell alike={alike} onShow={setShown} /> },
    {
      head: words.disk,
      cell: ([{ disk }]) => (
        <td>
          <Held proof={disk} told={told} />
        </td>
      ),
    },
    { head: words.served, cell: ([truth, ...more]) => <ServedCell truth={truth} told={told} isBehind={report.rollout !== undefined} isOne={more.length === 0} /> },
  ];
  return (
    <Section title={words.title}>
      <p className="quiet">{words[leadOf(nodes)]}</p>
      {facts.length === 0 ? null : (
        <div className="card">
          <p className="card-title">
            <Icon name="file" /> {file === null ? fileWords.previousTitle : file.length === null ? fileWords.title : fill(fileWords.titleLength, { length: file.length })}
          </p>
          <Facts facts={facts} />
        </div>
      )}
      <DataTable label={words.title} columns={columns} rows={rows} keyOf={([{ node }]) => node} />
      {leftOutNodes.length === 0 ? null : <p className="quiet">{fill(words.leftOut, { nodes: leftOutNodes.join(', ') })}</p>}
      {errors.map(({ id, error }) => (
        <ErrorWords key={id} error={error} words={unreadOnReport(error, texts)} />
      ))}
      <ShowCtl server={shown} onClose={() => setShown(null)} />
    </Section>
  );
}

/** The old file is spoken of only where there is a new one. */
function leadOf(nodes: readonly PlatformNodeTruth[]): 'lead' | 'leadSame' | 'leadNoNew' {
  if (nodes.every(({ disk, served }) => disk.held === 'new' && (served === null || served.held === 'new'))) return 'leadSame';
  return nodes.some(({ disk }) => disk.held === 'new') ? 'lead' : 'leadNoNew';
}

interface NodeCellProps {
  readonly alike: Alike<PlatformNodeTruth>;
  readonly onShow: (node: string) => void;
}

/** One node, or many of which the same was read. */
function NodeCell({ alike, onShow }: NodeCellProps): ReactNode {
  const [truth] = alike;
  const facts = (one: PlatformNodeTruth): ReactNode => <NodeFacts truth={one} onShow={() => onShow(one.node)} />;
  if (alike.length === 1) return <RowHead name={truth.node}>{facts(truth)}</RowHead>;
  return (
    <AlikeHead rows={alike} are="nodes" keyOf={({ node }) => node}>
      {(one) => (
        <>
          <span className="figures">{printable(one.node)}</span>
          {facts(one)}
        </>
      )}
    </AlikeHead>
  );
}

function NodeFacts({ truth: { node, hostName, judged, disk }, onShow }: { readonly truth: PlatformNodeTruth; readonly onShow: () => void }): ReactNode {
  const { nodes: words } = useWizard().texts.window.platformResult;
  return (
    <>
      <span className="cell-note figures">{printable(hostName)}</span>
      {judged ? null : <span className="cell-note">{words.notJudged}</span>}
      {disk.held === 'none' || disk.held === 'unknown' ? null : (
        <Button look="plain" aria-label={fill(words.showCtlOf, { server: node })} onPress={onShow}>
          {words.showCtl}
        </Button>
      )}
    </>
  );
}

interface ServedCellProps {
  readonly truth: PlatformNodeTruth;
  readonly told: readonly string[];
  readonly isBehind: boolean;
  /** Many nodes in one row were read one after the other; of the last the sentence below tells. */
  readonly isOne: boolean;
}

/** What phones get, and what that proves. */
function ServedCell({ truth: { served }, told, isBehind, isOne }: ServedCellProps): ReactNode {
  const { texts, language } = useWizard();
  const { platformResult, platformMode } = texts.window;
  if (served === null) return <td className="quiet">{platformResult.nodes.notServed}</td>;
  return (
    <td>
      <Held proof={served} told={told} />
      {served.by === null ? null : <span className="cell-note">{platformMode.nodes.servedBy[served.by]}</span>}
      {isBehind && served.held !== 'unknown' && (served.by === null || served.at !== undefined) ? (
        <span className="cell-note">{served.at === undefined || !isOne ? platformResult.nodes.readBehind : fill(platformResult.nodes.readBehindAt, { time: localTimeOfDay(served.at, language) })}</span>
      ) : null}
    </td>
  );
}

/** @param told SHA-1 of files whose digits stand above the table; those of others are said here. */
function Held({ proof, told }: { readonly proof: HeldProof; readonly told: readonly string[] }): ReactNode {
  const { held: words } = useWizard().texts.window.platformResult.nodes;
  const tone = HELD_TONE[proof.held];
  return (
    <>
      <span className={`held ${tone}`}>
        <Icon name={heldIcon(proof.held, tone)} />
        {words[proof.held]}
      </span>
      {proof.sha1 === '' || told.includes(proof.sha1) ? null : (
        <span className="cell-note">
          SHA-1 <Digest hex={proof.sha1} />
        </span>
      )}
    </>
  );
}
