import { clusterTitle } from '../../../domain/change-record.ts';
import { adviceHolds } from '../../../domain/rollout/outcome.ts';
import { type RolloutReport } from '../../../domain/rollout/report.ts';
import { fill } from '../../../texts/fill.ts';
import { errorSentences, placedTitle } from '../../../texts/sentences/error.ts';
import { neighbourSentence } from '../../../texts/sentences/report.ts';
import { secureShareSentence } from '../../../texts/sentences/rollout.ts';
import { rolloutHeadline } from '../../../texts/sentences/rollout-report.ts';
import { scenarioWords } from '../../../texts/sentences/scenario.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import { htmlPage, section } from '../../sheet.ts';
import { type Fact, factList, figures, type PageWords, tick, timeText } from '../../words.ts';
import { phonesPart } from './phones.ts';
import { counterTable, pilotTable, restartTable } from './services.ts';

function facts({ record, startedAt, finishedAt }: RolloutReport, words: PageWords): Html {
  const { facts: names, none, notKnown } = words.texts.reportPage;
  const { rollout } = words.texts.reportPage;
  const { cluster, operator, osUsername, axlUsername, program, holder, mode, change, file } = record;
  const all: readonly Fact[] = [
    [names.cluster, figures(`${cluster.host}:${cluster.port}`)],
    [names.release, cluster.release],
    [names.keySha256, figures(cluster.keySha256)],
    [names.mode, words.texts.report.modeName[mode]],
    [rollout.facts.change, change === null ? rollout.facts.alone : figures(change)],
    ...(file === null ? [] : [[rollout.facts.file, html`${figures(`MD5 ${file.md5}`)}<br>${figures(`SHA-1 ${file.sha1}`)}`] satisfies Fact]),
    [names.begun, timeText(startedAt, words)],
    [names.ended, timeText(finishedAt, words)],
    [names.operator, operator === '' ? notKnown : operator],
    [names.username, osUsername === '' ? none : osUsername],
    [rollout.facts.axlUsername, axlUsername === '' ? none : axlUsername],
    [names.program, fill(names.programValue, { version: program, holder })],
    [rollout.facts.id, figures(record.id)],
  ];
  return factList(all);
}

function leftPart({ leftToDo, neighbours, tickedNeighbours }: RolloutReport, { texts }: PageWords): Html {
  const { left: words } = texts.reportPage;
  return html`${leftToDo.length === 0 ? html`<p>${words.none}</p>` : html`<ul>${leftToDo.map((item) => html`<li>☐ ${texts.rollout.left[item]}</li>`)}</ul>`}${
    neighbours.length === 0
      ? NOTHING
      : html`<h3>${words.neighbours}</h3><ul>${neighbours.map((one) => html`<li>${tick(tickedNeighbours.includes(one.neighbour))} ${neighbourSentence(one, texts)}</li>`)}</ul>`
  }`;
}

function stopPart({ error, isOver }: RolloutReport, { texts }: PageWords): readonly Html[] {
  if (error === null) return [];
  const { explanation, action } = errorSentences(error, texts);
  return [placedTitle(error, texts), explanation, ...(adviceHolds(error, isOver) ? [action] : [])].map((sentence) => html`<p>${sentence}</p>`);
}

function practiceNote({ record: { practice } }: RolloutReport, { texts }: PageWords): Html {
  if (practice === null) return NOTHING;
  const { title } = scenarioWords('platform', practice.scenario, texts, texts.practice);
  return html`<p class="practice">${fill(texts.reportPage.rollout.practice, { scenario: title, seed: practice.seed })}</p>`;
}

/** What a restart of services and phones came to, as one page that needs nothing else: no script, no address, its styles inside. All foreign text is escaped. */
export function rolloutPage(report: RolloutReport, words: PageWords): string {
  const { reportPage: texts, rollout } = words.texts;
  const { record, outcome, secureShare, isOver, finishedAt } = report;
  const [headline = '', ...more] = rolloutHeadline(report, words.texts);
  const { rollout: own } = texts;
  const share = isOver ? secureShareSentence(secureShare, words.texts) : '';
  return htmlPage({
    name: `${own.title}: ${clusterTitle(record)}, ${record.id}`,
    lang: texts.lang,
    content: html`<header>
<p class="product">Open CTL Client</p>
<h1>${own.title}: ${clusterTitle(record)}</h1>
${practiceNote(report, words)}
<div class="outcome ${outcome === 'done' && isOver ? 'done' : 'open'}"><p class="word">${headline}</p>${more.map((sentence) => html`<p>${sentence}</p>`)}${stopPart(report, words)}${share === '' ? NOTHING : html`<p>${share}</p>`}</div>
<p class="quiet">${own.fromHere}</p>
</header>
<main>
${section(own.facts.title, facts(report, words))}
${section(texts.left.title, leftPart(report, words))}
${section(rollout.part.services, restartTable(report, words))}
${section(rollout.part.pilot, pilotTable(report, words))}
${section(own.counters.title, counterTable(report, words))}
${section(rollout.part.phones, phonesPart(report, words))}
</main>
<footer>${record.id} · ${timeText(finishedAt, words)}</footer>`,
  });
}
