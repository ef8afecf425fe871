import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS } from '../../../shared/domain/practice-scenario.ts';
import { folderOfTest } from '../../helpers/temporary-folder.ts';
import { sameOnBoth } from '../both-systems.ts';

describe('a change by the platform of the cluster, on Windows as on Linux', () => {
  it.each(PRACTICE_SCENARIOS.platform)('%s', async (scenario) => {
    const { code } = await sameOnBoth(folderOfTest(scenario), ['set-cluster', 'non-secure', '--via', 'platform', '--practice', '--scenario', scenario, '--accept-visits']);
    expect(code).not.toBeNull();
  });
});
