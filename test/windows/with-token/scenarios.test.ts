import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { folderOfFile } from '../../helpers/temporary-folder.ts';
import { sameOnBoth } from '../both-systems.ts';

type Scenario = PracticeScenario<'ctl-provider'>;

/** What a person does there; elsewhere non-secure mode. */
const COMMANDS: Partial<Record<Scenario, readonly string[]>> = {
  'never-secured': ['set-cluster', 'mixed'],
  'ctl-file-lost': ['update', '--phone-sast-trust', '--accept', 'made-anew', '--accept', 'phones-need-visit'],
  'ctl-file-empty': ['update', '--anew', '--accept', 'phones-need-visit'],
  'tokenless-mixed': ['update', '--anew', '--phone-sast-trust', '--accept', 'made-anew', '--accept', 'phones-need-visit'],
  'one-token-lost': ['update', '--add-token', '00a4c1d7', '--remove-entry', 'ADN008580ef'],
  'server-renamed': ['update', '--remove-entry', '10.48.47.154'],
};
/** Where nothing can be changed, or an open change comes first; in the others all is done. */
const NOT_DONE: Partial<Record<Scenario, number>> = { 'server-unreachable': 3, 'vendor-provider': 3, 'change-interrupted': 1 };

const folder = folderOfFile('with-token');

describe.concurrent('a change with tokens, on Windows as on Linux', () => {
  it.each(PRACTICE_SCENARIOS['ctl-provider'])('%s', async (scenario) => {
    const command = COMMANDS[scenario] ?? ['set-cluster', 'non-secure'];
    const { code } = await sameOnBoth(path.join(folder, scenario), [...command, '--practice', '--scenario', scenario]);
    expect(code).toBe(NOT_DONE[scenario] ?? 0);
  });
});
