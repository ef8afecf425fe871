import { describe, it } from 'vitest';
import { PRACTICE_SCENARIOS } from '../../../shared/domain/practice-scenario.ts';
import { type ScenarioName } from '../../../practice/scenarios/platform/scenario.ts';
import { sleep } from '../../../core/ports/clock.ts';
import { quickClock } from '../../helpers/quick-clock.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { type Behaviour } from './behaviour/acts.ts';
import { overAxl } from './behaviour/axl.ts';
import { cluster } from './behaviour/cluster.ts';
import { evening } from './behaviour/evening.ts';
import { large } from './behaviour/large.ts';
import { preflight } from './behaviour/preflight.ts';
import { releases } from './behaviour/releases.ts';
import { rights } from './behaviour/rights.ts';
import { sessions } from './behaviour/sessions.ts';
import { signer } from './behaviour/signer.ts';

/** What holds in each scenario and not in the others; a scenario without a row does not compile. */
const BEHAVIOUR: Readonly<Record<ScenarioName, Behaviour>> = { ...cluster, ...releases, ...signer, ...sessions, ...overAxl, ...preflight, ...evening, ...rights, ...large };

describe('the scenarios of the practice platform', () => {
  it.each(PRACTICE_SCENARIOS.platform.map((name) => [name, ...BEHAVIOUR[name]] as const))('%s: %s', async (name, _what, holds) => {
    // All waiting for restarts and phones is over at once.
    const clock = quickClock(new Date());
    const platform = await startPracticePlatform({ scenario: name, pace: 1, clock });
    try {
      await holds(platform, (milliseconds) => sleep(clock, milliseconds));
    } finally {
      await platform.close();
    }
  });
});
