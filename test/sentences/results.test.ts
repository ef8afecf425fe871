import { describe, expect, it } from 'vitest';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { INITIAL_PLATFORM_VIEW } from '../../shared/session/platform/view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { type Language } from '../../shared/texts/languages.ts';
import { platformReportSentences } from '../../shared/texts/sentences/platform/report.ts';
import { reportSentences } from '../../shared/texts/sentences/report.ts';
import { LANGUAGES, leaves } from '../helpers/every-text.ts';
import { endingsByCommand } from './by-command/endings.ts';
import { contradictionsIn, SAYS } from './may-not-stand-together.ts';
import { shownLines } from './page.mjs';
import { rawValuesIn } from './raw-values.ts';
import { type Ending } from './turns.ts';
import { endingsWithToken } from './with-token/endings.ts';

const BY_COMMAND = endingsByCommand();
const WITH_TOKEN = endingsWithToken();
const languages = Object.keys(LANGUAGES) as Language[];

/** What the endings come to, where they are told: the name of each that contradicts itself, and how. */
async function contradicting<R>(endings: readonly Ending<R>[], language: Language, told: (report: R) => readonly string[] | Promise<readonly string[]>): Promise<readonly string[]> {
  const all: string[] = [];
  for (const { name, report } of endings) {
    const lines = await told(report);
    all.push(...[...contradictionsIn(lines, language), ...rawValuesIn(lines)].map((found) => `${name}: ${found}`));
  }
  return all;
}

/** One of each that ends and leads on in another way: what is drawn costs more than what is composed. */
function distinct<R extends { readonly outcome: string; readonly leftToDo: readonly string[] }>(endings: readonly Ending<R>[], more: (report: R) => unknown = () => null): readonly Ending<R>[] {
  const byWay = new Map(endings.toReversed().map((ending) => [JSON.stringify([ending.report.outcome, ending.report.leftToDo.filter((item) => !RESTARTS.test(item)), more(ending.report)]), ending]));
  return [...byWay.values()];
}

/** Restarts of services follow from the release. */
const RESTARTS = /^restart-|^look-at-phone-interaction$/u;

/** Where a node holds the new file, and whether it counts. */
const newOnes = ({ nodes }: PlatformReport) => nodes.map(({ judged, disk, served }) => [judged, disk.held === 'new', served?.held === 'new']);

const AT_RESULT: ViewState = { ...INITIAL_VIEW_STATE, step: 'finish', atPractice: true };
const overPlatform = { ...AT_RESULT.signIn, connection: 'platform' } as const;

describe.each(languages)('the result of a change, in %s', (language) => {
  const texts = LANGUAGES[language];

  it('does not contradict itself in a report with a token', async () => {
    expect(WITH_TOKEN.length).toBeGreaterThan(700);
    expect(await contradicting(WITH_TOKEN, language, (report) => reportSentences(report, texts))).toEqual([]);
  });

  it('does not contradict itself in a report by command', async () => {
    expect(BY_COMMAND.length).toBeGreaterThan(250);
    expect(await contradicting(BY_COMMAND, language, (report) => platformReportSentences(report, texts))).toEqual([]);
  });

  it('does not contradict itself on the screen with a token', async () => {
    expect(await contradicting(distinct(WITH_TOKEN), language, (report) => shownLines({ ...AT_RESULT, report }, language, texts))).toEqual([]);
  });

  it('does not contradict itself on the screen by command', async () => {
    expect(await contradicting(distinct(BY_COMMAND, newOnes), language, (report) => shownLines({ ...AT_RESULT, signIn: overPlatform, platform: { ...INITIAL_PLATFORM_VIEW, report } }, language, texts))).toEqual([]);
  });
});

/** Those of the restart of services and phones stand on its own screens. */
const OF_A_CHANGE = Object.fromEntries(Object.entries(LANGUAGES.en.errors).filter(([code]) => !code.startsWith('rollout.')));

describe('the table of what may not stand together', () => {
  it.each([
    ['nothing was sent', /nothing (was|has been) sent|no command was sent|command (was not|has not been) sent/iu],
    ['try again', /then try again|otherwise just try again/iu],
    ['plan anew', /make a new plan|plan the change again|then run it again/iu],
  ] as const)('knows every sentence of an error or a report that says: %s', (said, words) => {
    const listed: readonly string[] = SAYS[said];
    const found = leaves({ errors: OF_A_CHANGE, report: LANGUAGES.en.report, platform: LANGUAGES.en.platform }).flatMap(([key, text]) => (words.test(text) ? [key] : []));
    expect(found.filter((key) => !listed.includes(key))).toEqual([]);
  });
});
