import { clusterTitle, connectionOf } from '../domain/change-record.ts';
import { type KeptReport } from '../domain/kept-report.ts';
import { fill } from '../texts/fill.ts';
import { stopSentences, stumbleSentences } from '../texts/sentences/report.ts';
import { stepName } from '../texts/sentences/step.ts';
import { scenarioWords } from '../texts/sentences/scenario.ts';
import { leftList, phoneList, warningTable } from './after.ts';
import { entriesOf, fileFacts } from './entries.ts';
import { changeFacts, choiceFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import { headlineByCommand, placesByCommand } from './platform/place.ts';
import { placesWithToken, placeTable } from './place.ts';
import { htmlPage, section } from './sheet.ts';
import { type PageWords, timeText } from './words.ts';

function headline(kept: KeptReport, words: PageWords): string {
  if (kept.route === 'by-command') return headlineByCommand(kept.report, words);
  const { outcome, stopped, requestedMode } = kept.report;
  const { report } = words.texts;
  return fill(report.outcome[outcome], { mode: report.modeName[requestedMode], step: stopped === undefined ? '' : stepName(stopped.step, words.texts) });
}

function practiceNote({ record }: KeptReport, { texts }: PageWords): Html {
  const { practice } = record;
  if (practice === null) return html``;
  const { title } = scenarioWords(connectionOf(record), practice.scenario, texts, texts.practice);
  return html`<p class="practice">${fill(texts.reportPage.practice, { scenario: title, seed: practice.seed })}</p>`;
}

/** What a report says, as one page that needs nothing else: no script, no address, its styles inside. All foreign text is escaped. */
export function reportPage(kept: KeptReport, words: PageWords): string {
  const { reportPage: texts } = words.texts;
  const { record, before, after, route, report } = kept;
  const places = kept.route === 'with-token' ? placesWithToken(kept.report, words) : placesByCommand(kept.report, words);
  const isAsWanted = report.outcome === 'done' || report.outcome === 'undone';
  const name = `${texts.title}: ${clusterTitle(record)}, ${record.id}`;
  return htmlPage({
    name,
    lang: texts.lang,
    content: html`<header>
<p class="product">Open CTL Client</p>
<h1>${texts.title}: ${clusterTitle(record)}</h1>
${practiceNote(kept, words)}
<div class="outcome ${isAsWanted ? 'done' : 'open'}"><p class="word">${headline(kept, words)}</p>${[...stopSentences(report, words.texts), ...stumbleSentences(report, words.texts)].map((sentence) => html`<p>${sentence}</p>`)}</div>
<p class="quiet">${texts.fromHere}</p>
</header>
<main>
${section(texts.facts.title, changeFacts(kept, words))}
${section(texts.left.title, leftList(kept, words))}
${section(texts.servers.title, placeTable(record, places, route === 'with-token' ? 'SHA-256' : 'SHA-1', words))}
${after === null ? '' : section(texts.file.title, fileFacts(after, words))}
${before === null ? '' : section(texts.file.previous, fileFacts(before, words))}
${section(texts.phones.title, phoneList(kept, words))}
${section(texts.choices.title, choiceFacts(record, words))}
${section(texts.warnings.title, warningTable(kept, words))}
<div class="appendix">
${section(texts.appendix, entriesOf(before, after, words))}
${after === null ? '' : section(texts.showCtl.title, html`<p class="quiet">${route === 'with-token' ? texts.showCtl.lead : texts.showCtl.leadNode}</p><pre translate="no">${after.showCtl}</pre>`)}
</div>
</main>
<footer>${record.id} · ${timeText(report.finishedAt, words)}</footer>`,
  });
}
