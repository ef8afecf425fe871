import { describe, expect, it, vi } from 'vitest';
import { type CommandKind } from '../../shared/domain/change-kind.ts';
import { type PhoneState } from '../../shared/domain/phone.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { consentsIn } from '../../shared/domain/rules/consent.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';

const PHONE = 'SEP00A2EE3F7714';
const LATER = 'SEP000E8377D9B0';

async function signedIn(scenario: PracticeScenario<'platform'>, seed?: number): Promise<PlatformEngine> {
  const walk = await startPlatformEngine(scenario, seed);
  await walk.probe();
  await walk.signIn();
  return walk;
}

const rulesOf = (walk: PlatformEngine): readonly string[] => walk.view().plan?.findings.map(({ rule }) => rule) ?? [];

/** Plans, agrees to all that is asked, sends, restarts services and phones; signs in again for what comes next. */
async function change(walk: PlatformEngine, kind: CommandKind): Promise<{ readonly rules: readonly string[]; readonly report: PlatformReport; readonly phones: readonly PhoneState[] }> {
  await walk.do('choosePlatformChange', { kind });
  const { plan } = walk.view();
  const rules = rulesOf(walk);
  if (plan === null) throw new Error('a chosen change has a plan');
  if (plan.consent !== null) await walk.do('consentToVisits', { planId: plan.id, typed: plan.consent });
  await walk.do('applyPlatform', { planId: plan.id, consents: [...consentsIn(plan.findings)] });
  await walk.waitFor(({ busy }) => busy !== 'applying');
  await walk.do('restartPracticeServices', {});
  const { report } = walk.view();
  if (report === null) throw new Error(`no report: ${JSON.stringify(walk.state().error)}`);
  await walk.do('signOut', {});
  await walk.probe();
  await walk.signIn();
  return { rules, report, phones: walk.practice().phones.states() };
}
const outcomes = (phones: readonly PhoneState[]): readonly string[] => phones.map(({ outcome }) => outcome);
const ALL = ['accepted', 'accepted', 'accepted', 'accepted'];

