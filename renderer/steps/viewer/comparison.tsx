import { type ReactNode, useState } from 'react';
import { type AppError } from '../../../shared/domain/result.ts';
import { type TrustListChange, type TrustListDifference, type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Digest } from '../../ui/digest.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { FocusedHeading } from './focused-heading.tsx';
import { Pager } from './pager.tsx';
import { usePages } from './use-pages.ts';

interface ComparisonProps {
  readonly first: TrustListFacts;
  readonly second: TrustListFacts;
  readonly onFailed: (error: AppError) => void;
}

/** What differs as a whole, each in a line. */
function lines({ identical, signerDiffers, timestampDiffers, headerFields, reordered, same, inAll }: TrustListDifference, { window }: WindowTexts): readonly string[] {
  const { compared: words } = window.viewer;
  if (identical) return [words.identical];
  return [
    inAll === 0 && !reordered ? words.sameEntries : fill(words.count, { same, differ: inAll }),
    ...(signerDiffers ? [words.signer] : []),
    ...(timestampDiffers ? [words.timestamp] : []),
    ...(headerFields.length === 0 ? [] : [fill(words.header, { fields: headerFields.join(', ') })]),
    ...(reordered ? [words.reordered] : []),
  ];
}

/** How two files differ: the header in lines, the entries a page at a time. */
export function Comparison({ first, second, onFailed }: ComparisonProps): ReactNode {
  const { texts, call } = useWizard();
  const { viewer, preview } = texts.window;
  const { compared: words } = viewer;
  const [page, setPage] = useState<{ readonly from: number; readonly difference: TrustListDifference } | null>(null);
  const turn = usePages(async (from) => {
    const answer = await call('compareTrustLists', { first: first.id, second: second.id, from });
    return () => (answer.ok ? setPage({ from, difference: answer.value }) : onFailed(answer.error));
  });
  const columns: readonly Column<TrustListChange>[] = [
    { head: words.numbers, cell: (change) => <td className="figures">{`${change.first ?? '–'} / ${change.second ?? '–'}`}</td> },
    { head: preview.entries.function, cell: (change) => <td>{printable(change.function)}</td> },
    {
      head: preview.entries.name,
      cell: ({ name }) => (
        <td>
          <NameText name={name} />
        </td>
      ),
    },
    { head: <th scope="col" className="viewer-certificate">{words.what}</th>, cell: (change) => <DifferenceCell change={change} /> },
  ];
  return (
    <section className="section">
      <FocusedHeading>{words.title}</FocusedHeading>
      <p className="quiet">{fill(words.files, { first: first.name, second: second.name })}</p>
      {second.served && !first.served ? <p className="warning">{viewer.unproven}</p> : null}
      <div role="status">
        {page === null ? (
          viewer.reading
        ) : (
          <ul>
            {lines(page.difference, texts).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {page === null || page.difference.inAll === 0 ? null : (
        <>
          <Pager from={page.from} inAll={page.difference.inAll} onFrom={turn} />
          <DataTable className="viewer-table viewer-differences" label={words.table} columns={columns} rows={page.difference.changes} keyOf={(change) => `${change.first ?? ''} ${change.second ?? ''}`} />
        </>
      )}
    </section>
  );
}

function DifferenceCell({ change: { where, fields, firstCertificate, secondCertificate } }: { readonly change: TrustListChange }): ReactNode {
  const { viewer, preview } = useWizard().texts.window;
  const { compared: words } = viewer;
  const digest = (file: 'first' | 'second', hex: string): ReactNode =>
    where !== 'both' && where !== file ? null : (
      <span className="cell-note">
        {words[file]} {hex === '' ? preview.entries.none : <Digest hex={hex} />}
      </span>
    );
  return (
    <td>
      <span className="tag tag-change">{words.where[where]}</span>
      {fields.length === 0 ? null : <span className="cell-note">{printable(fields.join(', '))}</span>}
      {firstCertificate === secondCertificate ? null : (
        <>
          {digest('first', firstCertificate)}
          {digest('second', secondCertificate)}
        </>
      )}
    </td>
  );
}
