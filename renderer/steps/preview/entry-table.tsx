import { type ReactNode, Suspense, lazy, useState } from 'react';
import { type PlannedEntry } from '../../../shared/domain/plan.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../app/wizard.ts';
import { Button } from '../../ui/button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Section } from '../../ui/section.tsx';

const CertificateDialog = lazy(async () => ({ default: (await import('../certificate-dialog.tsx')).CertificateDialog }));

/** Entries of tokens hold an address element that says nothing. */
const NO_ADDRESS = '0.0.0.0';

const wordFor = (words: Readonly<Record<string, string>>, name: string): string => (Object.hasOwn(words, name) ? (words[name] ?? '') : '');

/** Every entry of the next file and what becomes of it. */
export function EntryTable({ entries }: { readonly entries: readonly PlannedEntry[] }): ReactNode {
  const { texts, call } = useWizard();
  const { entries: words, functionHelp, certificate } = texts.window.preview;
  const { entryChange } = texts.change;
  const [viewed, setViewed] = useState<number | null>(null);
  return (
    <Section title={words.title}>
      <div className="table-frame" tabIndex={0} role="region" aria-label={words.title}>
        <table className="entry-table">
          <caption className="unseen">{words.title}</caption>
          <thead>
            <tr>
              {[words.number, words.function, words.name, words.certificate, words.change].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.number} className={entry.change === 'kept' ? '' : 'row-changed'}>
                <td className="figures">{entry.number}</td>
                <td>
                  {printable(entry.function)}
                  <span className="cell-note">{wordFor(functionHelp, entry.function)}</span>
                </td>
                <td>
                  <NameText name={entry.name === '' ? entry.subject : entry.name} />
                  {entry.address === '' || entry.address === NO_ADDRESS ? null : <span className="cell-note figures">{printable(entry.address)}</span>}
                  {entry.signs ? (
                    <span className="cell-note">
                      <span className="tag">{words.signs}</span>
                    </span>
                  ) : null}
                </td>
                <td>
                  {entry.certificateSha1 === '' ? (
                    <span className="quiet">{words.none}</span>
                  ) : (
                    <Button look="plain" aria-label={fill(words.viewOf, { number: entry.number })} onPress={() => setViewed(entry.number)}>
                      {words.view}
                    </Button>
                  )}
                </td>
                <td>
                  <span className={entry.change === 'kept' ? 'quiet' : 'tag tag-change'}>{entryChange[entry.change]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Suspense>{viewed === null ? null : <CertificateDialog title={fill(certificate.title, { number: viewed })} read={() => call('entryCertificate', { number: viewed })} onClose={() => setViewed(null)} />}</Suspense>
    </Section>
  );
}
