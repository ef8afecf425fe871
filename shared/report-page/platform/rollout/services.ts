import { type RestartProgress } from '../../../domain/rollout/progress.ts';
import { type NodeCounters } from '../../../domain/rollout/readings.ts';
import { type RolloutReport } from '../../../domain/rollout/report.ts';
import { errorSentences } from '../../../texts/sentences/error.ts';
import { durationWords, securePhones, stateWords, witnessSentence } from '../../../texts/sentences/rollout.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import { figures, nameText, type PageWords } from '../../words.ts';

/** Every restart with what proves it, in its order. */
export function restartTable({ restarts, record, isOver }: Pick<RolloutReport, 'restarts' | 'record' | 'isOver'>, { texts }: PageWords): Html {
  const words = texts.reportPage.rollout.services;
  const time = (seconds: number | null): string => (seconds === null ? texts.rollout.unknown : durationWords(seconds, texts));
  const states = stateWords(texts, isOver);
  const hostNames = new Map(record.cluster.places.map(({ name, hostName }) => [name, hostName]));
  const { file } = record;
  const proof = ({ status, servedSha256, error }: RestartProgress): Html => {
    const digest = status === 'proved' && file !== null ? html`${words.serves} MD5 ${figures(file.md5)}, SHA-1 ${figures(file.sha1)}` : html`${words.serves} SHA-256 ${figures(servedSha256 ?? '')}`;
    const served = servedSha256 === null ? NOTHING : html`<br>${servedSha256 === '' ? texts.rollout.servedNone : digest}`;
    return html`${served}${error === null ? NOTHING : html`<br>${errorSentences(error, texts).title}`}`;
  };
  return html`<p>${texts.rollout.reason[record.reason]}</p><table><thead><tr><th scope="col">${words.node}</th><th scope="col">${words.service}</th><th scope="col">${words.status}</th><th scope="col">${words.before}</th><th scope="col">${
    words.after
  }</th><th scope="col">${words.calls}</th></tr></thead><tbody>${restarts.map(
    (restart) =>
      html`<tr><th scope="row">${nameText(restart.node)}<br><span class="quiet">${hostNames.get(restart.node) ?? ''}</span></th><td>${restart.service}</td><td><strong>${states.restart[restart.status]}</strong>${proof(
        restart,
      )}</td><td>${time(restart.upTimeBefore)}</td><td>${time(restart.upTimeAfter)}</td><td>${restart.callsBefore ?? '–'}</td></tr>`,
  )}</tbody></table>`;
}

/** What each node counted before and after. */
export function counterTable({ before, after }: Pick<RolloutReport, 'before' | 'after'>, { texts }: PageWords): Html {
  const words = texts.reportPage.rollout.counters;
  const nodes = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (nodes.length === 0) return html`<p>${words.none}</p>`;
  const shown = (counters: NodeCounters | undefined, of: (one: NodeCounters) => number | null): string | number => (counters === undefined ? null : of(counters)) ?? texts.rollout.unknown;
  const registered = ({ registeredPhones }: NodeCounters): number | null => registeredPhones;
  return html`<table><thead><tr><th scope="col">${words.node}</th><th scope="col">${words.registeredBefore}</th><th scope="col">${words.registeredAfter}</th><th scope="col">${words.secureBefore}</th><th scope="col">${
    words.secureAfter
  }</th></tr></thead><tbody>${nodes.map((node) => {
    const [earlier, later] = [before[node], after[node]];
    return html`<tr><th scope="row">${nameText(node)}</th><td>${shown(earlier, registered)}</td><td>${shown(later, registered)}</td><td>${shown(earlier, securePhones)}</td><td>${shown(later, securePhones)}</td></tr>`;
  })}</tbody></table>`;
}

/** The phones before all phones, and the one that was left alone. */
export function pilotTable({ pilots, witness, isOver }: Pick<RolloutReport, 'pilots' | 'witness' | 'isOver'>, { texts }: PageWords): Html {
  const words = texts.reportPage.rollout.pilots;
  const { rollout } = texts;
  const states = stateWords(texts, isOver);
  const registration = (isRegistered: boolean | null): string => (isRegistered === null ? rollout.unknown : isRegistered ? words.yes : words.no);
  return html`${
    pilots.length === 0
      ? html`<p>${words.none}</p>`
      : html`<table><thead><tr><th scope="col">${words.name}</th><th scope="col">${words.why}</th><th scope="col">${words.verdict}</th><th scope="col">${words.registered}</th></tr></thead><tbody>${pilots.map(
        ({ name, model, why, verdict, proof, isRegistered }) =>
          html`<tr><th scope="row">${nameText(name)}<br><span class="quiet">${model}</span></th><td>${rollout.pilotWhy[why]}</td><td><strong>${states.pilotVerdict[verdict]}</strong>${
            proof === null ? NOTHING : html`<br>${rollout.pilotProof[proof]}`
          }</td><td>${registration(isRegistered)}</td></tr>`,
      )}</tbody></table>`
  }${witness === null ? NOTHING : html`<p>${witnessSentence(witness, texts, isOver)}</p>`}`;
}
