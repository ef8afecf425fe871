import { PHONE_STATES, type PhoneCounts } from '../../../domain/rollout/progress.ts';
import { FORETOLD, type RolloutReport } from '../../../domain/rollout/report.ts';
import { phonesInAll } from '../../../session/rollout-parts.ts';
import { fill } from '../../../texts/fill.ts';
import { stateWords } from '../../../texts/sentences/rollout.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import { nameText, type PageWords, tick } from '../../words.ts';

/** Phones that the page tells by name: more than that is for the table of phones in the folder. */
export const MOST_ON_PAGE = 500;

/** What phones were expected to do, against what they did: a row a forecast, a column a state that has phones. */
function forecastTable({ foretold, counts, isOver }: Pick<RolloutReport, 'foretold' | 'counts' | 'isOver'>, { texts }: PageWords): Html {
  const words = texts.reportPage.rollout.phones;
  const rows = FORETOLD.map((one): readonly [string, PhoneCounts] => [texts.rollout.foretold[one], foretold[one]]).filter(([, some]) => phonesInAll(some) > 0);
  const named = stateWords(texts, isOver);
  const states = PHONE_STATES.filter((state) => counts[state] > 0);
  const row = (name: string, some: PhoneCounts): Html => html`<tr><th scope="row">${name}</th>${states.map((state) => html`<td>${some[state]}</td>`)}<td>${phonesInAll(some)}</td></tr>`;
  return html`<table><thead><tr><th scope="col">${words.forecast}</th>${states.map((state) => html`<th scope="col">${named.phone[state]}</th>`)}<th scope="col">${words.inAll}</th></tr></thead><tbody>${rows.map(
    ([name, some]) => row(name, some),
  )}${row(words.all, counts)}</tbody></table>`;
}

/** Phones that need somebody's eyes, each with its tick. */
function phoneTable({ phones }: Pick<RolloutReport, 'phones'>, { texts }: PageWords): Html {
  const words = texts.reportPage.rollout.phones;
  if (phones.length === 0) return html`<p>${words.noneByName}</p>`;
  const done = phones.filter((phone) => phone.done).length;
  const left = phones.length - MOST_ON_PAGE;
  return html`<h3>${fill(words.byName, { done, all: phones.length })}</h3><table><thead><tr><th scope="col">${words.done}</th><th scope="col">${words.name}</th><th scope="col">${words.pool}</th><th scope="col">${
    words.forecast
  }</th><th scope="col">${words.result}</th></tr></thead><tbody>${phones.slice(0, MOST_ON_PAGE).map(
    (phone) =>
      html`<tr><td>${tick(phone.done)}</td><th scope="row">${nameText(phone.name)}<br><span class="quiet">${[phone.model, phone.description].filter((part) => part !== '').join(', ')}</span></th><td>${
        phone.devicePool
      }</td><td>${texts.rollout.foretold[phone.foretold]}</td><td>${phone.trouble === null ? '' : texts.rollout.trouble[phone.trouble]}</td></tr>`,
  )}</tbody></table>${left > 0 ? html`<p>${fill(texts.rollout.moreByName, { count: left })}</p>` : NOTHING}`;
}

/** All that is known of the phones. */
export function phonesPart(report: RolloutReport, words: PageWords): Html {
  if (phonesInAll(report.counts) === 0) return html`<p>${words.texts.rollout.notListed}</p>`;
  return html`${forecastTable(report, words)}${phoneTable(report, words)}`;
}
