import { type ChangeRecord, type ResumedBy } from '../domain/change-record.ts';
import { type ChangeChoices } from '../domain/choices.ts';
import { type KeptReport } from '../domain/kept-report.ts';
import { type BehindChange } from '../domain/rollout/behind-change.ts';
import { endedBySentence } from '../texts/sentences/history.ts';
import { fill } from '../texts/fill.ts';
import { type Html, html } from './html.ts';
import { factsByCommand } from './platform/place.ts';
import { type Fact, factList, figures, type PageWords, timeText } from './words.ts';

const listed = (values: readonly string[], none: string): Html =>
  values.length === 0 ? html`${none}` : html`${values.map((value, at) => html`${at === 0 ? '' : html`<br>`}${value}`)}`;

/** Who ended it later; the lines above are about whoever began it. */
const endedBy = (by: ResumedBy, words: PageWords): Fact => {
  const { facts } = words.texts.reportPage;
  return [facts.endedBy, html`${endedBySentence(by, words.texts, words.language)}<br>${fill(facts.programValue, { version: by.program, holder: by.holder })}`];
};

/** What the restart of services and phones behind it came to. */
const behind = ({ id, isOpen, outcome, at }: BehindChange, words: PageWords): Fact => {
  const { rollout } = words.texts;
  return [rollout.title, html`${rollout.outcomeName[isOpen ? 'open' : outcome]}<br>${timeText(at, words)}<br>${figures(id)}`];
};

/** What was to be done, by whom, when, with which cluster. */
export function changeFacts(kept: KeptReport, words: PageWords): Html {
  const { report, record } = kept;
  const { facts, route, none, notKnown } = words.texts.reportPage;
  const { modeName } = words.texts.report;
  const { cluster, operator, username, program, holder } = record;
  const all: readonly Fact[] = [
    [facts.cluster, figures(`${cluster.host}:${cluster.port}`)],
    [facts.release, cluster.release],
    [facts.keySha256, figures(cluster.keySha256)],
    [facts.kind, words.texts.history.kind[record.kind]],
    [facts.route, route[record.route]],
    [facts.modeBefore, modeName[record.modeBefore]],
    [facts.modeAsked, modeName[record.modeAsked]],
    [facts.mode, report.mode.value === 'unknown' ? notKnown : modeName[report.mode.value]],
    [facts.begun, timeText(report.startedAt, words)],
    [facts.ended, timeText(report.finishedAt, words)],
    ...(kept.route === 'by-command' ? factsByCommand(kept.report, words) : []),
    [facts.operator, operator === '' ? notKnown : operator],
    [facts.username, username === '' ? none : username],
    [facts.program, fill(facts.programValue, { version: program, holder })],
    ...(kept.endedBy === undefined ? [] : [endedBy(kept.endedBy, words)]),
    ...(report.rollout === undefined ? [] : [behind(report.rollout, words)]),
    [facts.id, figures(record.id)],
  ];
  return factList(all);
}

function choiceList({ anew, style, phoneSastTrust, addTokens, addServers, removeEntries }: ChangeChoices, { texts }: PageWords): readonly Fact[] {
  const { choices, yes, no, none } = texts.reportPage;
  return [
    [choices.anew, anew ? yes : no],
    [choices.style, choices.styleName[style]],
    [choices.phoneSastTrust, phoneSastTrust ? yes : no],
    [choices.addTokens, listed(addTokens.map(({ serial }) => serial), none)],
    [choices.addServers, listed(addServers.map(({ name, address }) => `${name} (${address})`), none)],
    [choices.removeEntries, listed(removeEntries.map(({ function: role, name }) => `${role} ${name}`), none)],
  ];
}

/** Who signs, and what a person chose where there was something to choose. */
export function choiceFacts({ signer, choices }: ChangeRecord, words: PageWords): Html {
  const { choices: names, notKnown } = words.texts.reportPage;
  const signed = signer === null ? notKnown : html`${signer.name}${signer.certificateSha256 === '' ? '' : html`<br>${figures(`SHA-256 ${signer.certificateSha256}`)}`}`;
  return factList([[names.signer, signed], ...(choices === null ? [] : choiceList(choices, words))]);
}
