import { type ReactNode, useState } from 'react';
import { type ServerView } from '../../../shared/session/view-state.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Digest } from '../../ui/digest.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ShowCtl } from '../show-ctl.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';

const TONE = { verified: 'good', bad: 'danger', 'not-checked': 'warning', empty: 'danger', unreadable: 'danger' } as const;

/** Why a server has no file to show. */
function absence({ signedIn, error }: ServerView, words: WindowTexts['window']['mode']['servers']): string {
  if (!signedIn) return words.notSignedIn;
  return error === null ? words.none : words.unreadable;
}

/** Servers with the CTL file each holds, and whether they all hold the same one. */
export function ServerTable({ servers }: { readonly servers: readonly ServerView[] }): ReactNode {
  const { texts, language } = useWizard();
  const { mode } = texts.window;
  const { servers: words } = mode;
  const [shown, setShown] = useState<string | null>(null);
  const files = servers.flatMap(({ ctlFile }) => (ctlFile === null ? [] : [ctlFile.sha256]));
  const differ = new Set(files).size > 1;
  // Nothing is said of the file of a server that was not read, nor of what is none.
  const same = !differ && servers.every(({ ctlFile }) => ctlFile !== null && ctlFile.verdict !== 'empty' && ctlFile.verdict !== 'unreadable');
  const columns: readonly Column<ServerView>[] = [
    {
      head: words.server,
      cell: ({ name, role }) => (
        <th scope="row">
          <span className="figures">{printable(name)}</span>
          <span className="cell-note">{mode.role[role]}</span>
        </th>
      ),
    },
    {
      head: words.file,
      cell: (server) =>
        server.ctlFile === null ? (
          <td colSpan={2} className="danger">
            {absence(server, words)}
          </td>
        ) : (
          <td>
            <span className={TONE[server.ctlFile.verdict]}>{words.verdict[server.ctlFile.verdict]}</span>
            {server.ctlFile.problem === null ? null : <span className="cell-note">{errorSentences(server.ctlFile.problem, texts).explanation}</span>}
            <span className="cell-note">
              {fill(words.held, {
                entries: server.ctlFile.entries,
                length: server.ctlFile.length,
                time: localTime(server.ctlFile.lastModified, language),
              })}
            </span>
            <span className="cell-note">
              MD5 <Digest hex={server.ctlFile.md5} />
            </span>
          </td>
        ),
    },
    {
      head: (
        <th scope="col">
          <span className="unseen">{words.show}</span>
        </th>
      ),
      cell: ({ name, ctlFile }) =>
        ctlFile === null ? null : (
          <td className="cell-button">
            <Button look="plain" aria-label={fill(words.showOf, { server: name })} onPress={() => setShown(name)}>
              {words.show}
            </Button>
          </td>
        ),
    },
  ];
  return (
    <>
      <DataTable label={words.title} columns={columns} rows={servers} keyOf={({ name }) => name} />
      {differ ? <Notice tone="warning" title={words.differ} /> : null}
      {same ? <p className="quiet">{words.allSame}</p> : null}
      <ShowCtl server={shown} onClose={() => setShown(null)} />
    </>
  );
}
