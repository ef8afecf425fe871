import { describe, expect, it } from 'vitest';
import { type RolloutReport } from '../../shared/domain/rollout/report.ts';
import { INITIAL_PLATFORM_VIEW } from '../../shared/session/platform/view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { type Language } from '../../shared/texts/languages.ts';
import { rolloutHeadline, rolloutSentences } from '../../shared/texts/sentences/rollout-report.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { contradictionsBehind, MAY_NOT_STAND_BEHIND, saidBehind, SAYS_BEHIND } from './behind-a-change.ts';
import { silentRows } from './contradictions.ts';
import { eachTwo } from './drawn-screen.ts';
import { shownLines } from './page.mjs';
import { rolloutEndings } from './rollout/endings.ts';

const ENDINGS = rolloutEndings();
/** What the drawn screens and the reports say, of the table. */
const said = new Set<string>();

const found = (name: string, lines: readonly string[], language: Language): readonly string[] => {
  for (const one of saidBehind(lines, language)) said.add(one);
  return contradictionsBehind(lines, language).map((contradiction) => `${name}: ${contradiction}`);
};

/** Behind its headline a line of a report tells several things of one phone or service. */
function linesOf(report: RolloutReport, language: Language): readonly string[] {
  const lines = rolloutSentences(report, LANGUAGES[language]);
  const headline = rolloutHeadline(report, LANGUAGES[language]).length;
  return lines.flatMap((line, at) => (at < headline ? [line] : [line, ...line.split(/[:;：；、,] */u).map((part) => part.trim())]));
}

const screens = eachTwo(ENDINGS.filter(({ report }) => report.isOver), ({ report }) => [
  report.outcome, report.error?.code ?? '', report.secureShare.verdict, ...report.leftToDo, ...report.restarts.map(({ status, error }) => [status, error?.code]), ...report.pilots.map(({ verdict, isRegistered }) => [verdict, isRegistered]), ...Object.entries(report.counts).map(([state, count]) => [state, count > 0]),
]);
const at = (rollout: ViewState['rollout']): ViewState => ({ ...INITIAL_VIEW_STATE, step: 'finish', signIn: { ...INITIAL_VIEW_STATE.signIn, connection: 'platform' }, platform: INITIAL_PLATFORM_VIEW, rollout });

describe.each(Object.keys(LANGUAGES) as Language[])('the end of a restart of services and phones, in %s', (language) => {
  it('does not contradict itself in its report', () => {
    expect(ENDINGS.length).toBeGreaterThan(300);
    expect(ENDINGS.flatMap(({ name, report }) => found(name, linesOf(report, language), language))).toEqual([]);
  });

  it('does not contradict itself on its screen', async () => {
    const all: string[] = [];
    // Its lead is a headline of one or two sentences.
    for (const { name, report, view } of screens) all.push(...found(name, [...(await shownLines(at(view), language, LANGUAGES[language])), ...rolloutHeadline(report, LANGUAGES[language])], language));
    expect(all).toEqual([]);
  });
});

describe('the table of what may not stand behind a change', () => {
  it('has an ending for everything in it, so that each row can fail', () => {
    // Something has been asked of other nodes, or of phones, wherever one request was not sent: so no end says it any more.
    expect(Object.keys(SAYS_BEHIND).filter((one) => !said.has(one))).toEqual(['nothing was sent']);
  });

  it('is noticed by each of its rows', () => {
    expect(silentRows({ says: SAYS_BEHIND, mayNotStandTogether: MAY_NOT_STAND_BEHIND }, contradictionsBehind)).toEqual([]);
  });
});