describe.concurrent('after ITLRecovery was regenerated', () => {
  it('two rounds and then the mode reach every phone without a visit', async () => {
    const walk = await signedIn('itlrecovery-regenerated');
    try {
      expect(walk.view().cluster).toMatchObject({ reset: 'offered', resetAdvised: true });
      const first = await change(walk, 'reset-localkey');
      expect([first.rules, first.report.outcome, first.report.isSignerForetold, outcomes(first.phones)]).toEqual([['export-control-unknown', 'reset-two-rounds'], 'done', true, ALL]);
      expect(first.report.leftToDo.slice(-2)).toEqual(['wait-for-phones', 'update-ctl-file']);
      // The mode waits for the update.
      expect(walk.view().cluster?.resetAdvised).toBe(false);
      await walk.do('choosePlatformChange', { kind: 'non-secure' });
      expect(rulesOf(walk)).toContain('update-first');
      expect(await callEngine(walk.engine, 'applyPlatform', { planId: walk.view().plan?.id ?? '' })).toMatchObject({ ok: false, error: { code: 'plan.consent-missing' } });
      await walk.do('back', {});
      const second = await change(walk, 'update');
      expect([second.rules, second.report.continuity, outcomes(second.phones)]).toEqual([['export-control'], 'sast', ALL]);
      const mode = await change(walk, 'non-secure');
      expect([mode.rules, mode.report.continuity, mode.report.mode.value, outcomes(mode.phones)]).toEqual([[], 'sast', 'non-secure', ALL]);
    } finally {
      await walk.close();
    }
  });

  it('phones that were off in the first round hold up the second by their names; one that comes on before it takes the first file then, one that comes on after it refuses', async () => {
    const walk = await signedIn('itlrecovery-regenerated');
    try {
      for (const name of [PHONE, LATER]) await walk.do('switchPracticePhone', { name, on: false });
      await change(walk, 'reset-localkey');
      await walk.do('choosePlatformChange', { kind: 'update' });
      expect(walk.view().plan?.findings.find(({ rule }) => rule === 'first-round-missing')?.params).toEqual({ count: 2, phones: `${PHONE}, ${LATER}` });
      expect(await callEngine(walk.engine, 'applyPlatform', { planId: walk.view().plan?.id ?? '' })).toMatchObject({ ok: false, error: { code: 'plan.consent-missing' } });
      await walk.do('back', {});
      await walk.do('switchPracticePhone', { name: PHONE, on: true });
      // Power makes it load what is served, which no person has to ask for.
      await vi.waitUntil(async () => (await walk.practice().registrations()).phone(PHONE)?.outcome === 'accepted', 60_000);
      const second = await change(walk, 'update');
      expect(outcomes(second.phones)).toEqual(['accepted', 'accepted', 'not-asked', 'accepted']);
      await walk.do('switchPracticePhone', { name: LATER, on: true });
      await vi.waitUntil(async () => (await walk.practice().registrations()).phone(LATER)?.outcome !== 'not-asked', 60_000);
      expect(walk.practice().phones.states().filter(({ outcome }) => outcome === 'rejected').map(({ name, reason }) => [name, reason])).toEqual([[LATER, 'signer-not-trusted']]);
    } finally {
      await walk.close();
    }
  });

  it('a second round that export control refuses leaves phones with the first, and the mode can still be changed', async () => {
    const walk = await signedIn('export-refused-second-round');
    try {
      const first = await change(walk, 'reset-localkey');
      expect([first.report.outcome, outcomes(first.phones)]).toEqual(['done', ALL]);
      const second = await change(walk, 'update');
      expect([second.report.outcome, second.report.said.kind]).toEqual(['not-done', 'refused']);
      const mode = await change(walk, 'non-secure');
      expect([mode.rules, mode.report.continuity, mode.report.outcome, outcomes(mode.phones)]).toEqual([['update-first'], 'sast', 'done', ALL]);
    } finally {
      await walk.close();
    }
  });

  it.each([1, 2, 3, 4])('however the node asks and wherever the file goes (seed %i), what was read decides', async (seed) => {
    const walk = await signedIn('release-15', seed);
    try {
      const { report, rules } = await change(walk, 'reset-localkey');
      expect(rules.filter((rule) => rule !== 'upgrade-unknown')).toEqual(['export-control-unknown', 'reset-two-rounds', 'reset-not-needed']);
      const isEverywhere = report.nodes.every(({ disk }) => disk.held === 'new');
      expect(report.nodes[0]?.disk.held).toBe('new');
      expect(report.outcome).toBe(isEverywhere ? 'done' : 'incomplete');
    } finally {
      await walk.close();
    }
  });

  it.each([
    ['both-regenerated', 'callmanager-not-sast', ['reset-without-root', 'export-control-unknown', 'reset-two-rounds']],
    ['export-control-refused', 'not-mixed', ['reset-not-mixed', 'export-control-unknown', 'reset-two-rounds', 'reset-not-needed']],
  ] as const)('is not offered in %s', async (scenario, offer, rules) => {
    const walk = await signedIn(scenario);
    try {
      expect(walk.view().cluster?.reset).toBe(offer);
      await walk.do('choosePlatformChange', { kind: 'reset-localkey' });
      const { plan } = walk.view();
      expect(rulesOf(walk).slice(0, rules.length)).toEqual(rules);
      expect(await callEngine(walk.engine, 'applyPlatform', { planId: plan?.id ?? '', consents: [...consentsIn(plan?.findings ?? [])] })).toMatchObject({ ok: false, error: { code: 'plan.refused' } });
    } finally {
      await walk.close();
    }
  });

  it('is unknown before 12.5', async () => {
    const walk = await signedIn('release-11.5');
    try {
      expect(walk.view().cluster?.reset).toBe('no-command');
      expect(await callEngine(walk.engine, 'choosePlatformChange', { kind: 'reset-localkey' })).toMatchObject({ ok: false, error: { code: 'platform.no-reset-localkey' } });
    } finally {
      await walk.close();
    }
  });
});

describe.concurrent('while an upgrade runs', () => {
  it.each([1, 2, 3, 4])('the first round is refused, or asked about and then refused by the node: seed %i', async (seed) => {
    const walk = await signedIn('upgrade-running', seed);
    try {
      const { reset, resetAdvised } = walk.view().cluster ?? expect.fail('no cluster');
      expect(['upgrade-running', 'offered']).toContain(reset);
      expect(resetAdvised).toBe(reset === 'offered');
      await walk.do('choosePlatformChange', { kind: 'reset-localkey' });
      const plan = walk.view().plan ?? expect.fail('no plan');
      expect(rulesOf(walk)).toContain(reset === 'offered' ? 'upgrade-unknown' : 'upgrade-running');
      const applied = await callEngine(walk.engine, 'applyPlatform', { planId: plan.id, consents: [...consentsIn(plan.findings)] });
      if (reset === 'upgrade-running') expect(applied).toMatchObject({ ok: false, error: { code: 'plan.refused', params: { rule: 'upgrade-running' } } });
      else {
        await walk.waitFor(({ busy }) => busy !== 'applying');
        expect(walk.view().report).toMatchObject({ outcome: 'not-done', leftToDo: ['run-again'] });
      }
    } finally {
      await walk.close();
    }
  });
});
