import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { startPracticeCluster } from '../../../practice/cluster/start.ts';
import { type Clock } from '../../../core/ports/clock.ts';
import { systemClock } from '../../../core/time/system-clock.ts';
import { isScenarioOf, type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { callEngine } from '../../../shared/contract/transport.ts';
import { type PlatformView } from '../../../shared/session/platform/view.ts';
import { SEED } from '../seed.ts';
import { startTestEngine, type TestEngine } from '../test-engine.ts';

/** The engine on a practice platform, and the practice that only its starter sees. */
export interface PlatformEngine extends TestEngine {
  practice(): PracticePlatform;
  view(): PlatformView;
  /** Probes the named node and accepts what it presents, as a person does; weak algorithms are allowed where its release needs them. */
  probe(olderNode?: boolean): Promise<Result<unknown>>;
  /** Signs in with the practice's passwords and accepts the table when the call waits for it. `preflight`: its rows are read behind it. */
  signIn(preflight?: boolean): Promise<Result<unknown>>;
}

/** @param clock of the engine, and of what goes on in the practice. */
export async function startPlatformEngine(scenario: PracticeScenario<'platform'>, seed = SEED, clock: Clock = systemClock): Promise<PlatformEngine> {
  let practice: PracticePlatform | null = null;
  const walk = await startTestEngine(async (request) => {
    const name = isScenarioOf('platform', request.scenario) ? request.scenario : 'founding-document';
    const cluster = await startPracticeCluster({ extraSast: null, ...(request.seed === null ? {} : { seed: request.seed }), platform: { scenario: name, pace: 1, clock } });
    practice = cluster.platform;
    return cluster;
  }, undefined, clock);
  const view = (): PlatformView => {
    const { platform } = walk.state();
    if (platform === null) throw new Error('the platform was chosen');
    return platform;
  };
  const acceptTable = (): Promise<Result<unknown>> =>
    callEngine(walk.engine, 'acceptPlatformTrust', { fingerprints: view().trust.map(({ sha256 }) => sha256), replace: false });
  await walk.do('startPractice', { connection: 'platform', scenario, seed });
  return {
    ...walk,
    practice: () => {
      if (practice === null) throw new Error('the practice was started');
      return practice;
    },
    view,
    probe: async (olderNode = practice?.olderSsh ?? false) => {
      const { host, sshPort, axlPort } = view();
      const probed = await callEngine(walk.engine, 'probePlatform', { host, sshPort, axlPort, olderNode });
      return probed.ok ? acceptTable() : probed;
    },
    signIn: async (preflight = false) => {
      const access = walk.state().practice?.platform;
      if (access === undefined || access === null) throw new Error('the practice has a platform');
      const { osUsername, osPassword, axlUsername, axlPassword } = access;
      const signedIn = callEngine(walk.engine, 'signInPlatform', { osUsername, osPassword, axlUsername, axlPassword, preflight });
      const waits = walk.waitFor(({ platform }) => platform?.waitsForTrust === true);
      const first = await Promise.race([signedIn, waits]);
      if ('ok' in first) return first;
      await acceptTable();
      return signedIn;
    },
  };
}
