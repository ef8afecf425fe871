import { describe, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { consentsIn } from '../../shared/domain/rules/consent.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';
import { runs } from '../helpers/runs.ts';
import { readFolder } from '../oracle/node-folder.ts';

const COMMAND = 'utils ctl set-cluster non-secure-mode';

/** Signs in and changes, as a person does: what was not understood is asked for again, up to four times. */
async function change(walk: PlatformEngine): Promise<void> {
  expect((await walk.probe()).ok).toBe(true);
  let signedIn = await walk.signIn();
  for (let more = 0; more < 4 && !signedIn.ok; more += 1) {
    expect(signedIn.error.code).toBe('platform.not-read');
    signedIn = await walk.signIn();
  }
  expect(signedIn).toMatchObject({ ok: true });
  expect(await callEngine(walk.engine, 'choosePlatformChange', { kind: 'non-secure' })).toMatchObject({ ok: true });
  const { plan } = walk.view();
  if (plan === null) throw new Error('a plan was made');
  if (plan.consent !== null) await walk.do('consentToVisits', { planId: plan.id, typed: plan.consent });
  await walk.do('applyPlatform', { planId: plan.id, consents: [...consentsIn(plan.findings)] });
  await walk.waitFor(({ busy }) => busy !== 'applying');
}

describe('a change while alarms are printed', () => {
  it.each(Array.from({ length: runs(2, 12) }, (_, index) => [100 + index]))('ends done or unknown with seed %i, and is sent once', async (seed) => {
    const walk = await startPlatformEngine('noisy-terminal', seed);
    try {
      await change(walk);
      const report = walk.view().report ?? expect.fail(JSON.stringify(walk.state().error));
      const typed = await callEngine(walk.engine, 'platformTranscript', {});
      if (!typed.ok) throw new Error(typed.error.code);
      const withoutAlarms = typed.value.text.replace(/Message from syslogd[^\n]*\n[^\n]*\n/g, '').replace(/\s/g, '');
      expect(withoutAlarms.split(COMMAND.replace(/\s/g, '')), 'parts around what was sent').toHaveLength(2);
      const [publisher] = walk.practice().nodes;
      const isNonSecure = readFolder(publisher?.folder ?? '').mode === 'non-secure';
      expect(['done', 'unknown', 'incomplete']).toContain(report.outcome);
      if (report.outcome === 'done') expect(isNonSecure).toBe(true);
    } finally {
      await walk.close();
    }
  });
});
