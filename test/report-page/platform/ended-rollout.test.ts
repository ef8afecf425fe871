import { describe, expect, it } from 'vitest';
import { NO_PHONES } from '../../../shared/domain/rollout/progress.ts';
import { rolloutPage } from '../../../shared/report-page/platform/rollout/page.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { type Language } from '../../../shared/texts/languages.ts';
import { rolloutSentences } from '../../../shared/texts/sentences/rollout-report.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { pilot, restart, rolloutReport } from '../../helpers/rollout-report.ts';

describe.each(Object.entries(LANGUAGES))('a restart that ended before all of it was done, in %s,', (language, texts) => {
  const cut = rolloutReport({
    restarts: [restart({ status: 'failed' }), restart({ service: 'Cisco CallManager', status: 'waiting', upTimeBefore: null, upTimeAfter: null, servedSha256: null }), restart({ node: '10.48.47.154', status: 'running', upTimeAfter: null })],
    pilots: [pilot({ verdict: 'waiting', proof: null, isRegistered: null }), pilot({ name: 'SEP1', verdict: 'asked', proof: null, isRegistered: null })],
    witness: { name: 'SEP00A2EE3F7714', model: 'Cisco 8841', isRegistered: null },
    counts: { ...NO_PHONES, waiting: 40, reset: 1 },
    foretold: { takes: { ...NO_PHONES, waiting: 40, reset: 1 }, visit: NO_PHONES, unknown: NO_PHONES },
    outcome: 'failed',
  });
  const { rollout } = texts;
  const toCome = [rollout.restart.waiting, rollout.restart.running, rollout.pilotVerdict.waiting, rollout.pilotVerdict.asked, rollout.phone.reset, fill(rollout.witness, { name: 'SEP00A2EE3F7714', model: 'Cisco 8841' })];
  const page = (isOver: boolean): string => rolloutPage({ ...cut, isOver }, { texts: { ...texts, reportPage: texts.reportPage }, language: language as Language, timeZone: 'UTC' });

  it('promises nothing in sentences nor on its page: what was not done is told as that', () => {
    const sentences = rolloutSentences(cut, texts).join('\n');
    for (const words of [...Object.values(rollout.ended.restart), ...Object.values(rollout.ended.pilotVerdict), ...Object.values(rollout.ended.phone)]) {
      expect(sentences).toContain(words);
      expect(page(true)).toContain(words);
    }
    for (const promised of toCome) {
      expect(sentences).not.toContain(promised);
      expect(page(true)).not.toContain(`>${promised}<`);
    }
  });

  it('promises it as long as it can go on', () => {
    const sentences = rolloutSentences({ ...cut, isOver: false }, texts).join('\n');
    for (const promised of toCome) expect(sentences).toContain(promised);
    expect(page(false)).toContain(`>${rollout.restart.waiting}<`);
  });
});
