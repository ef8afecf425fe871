import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit.ts';
import { PRACTICE_SCENARIOS } from '../../../shared/domain/practice-scenario.ts';
import { folderOfFile } from '../../helpers/temporary-folder.ts';
import { sameOnBoth } from '../both-systems.ts';

const folder = folderOfFile('platform');

/** On so many nodes the restarts take so long that a phone may come back by itself, and load the file, before somebody restarts it. */
const LARGE: readonly string[] = ['twenty-eight-nodes', 'large-cluster'];
const asIfLoaded = (line: string): string => line.replace('accepted the file; TVS verified its signer.', 'its server gives the file that it already holds.');

/** Side by side: what takes long is that a program waits for services of the cluster. */
describe.concurrent('a change by the platform of the cluster, on Windows as on Linux', () => {
  it.each(PRACTICE_SCENARIOS.platform)('%s', async (scenario) => {
    const { code } = await sameOnBoth(path.join(folder, scenario), ['set-cluster', 'non-secure', '--via', 'platform', '--practice', '--scenario', scenario, '--accept-visits'], LARGE.includes(scenario) ? asIfLoaded : undefined);
    expect(code).not.toBe(EXIT.usage);
  });
});
