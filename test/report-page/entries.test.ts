import { expect, test } from 'vitest';
import { type ReportedEntry, type ReportedFile } from '../../shared/domain/kept-report.ts';
import { entriesOf } from '../../shared/report-page/entries.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const { en: texts } = LANGUAGES;
const entry = (number: number, name: string, certificateSha1: string, role = 'CCM+TFTP'): ReportedEntry => ({ number, function: role, name, subject: `CN=${certificateSha1}`, issuer: '', serialNumber: '', certificateSha1, signs: false });
const file = (...entries: readonly ReportedEntry[]): ReportedFile => ({ length: 1, md5: '', sha1: '', sha256: null, verdict: 'verified', signer: null, signerSerial: null, entries, showCtl: '' });

/** What is said of the entries of the table with this caption, in their order. */
function states(before: ReportedFile, after: ReportedFile): readonly (readonly string[])[] {
  const page = entriesOf(before, after, { texts, language: 'en', timeZone: 'UTC' }).markup;
  return page.split('</table>').slice(0, 2).map((table) => [...table.matchAll(/<td>([^<]*)<\/td><\/tr>/g)].map((found) => found[1] ?? ''));
}

test('an entry of a server that lost its certificate changed; it is no new one, and none that went', () => {
  const { stays, changed, added, gone } = texts.reportPage.entries;
  const before = file(entry(1, '', 'token', 'SAST'), entry(2, 'pub', 'aa'), entry(3, 'old', 'bb'), entry(4, '', 'lost', 'SAST'));
  const after = file(entry(1, '', 'token', 'SAST'), entry(2, 'pub', ''), entry(3, 'new', 'cc'), entry(4, '', 'other', 'SAST'));
  expect(states(before, after)).toEqual([[stays, changed, added, added], [stays, changed, gone, gone]]);
});
