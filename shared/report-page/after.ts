import { type KeptReport, openItems } from '../domain/kept-report.ts';
import { type RuleFinding } from '../domain/rules/rule.ts';
import { fill } from '../texts/fill.ts';
import { findingSentence } from '../texts/sentences/change.ts';
import { neighbourSentence, phoneSentence } from '../texts/sentences/report.ts';
import { type Html, html } from './html.ts';
import { nameText, type PageWords, tick } from './words.ts';

/** What is left to do, ticked as a person ticked it. */
export function leftList(kept: KeptReport, { texts }: PageWords): Html {
  const words = texts.reportPage.left;
  const { leftToDo, neighbours } = kept.report;
  const open = openItems(kept);
  const items = leftToDo.map((item) => html`<li>${tick(!open.left.includes(item))} ${texts.report.left[item]}</li>`);
  const list = html`<p class="quiet">${fill(words.lead, { done: leftToDo.length - open.left.length, all: leftToDo.length })}</p><ul>${items}</ul>`;
  return html`${leftToDo.length === 0 ? html`<p>${words.none}</p>` : list}${neighbours.length === 0 ? '' : html`<h3>${words.neighbours}</h3><ul>${neighbours.map((one) => html`<li>${tick(kept.tickedNeighbours.includes(one.neighbour))} ${neighbourSentence(one, texts)}</li>`)}</ul>`}`;
}

/** Practice phones as they ended, and every phone that needs a visit with its tick. */
export function phoneList({ report, visits }: KeptReport, { texts }: PageWords): Html {
  const words = texts.reportPage.phones;
  const phones = report.phones ?? [];
  const done = visits.filter((visit) => visit.done).length;
  return html`${phones.length === 0 && visits.length === 0 ? html`<p>${words.cannotTell}</p>` : ''}${
    visits.length === 0
      ? ''
      : html`<h3>${fill(words.visits, { done, all: visits.length })}</h3><ul>${visits.map(
        (visit) => html`<li>${tick(visit.done)} ${nameText(visit.name)} ${visit.model}, ${visit.tftpServer}: ${visit.done ? words.visited : words.open}</li>`,
      )}</ul>`
  }${
    phones.length === 0
      ? ''
      : html`<table><thead><tr><th scope="col">${words.name}</th><th scope="col">${words.server}</th><th scope="col">${words.result}</th></tr></thead><tbody>${phones.map(
        (phone) => html`<tr><th scope="row">${nameText(phone.name)}<br><span class="quiet">${phone.model}</span></th><td>${phone.tftpServer}</td><td>${phoneSentence(phone, texts)}</td></tr>`,
      )}</tbody></table>`
  }`;
}

/** What the rules said, and to what a person agreed. */
export function warningTable({ warnings, record }: KeptReport, { texts }: PageWords): Html {
  const words = texts.reportPage.warnings;
  const isAgreed = ({ rule, severity }: RuleFinding): boolean => record.consents.includes(rule) || severity === 'typed-consent';
  // Where a change was finished later, what the plan said is not known; what was agreed to is.
  const others = record.consents.filter((rule) => !warnings.some((found) => found.rule === rule));
  if (warnings.length === 0 && others.length === 0) return html`<p>${words.none}</p>`;
  return html`${
    warnings.length === 0
      ? ''
      : html`<table><thead><tr><th scope="col">${words.severity}</th><th scope="col">${words.sentence}</th></tr></thead><tbody>${warnings.map(
        (found) =>
          html`<tr><td>${texts.change.severity[found.severity]}${isAgreed(found) ? html`<br><strong>☑ ${words.agreed}</strong>` : ''}</td><td>${findingSentence(found, texts)}</td></tr>`,
      )}</tbody></table>`
  }${others.length === 0 ? '' : html`<ul>${others.map((rule) => html`<li>☑ ${fill(words.consent, { rule })}</li>`)}</ul>`}`;
}
