import { type ReportedEntry, type ReportedFile } from '../domain/kept-report.ts';
import { fill } from '../texts/fill.ts';
import { type Html, html } from './html.ts';
import { type Fact, factList, figures, type PageWords } from './words.ts';

/** Entries are the same when they do the same for the same name with the same certificate. */
const keyOf = ({ function: role, name, subject, certificateSha1 }: ReportedEntry): string => JSON.stringify([role, name, subject, certificateSha1]);

/** Entries of the same server for the same are one that changed where they are not the same: in non-secure mode they lose their certificates. */
const placeOf = ({ function: role, name }: ReportedEntry): string => JSON.stringify([role, name]);

interface EntryTable {
  readonly caption: string;
  readonly entries: readonly ReportedEntry[];
  /** Those of the other file. */
  readonly others: readonly ReportedEntry[] | null;
  /** What is said of an entry that the other file has not. */
  readonly alone: string;
}

function entryTable({ caption, entries, others, alone }: EntryTable, { texts }: PageWords): Html {
  const words = texts.reportPage.entries;
  const known = new Set(others?.map(keyOf));
  const places = new Set(others?.map(placeOf));
  const state = (entry: ReportedEntry): string => (others === null ? '' : known.has(keyOf(entry)) ? words.stays : entry.name !== '' && places.has(placeOf(entry)) ? words.changed : alone);
  return html`<table><caption>${fill(caption, { count: entries.length })}</caption><thead><tr><th scope="col">${words.number}</th><th scope="col">${words.function}</th><th scope="col">${words.name}</th><th scope="col">${
    words.state
  }</th></tr></thead><tbody>${entries.map(
    (entry) => html`<tr><td>${entry.number}</td><td>${entry.function}</td><td>${[entry.name, entry.subject].filter((one) => one !== '').map((one, at) => html`${at === 0 ? '' : html`<br>`}${one}`)}${
      entry.issuer === '' || entry.issuer === entry.subject ? '' : html`<br><span class="quiet">${fill(words.issuer, { issuer: entry.issuer })}</span>`
    }${entry.serialNumber === '' ? '' : html`<br>${figures(fill(words.serialNumber, { serialNumber: entry.serialNumber }))}`}<br>${
      entry.certificateSha1 === '' ? words.noCertificate : figures(fill(words.sha1, { sha1: entry.certificateSha1 }))
    }</td><td>${state(entry)}${entry.signs ? html`<br><strong>${words.signs}</strong>` : ''}</td></tr>`,
  )}</tbody></table>`;
}

/** The entries of both files, one table each: what stays, what is new, what went. */
export function entriesOf(before: ReportedFile | null, after: ReportedFile | null, page: PageWords): Html {
  const words = page.texts.reportPage.entries;
  const [old, next] = [before?.entries ?? null, after?.entries ?? null];
  // Without a file there are no entries to compare with, so all are new.
  const others = before === null ? [] : old;
  return html`${next === null ? html`<p>${words.unlisted}</p>` : entryTable({ caption: words.after, entries: next, others, alone: words.added }, page)}${
    before === null ? html`<p>${words.noFile}</p>` : old === null ? html`<p>${words.unlisted}</p>` : entryTable({ caption: words.before, entries: old, others: next, alone: words.gone }, page)
  }`;
}

/** Digests and signature of a file. */
export function fileFacts({ length, md5, sha1, sha256, verdict, signer, signerSerial }: ReportedFile, { texts }: PageWords): Html {
  const words = texts.reportPage.file;
  const facts: readonly Fact[] = [
    ...(length === null ? [] : [[words.length, fill(words.bytes, { length })] as const]),
    [words.md5, figures(md5)],
    [words.sha1, figures(sha1)],
    ...(sha256 === null ? [] : [[words.sha256, figures(sha256)] as const]),
    [words.verdict, words.verdictName[verdict]],
    ...(signer === null ? [] : [[words.signer, signer] as const]),
    ...(signerSerial === null ? [] : [[words.signerSerial, figures(signerSerial)] as const]),
  ];
  return factList(facts);
}
