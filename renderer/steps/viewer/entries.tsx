import { type ReactNode, Suspense, useState } from 'react';
import { type AppError } from '../../../shared/domain/result.ts';
import { type TrustListEntry, type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { formatSerial, formatValidity } from '../../wizard/format.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Digest } from '../../ui/digest.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Pager } from './pager.tsx';
import { usePages } from './use-pages.ts';
import { later } from '../../ui/later.ts';

const CertificateDialog = later(async () => (await import('../certificate-dialog.tsx')).CertificateDialog);

/** Entries of tokens hold an address element that says nothing. */
const NO_ADDRESS = '0.0.0.0';

interface ListEntriesProps {
  readonly list: TrustListFacts;
  readonly onFailed: (error: AppError) => void;
}

/** The entries of a file, a page at a time, in the order of the file. */
export function ListEntries({ list: { id, entries: inAll }, onFailed }: ListEntriesProps): ReactNode {
  const { texts, call } = useWizard();
  const { viewer: words, preview } = texts.window;
  const [page, setPage] = useState<{ readonly from: number; readonly entries: readonly TrustListEntry[] } | null>(null);
  const [viewed, setViewed] = useState<number | null>(null);
  const turn = usePages(async (from) => {
    const answer = await call('trustListEntries', { id, from });
    return () => (answer.ok ? setPage({ from, entries: answer.value.entries }) : onFailed(answer.error));
  });
  const columns: readonly Column<TrustListEntry>[] = [
    { head: preview.entries.number, cell: ({ number }) => <td className="figures">{number}</td> },
    { head: preview.entries.function, cell: (entry) => <td>{printable(entry.function)}</td> },
    { head: <th scope="col" className="viewer-who">{preview.entries.name}</th>, cell: (entry) => <NameCell entry={entry} /> },
    { head: <th scope="col" className="viewer-certificate">{preview.entries.certificate}</th>, cell: (entry) => <CertificateCell entry={entry} onView={() => setViewed(entry.number)} /> },
  ];
  return (
    <section className="section">
      <h3>{preview.entries.title}</h3>
      {page === null ? <p role="status">{words.reading}</p> : inAll === 0 ? <p>{words.noEntries}</p> : <Pager from={page.from} inAll={inAll} onFrom={turn} />}
      {page === null || inAll === 0 ? null : <DataTable className="viewer-table" label={preview.entries.title} columns={columns} rows={page.entries} keyOf={({ number }) => String(number)} />}
      <Suspense>
        {viewed === null ? null : <CertificateDialog title={fill(preview.certificate.title, { number: viewed })} read={() => call('trustListCertificate', { id, number: viewed })} onClose={() => setViewed(null)} />}
      </Suspense>
    </section>
  );
}

interface CellProps {
  readonly entry: TrustListEntry;
}

/** Whom the entry is for, as the file names it. */
function NameCell({ entry: { name, address, subject, issuer, signs } }: CellProps): ReactNode {
  const { viewer: words, preview } = useWizard().texts.window;
  return (
    <td>
      {name === '' ? null : <span className="figures">{printable(name)}</span>}
      {address === '' || address === NO_ADDRESS || address === name ? null : <span className="cell-note figures">{fill(words.address, { address })}</span>}
      {subject === '' ? null : (
        <span className={name === '' ? '' : 'cell-note'}>
          <NameText name={subject} />
        </span>
      )}
      {issuer === '' ? null : (
        <span className="cell-note">
          <NameText name={fill(words.issuer, { issuer })} />
        </span>
      )}
      {signs ? (
        <span className="cell-note">
          <span className="tag">{preview.entries.signs}</span>
        </span>
      ) : null}
    </td>
  );
}

/** What stands in the file of the certificate, and the way to all of it. */
function CertificateCell({ entry: { number, serialNumber, certificate, certHash }, onView }: CellProps & { readonly onView: () => void }): ReactNode {
  const { texts, language } = useWizard();
  const { viewer: words, preview } = texts.window;
  return (
    <td>
      {typeof certificate === 'string' ? (
        <span className={certificate === 'none' ? 'quiet' : 'warning'}>{certificate === 'none' ? words.noCertificate : words.unreadable}</span>
      ) : (
        <>
          {`${printable(certificate.key)} `}
          <Button look="plain" aria-label={fill(preview.entries.viewOf, { number })} onPress={onView}>
            {preview.entries.view}
          </Button>
          <span className="cell-note">{formatValidity(certificate, texts, language)}</span>
          <span className="cell-note">
            {'SHA-1 '}
            <Digest hex={certificate.sha1} />
          </span>
        </>
      )}
      {serialNumber === '' ? null : <span className="cell-note figures">{fill(words.serial, { serial: formatSerial(serialNumber) })}</span>}
      {typeof certificate !== 'string' && certificate.isSerialBackwards ? <span className="cell-note">{words.backwards}</span> : null}
      {certHash === '' ? null : (
        <span className="cell-note">
          {words.hashOnly} <Digest hex={certHash} />
        </span>
      )}
    </td>
  );
}
