import { expect } from 'vitest';
import { type ScenarioName, scenarioOf } from '../../../../practice/scenarios/platform/scenario.ts';
import { type Behaviour } from './acts.ts';

const NAMES = [
  'replication-broken', 'clock-unsynchronised', 'backup-too-old', 'no-backup', 'certificate-expires-soon', 'itlrecovery-1024-bits', 'ctl-provider-stopped',
  'service-stays-down', 'restart-without-deed', 'tftp-serves-old-file', 'pilot-refuses', 'phones-stay-away', 'phones-in-call', 'reset-forbidden', 'password-changed',
  'control-center-forbidden', 'web-access-off', 'twenty-eight-nodes', 'thirty-thousand-phones', 'large-cluster',
] as const satisfies readonly ScenarioName[];

/** What can be seen before a change, and what comes behind it. */
export const evening = Object.fromEntries(
  NAMES.map((name): readonly [string, Behaviour] => [name, ['differs from the founding document', (platform) => {
    expect(platform.scenario).toEqual(scenarioOf(name));
    return Promise.resolve();
  }]]),
) as Record<(typeof NAMES)[number], Behaviour>;
