import { type HeldFile } from '../domain/outcome.ts';
import { type ChangeRecord } from '../domain/change-record.ts';
import { type ChangeReport } from '../domain/report.ts';
import { fill } from '../texts/fill.ts';
import { type Html, html } from './html.ts';
import { type PageWords, figures, nameText } from './words.ts';

/** One server or node: what it held, what it holds, and what phones get from it. */
export interface Place {
  readonly name: string;
  readonly holds: HeldFile;
  /** Digest of what it holds; empty = none or not known. */
  readonly digest: string;
  /** In words; `null` = not read on this route. */
  readonly served: string | null;
  readonly notes: readonly string[];
}

export const placesWithToken = ({ servers }: ChangeReport, { texts }: PageWords): readonly Place[] =>
  servers.map(({ server, holds, sha256, staged }) => ({ name: server, holds, digest: sha256, served: null, notes: staged === 'yes' ? [texts.reportPage.servers.staged] : [] }));

function beforeText(before: string, { texts }: PageWords): Html {
  if (before === 'none') return html`${texts.reportPage.held.none}`;
  return before === 'unknown' ? html`${texts.reportPage.notKnown}` : figures(before);
}

/** Every place as it was planned, beside what was read there. */
export function placeTable(record: ChangeRecord, places: readonly Place[], digest: string, words: PageWords): Html {
  const { servers, held } = words.texts.reportPage;
  const planned = new Map(record.cluster.places.map((place) => [place.name, place]));
  const showsServed = places.some(({ served }) => served !== null);
  return html`<table><thead><tr><th scope="col">${servers.server}</th><th scope="col">${fill(servers.before, { digest })}</th><th scope="col">${fill(servers.after, { digest })}</th><th scope="col">${servers.held}</th>${
    showsServed ? html`<th scope="col">${servers.served}</th>` : ''
  }</tr></thead><tbody>${places.map((place) => {
    const known = planned.get(place.name);
    return html`<tr><th scope="row">${nameText(place.name)}${known === undefined ? '' : html`<br><span class="quiet">${servers.role[known.role]}<br>${nameText(`${known.host}:${known.port}`)}</span>`}</th><td>${
      beforeText(known?.before ?? 'unknown', words)
    }</td><td>${place.digest === '' ? '–' : figures(place.digest)}</td><td>${held[place.holds]}${place.notes.map((note) => html`<br><strong>${note}</strong>`)}</td>${
      showsServed ? html`<td>${place.served ?? servers.notServed}</td>` : ''
    }</tr>`;
  })}</tbody></table>`;
}
