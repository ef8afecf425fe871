import { type ReactNode, useState } from 'react';
import { type ChangeReport, type ServerTruth } from '../../../shared/domain/report.ts';
import { isSameError } from '../../../shared/domain/result.ts';
import { unreadOnReport } from '../../../shared/texts/sentences/on-report.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable, RowHead, UnseenHead } from '../../ui/data-table.tsx';
import { Digest } from '../../ui/digest.tsx';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Section } from '../../ui/section.tsx';
import { type Alike, alikeBy } from '../alike.ts';
import { AlikeHead } from '../alike-head.tsx';
import { FEW_NODES } from '../few-nodes.ts';
import { ShowCtl } from '../show-ctl.tsx';
import { type HeldTone, heldIcon, heldToneAfter } from './held-tone.ts';

interface ServerResultsProps {
  readonly report: ChangeReport;
}

/** The digests of the new file once, as `show ctl` and phones print them, and every server with what it holds, many that hold the same in one row: what is not as it should be first. */
export function ServerResults({ report }: ServerResultsProps): ReactNode {
  const { texts } = useWizard();
  const { finish: words } = texts.window;
  const [shown, setShown] = useState<string | null>(null);
  const toneOf = ({ holds }: ServerTruth): HeldTone => heldToneAfter(report.outcome, holds);
  const isWrong = (truth: ServerTruth): boolean => toneOf(truth) !== 'good' || truth.staged === 'yes' || truth.error !== undefined;
  const sorted = [...report.servers.filter(isWrong), ...report.servers.filter((truth) => !isWrong(truth))];
  const rows = alikeBy(sorted, ({ holds, sha256, staged }) => `${holds} ${sha256} ${staged}`, FEW_NODES + 1);
  const show = (truth: ServerTruth): ReactNode => <ShowButton truth={truth} onShow={() => setShown(truth.server)} />;
  const columns: readonly Column<Alike<ServerTruth>>[] = [
    {
      head: words.server,
      cell: (alike) =>
        alike.length === 1 ? (
          <RowHead name={alike[0].server} />
        ) : (
          <AlikeHead rows={alike} are="servers" keyOf={({ server }) => server}>
            {(truth) => (
              <>
                <span className="figures">{printable(truth.server)}</span> {show(truth)}
              </>
            )}
          </AlikeHead>
        ),
    },
    { head: words.holds, cell: ([truth]) => <HeldCell report={report} truth={truth} tone={toneOf(truth)} /> },
    { head: <UnseenHead>{words.ctl.title}</UnseenHead>, cell: (alike) => <td className="cell-button">{alike.length === 1 ? show(alike[0]) : null}</td> },
  ];
  const { file } = report;
  return (
    <Section title={words.servers}>
      {file === undefined || !report.servers.some(({ holds }) => holds === 'new') ? null : (
        <div className="card">
          <p className="card-title">
            <Icon name="file" /> {words.file}
          </p>
          <Facts facts={digestFacts(file, words)} />
        </div>
      )}
      <DataTable label={words.servers} columns={columns} rows={rows} keyOf={([{ server }]) => server} />
      {sorted.map(({ server, error }) => (error === undefined || isSameError(error, report.stopped?.error) ? null : <ErrorWords key={server} error={error} words={unreadOnReport(error, texts)} />))}
      <ShowCtl server={shown} onClose={() => setShown(null)} />
    </Section>
  );
}

const digestFacts = ({ md5, sha1 }: { readonly md5: string; readonly sha1: string }, words: { readonly md5: string; readonly sha1: string }): Parameters<typeof Facts>[0]['facts'] => [
  { name: words.md5, value: <Digest hex={md5} /> },
  { name: words.sha1, value: <Digest hex={sha1} /> },
];

/** What was read of a server after the change. */
const useHeld = (server: string) => useWizard().state.cluster?.servers.find(({ name }) => name === server)?.ctlFile ?? null;

function HeldCell({ report, truth: { server, holds, sha256, staged }, tone }: ServerResultsProps & { readonly truth: ServerTruth; readonly tone: HeldTone }): ReactNode {
  const { finish: words } = useWizard().texts.window;
  const held = useHeld(server);
  // A file that is none of ours has its digests here; those of the new one stand above.
  const others = held !== null && held.sha256 === sha256 && held.sha256 !== report.file?.sha256 ? held : null;
  return (
    <td>
      <span className={`held ${tone}`}>
        <Icon name={heldIcon(holds, tone)} />
        {words.held[holds]}
      </span>
      {others === null ? null : <Facts facts={digestFacts(others, words)} />}
      {staged === 'yes' ? <span className="cell-note warning">{words.staged}</span> : null}
    </td>
  );
}

function ShowButton({ truth: { server }, onShow }: { readonly truth: ServerTruth; readonly onShow: () => void }): ReactNode {
  const { ctl: words } = useWizard().texts.window.finish;
  return useHeld(server) === null ? null : (
    <Button look="plain" aria-label={fill(words.label, { server })} onPress={onShow}>
      {words.title}
    </Button>
  );
}
