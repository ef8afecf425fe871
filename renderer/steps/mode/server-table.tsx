import { type ReactNode, useState } from 'react';
import { type CtlFileView, type ServerView } from '../../../shared/session/view-state.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Digest } from '../../ui/digest.tsx';
import { ShowCtl } from '../show-ctl.tsx';
import { type Column, DataTable, RowHead, UnseenHead } from '../../ui/data-table.tsx';
import { byFile, type HolderOf } from './by-file.ts';

const TONE = { verified: 'good', bad: 'danger', 'not-checked': 'warning', empty: 'danger', unreadable: 'danger' } as const;

/** Why a server has no file to show. */
function absence({ signedIn, error }: ServerView, words: WindowTexts['window']['mode']['servers']): string {
  if (!signedIn) return words.notSignedIn;
  return error === null ? words.none : words.unreadable;
}

/** Servers with the CTL file each holds, a line each, and whether they all hold the same one; a file that several hold is described once. */
export function ServerTable({ servers }: { readonly servers: readonly ServerView[] }): ReactNode {
  const { state, texts } = useWizard();
  const { mode } = texts.window;
  const { servers: words } = mode;
  const [shown, setShown] = useState<string | null>(null);
  const files = servers.flatMap(({ ctlFile }) => (ctlFile === null ? [] : [ctlFile.sha256]));
  const differ = new Set(files).size > 1;
  // Nothing is said of the file of a server that was not read, nor of what is none.
  const same = !differ && servers.every(({ ctlFile }) => ctlFile !== null && ctlFile.verdict !== 'empty' && ctlFile.verdict !== 'unreadable');
  const columns: readonly Column<HolderOf<ServerView>>[] = [
    {
      head: words.server,
      cell: ({ row: { name, role } }) => (
        <RowHead name={name}>
          {' '}
          {role === 'publisher' ? <span className="tag tag-quiet">{mode.role[role]}</span> : null}
        </RowHead>
      ),
    },
    {
      head: words.file,
      cell: ({ row, sameAs }) =>
        row.ctlFile === null ? (
          // A cluster that was never in mixed mode needs none.
          <td colSpan={2} className={row.signedIn && row.error === null && state.cluster?.mode === 'non-secure' ? 'quiet' : 'danger'}>
            {absence(row, words)}
          </td>
        ) : (
          <td>{sameAs === null ? <HeldFile file={row.ctlFile} /> : fill(words.sameAs, { server: sameAs.name })}</td>
        ),
    },
    {
      head: <UnseenHead>{words.show}</UnseenHead>,
      cell: ({ row: { name, ctlFile } }) =>
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
      {differ ? <p className="warning">{words.differ}</p> : null}
      {same ? <p className="quiet">{words.allSame}</p> : null}
      <DataTable label={words.title} className="holders" columns={columns} rows={byFile(servers, ({ ctlFile }) => ctlFile?.sha256 ?? null)} keyOf={({ row }) => row.name} />
      <ShowCtl server={shown} onClose={() => setShown(null)} />
    </>
  );
}

/** What a CTL file is; whether phones would take it comes first. */
function HeldFile({ file }: { readonly file: CtlFileView }): ReactNode {
  const { texts, language } = useWizard();
  const { servers: words } = texts.window.mode;
  return (
    <>
      <span className={TONE[file.verdict]}>{words.verdict[file.verdict]}</span>
      {file.problem === null ? null : <span className="cell-note">{errorSentences(file.problem, texts).explanation}</span>}
      <span className="cell-note">{fill(words.held, { entries: file.entries, length: file.length, time: localTime(file.lastModified, language) })}</span>
      <span className="cell-note">
        MD5 <Digest hex={file.md5} />
      </span>
    </>
  );
}
