import { expect } from 'vitest';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { isAtLeast } from '../../shared/domain/release.ts';
import { consentsIn } from '../../shared/domain/rules/consent.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type Language } from '../../shared/texts/languages.ts';
import { platformReportSentences } from '../../shared/texts/sentences/platform/report.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';
import { contradictionsIn } from '../sentences/may-not-stand-together.ts';
import { rawValuesIn } from '../sentences/raw-values.ts';
import { shownLines } from '../sentences/page.mjs';
import { EXPECTED, type ExpectedRefusal, type ExpectedReport } from './expected-reports.ts';

/** Those that can be restarted. */
const PRACTICE_PHONES = 4;

const isRefusal = (expected: ExpectedReport | ExpectedRefusal): expected is ExpectedRefusal => 'refusedAt' in expected;

/** Up to the screen of the mode, or the call that refused. */
async function signIn(walk: PlatformEngine, scenario: PracticeScenario<'platform'>): Promise<readonly [string, string] | null> {
  const probed = await walk.probe();
  if (!probed.ok) return ['probePlatform', probed.error.code];
  if (scenario === 'host-key-changes') await walk.practice().restartNode(walk.practice().entry.name);
  const signedIn = await walk.signIn();
  return signedIn.ok ? null : ['signInPlatform', signedIn.error.code];
}

const shown = (report: PlatformReport) => ({
  said: report.said.kind,
  outcome: report.outcome,
  stopped: report.stopped === undefined ? null : [report.stopped.step.replace(/:.*/, ''), report.stopped.error.code],
  mode: report.mode.value,
  nodes: report.nodes.map(({ node, disk, served, judged }) => [node, disk.held, served?.held ?? 'no service', judged]),
  leftToDo: report.leftToDo,
});

/** Makes the change of a scenario as a person does, and answers with what has to be compared with what was written beforehand. */
export async function endOf(scenario: PracticeScenario<'platform'>, seed?: number): Promise<unknown> {
  const expected = EXPECTED[scenario];
  const walk = await startPlatformEngine(scenario, seed);
  try {
    const refused = await signIn(walk, scenario);
    if (refused !== null) return { refusedAt: refused[0], code: refused[1] };
    const chosen = await callEngine(walk.engine, 'choosePlatformChange', { kind: isRefusal(expected) ? 'non-secure' : expected.change });
    if (!chosen.ok || isRefusal(expected)) return { refusedAt: 'choosePlatformChange', code: chosen.ok ? 'planned' : chosen.error.code };
    const { plan } = walk.view();
    const consent = plan?.consent ?? null;
    const { direct, tvs, visit, unknown } = plan?.phones ?? expect.fail('no forecast');
    expect(direct + tvs + visit + unknown, 'every phone that is listed is foretold').toBe(PRACTICE_PHONES + walk.practice().scenario.morePhones + walk.practice().scenario.phonesBesides);
    // Nothing is sent before every consent was given.
    const isAsked = expected.rules.some((rule) => rule === 'phones-need-visit');
    if (isAsked) expect(await callEngine(walk.engine, 'applyPlatform', { planId: plan?.id ?? '' })).toMatchObject({ ok: false, error: { code: consent === null ? 'plan.consent-missing' : 'apply.consent-missing' } });
    if (consent !== null) await walk.do('consentToVisits', { planId: plan?.id ?? '', typed: consent });
    await walk.do('applyPlatform', { planId: plan?.id ?? '', consents: [...consentsIn(plan?.findings ?? [])] });
    const { platform, error } = await walk.waitFor(({ busy }) => busy !== 'applying');
    // Nothing was begun.
    if (platform?.report === null && error !== null) return { refusedAt: 'applyPlatform', code: error.code };
    const report = platform?.report ?? expect.fail('no report');
    // Practice nodes share one address, which no person knows.
    expect(JSON.stringify([plan, report, walk.view().cluster?.nodes])).not.toContain('127.0.0.1');
    // Nodes before 12.5 are reached with weak algorithms alone, which plan and report say.
    const isOld = !isAtLeast(walk.practice().scenario.release, '12.5');
    expect([plan?.findings.some(({ rule }) => rule === 'older-node'), report.olderNode]).toEqual([isOld, isOld]);
    // What a person reads of this very run does not contradict itself.
    for (const [language, texts] of Object.entries(LANGUAGES) as [Language, (typeof LANGUAGES)[Language]][]) {
      const lines = await shownLines(walk.state(), language, texts);
      const all = [...lines, ...platformReportSentences(report, texts)];
      expect([...contradictionsIn(all, language), ...rawValuesIn(all)]).toEqual([]);
      // The title is what was read, whatever the command said, which is told as well.
      const { title, said } = texts.window.platformResult;
      expect(lines).toContain(title[report.outcome]);
      const answered = report.said.kind === 'done' && report.outcome === 'not-done' ? said.doneUnchanged : said[report.said.kind];
      const parts = answered.split(/\{\w+\}/);
      expect(lines.filter((line) => parts.every((part) => line.includes(part))), report.said.kind).not.toEqual([]);
    }
    const rules = plan?.findings.map(({ rule }) => rule).filter((rule) => rule !== 'older-node');
    return { change: report.kind, continuity: plan?.signer.continuity, rules, ...shown(report) };
  } finally {
    await walk.close();
  }
}
