import { expect, it } from 'vitest';
import { isScenarioOf, PRACTICE_SCENARIOS } from '../../shared/domain/practice-scenario.ts';

it('a cluster to practise on belongs to the connection that it is practised with', () => {
  for (const name of PRACTICE_SCENARIOS.platform) expect(isScenarioOf('platform', name)).toBe(true);
  for (const name of PRACTICE_SCENARIOS['ctl-provider']) expect(isScenarioOf('ctl-provider', name)).toBe(true);
  expect(isScenarioOf('ctl-provider', 'stale-tftp')).toBe(false);
});

it('a name that no cluster to practise on has belongs to none', () => {
  for (const name of ['', 'founding', 'platform']) {
    expect(isScenarioOf('platform', name)).toBe(false);
    expect(isScenarioOf('ctl-provider', name)).toBe(false);
  }
});
