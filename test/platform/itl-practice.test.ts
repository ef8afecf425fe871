import { describe, expect, it } from 'vitest';
import { stalenessOf } from '../../practice/platform/itl-files.ts';
import { scenarioOf } from '../../practice/scenarios/platform/scenario.ts';
import { pick } from '../../practice/nodes/seed.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { type ItlFault, reportedItl } from '../../shared/domain/itl.ts';
import { consentsIn } from '../../shared/domain/rules/consent.ts';
import { startPlatformEngine } from '../helpers/platform/engine.ts';
import { runs } from '../helpers/runs.ts';

/** What the seed makes stale, and what is to be said of the publisher's file on release 10.0, where CallManager signs. Written before it was run. */
const FAULTS: Readonly<Record<string, readonly ItlFault[]>> = {
  callmanager: ['signer', 'tftp', 'itlrecovery'],
  itlrecovery: ['itlrecovery'],
  tvs: ['tvs'],
  foreign: ['signer', 'tftp', 'tvs', 'itlrecovery'],
  emptied: ['emptied'],
};
const pickOf = (seed: number) => <T>(question: string, forms: readonly [T, ...T[]]): T => pick(seed, question, forms);
const stalenessWith = (seed: number): string => stalenessOf({ scenario: scenarioOf('itl-stale'), pick: pickOf(seed) }) ?? 'none';
const isMended = (seed: number): boolean => pickOf(seed)('itl: mended by a restart of Cisco Tftp', [true, false]);
const KINDS = runs(['foreign'], Object.keys(FAULTS));
/** One seed of each kind, whose files stay as they are: so phones meet them. */
const SEEDS = KINDS.map((kind) => Array.from({ length: 500 }, (_, seed) => seed + 1).find((seed) => stalenessWith(seed) === kind && !isMended(seed)) ?? 0);

describe('stale ITL files', () => {
  it.each(SEEDS.map((seed) => [stalenessWith(seed), seed] as const))('%s (seed %i): a person types that it shall be so, and phones refuse what nothing they hold vouches for', async (kind, seed) => {
    const walk = await startPlatformEngine('itl-stale', seed);
    try {
      expect((await walk.probe()).ok).toBe(true);
      expect(await walk.signIn()).toMatchObject({ ok: true });
      expect(await callEngine(walk.engine, 'choosePlatformChange', { kind: 'non-secure' })).toMatchObject({ ok: true });
      const { plan } = walk.view();
      if (plan === null) throw new Error('a plan was made');
      const [publisher] = plan.itls;
      // A certificate of which the node shows no more than its serial number can be told apart, but not found.
      expect(publisher?.verdict).toEqual({ kind: 'fails', faults: FAULTS[kind] });
      expect(plan.findings).toContainEqual(expect.objectContaining({ rule: 'itl-fails', severity: 'typed-consent' }));
      const sent = { planId: plan.id, consents: [...consentsIn(plan.findings)] };
      expect(await callEngine(walk.engine, 'applyPlatform', sent)).toMatchObject({ ok: false, error: { code: 'apply.consent-missing' } });
      await walk.do('consentToVisits', { planId: plan.id, typed: plan.consent ?? '' });
      await walk.do('applyPlatform', sent);
      await walk.waitFor(({ busy }) => busy !== 'applying');
      await walk.do('restartPracticeServices', {});
      const refused = walk.practice().phones.states().filter(({ configuration }) => configuration === 'refused').map(({ tftpServer }) => tftpServer);
      // Whose ITL file names another CallManager certificate, and no present TVS that could vouch.
      expect(refused.length > 0, `${kind}: ${refused.join(', ')}`).toBe(kind === 'foreign');
      expect(walk.view().report?.itls).toEqual(plan.itls.map(reportedItl));
    } finally {
      await walk.close();
    }
  });
});
