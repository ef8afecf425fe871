import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../core/time/system-clock.ts';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { findingSentence } from '../../shared/texts/sentences/change.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { SEED } from '../helpers/seed.ts';
import { type TestEngine, startTestEngine } from '../helpers/test-engine.ts';

let walk: TestEngine | null = null;
afterEach(async () => {
  await walk?.close();
  walk = null;
});

/** Signed in and planned with this computer's clock so many minutes ahead of the servers'. */
async function plannedWith(minutes: number): Promise<TestEngine> {
  const cluster = await startPracticeCluster({ extraSast: null, seed: SEED });
  const opened = await startTestEngine(() => Promise.resolve(cluster), undefined, { ...systemClock, now: () => new Date(Date.now() + minutes * 60_000) });
  walk = opened;
  await opened.do('startPractice', {});
  await opened.do('probe', { host: cluster.host, port: cluster.port });
  await opened.do('signIn', { username: cluster.username, password: cluster.password });
  await opened.do('chooseMode', { mode: 'non-secure' });
  await opened.do('movePracticeToken', { serial: '0054f509', inserted: true });
  await opened.do('openModule', { path: 'practice' });
  await opened.do('chooseToken', { serial: '0054f509', certificateSha256: opened.state().tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
  return opened;
}

const clockRules = (one: TestEngine) =>
  [one.state().cluster, one.state().plan].map((view) => (view?.findings ?? []).filter(({ rule }) => rule.startsWith('server-clock')).map(({ rule, params }) => `${rule} ${String(params['servers'])} ${String(params['minutes'])}`));

it('of every server that differs from the clock of this computer is told after sign-in and in the plan', async () => {
  const one = await plannedWith(12.5);
  const told = ['server-clock-behind 10.48.47.153, 10.48.47.154 12'];
  expect(clockRules(one)).toEqual([told, told]);
  const [found] = (one.state().cluster?.findings ?? []).filter(({ rule }) => rule === 'server-clock-behind');
  if (found === undefined) return expect.fail();
  expect(findingSentence(found, LANGUAGES.en)).toContain('The clock of 10.48.47.153, 10.48.47.154 is at least 12 minutes behind');
  expect(findingSentence(found, LANGUAGES.ja)).toContain('12 分以上遅れています');
});

it('that is right within five minutes is not told', async () => {
  expect(clockRules(await plannedWith(-4.9))).toEqual([[], []]);
});
