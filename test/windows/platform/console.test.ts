import path from 'node:path';
import { expect, it } from 'vitest';
import { folderOfTest } from '../../helpers/temporary-folder.ts';
import { ACTS, consoles, practiceIn } from '../in-console.ts';
import { dataIn, program, runInWindows } from '../wine.ts';

const inConsole = consoles();

it.each(ACTS)('%s while the command of a change runs does not end it, as long as Windows lets it run, and the change is in the list', async (does) => {
  const home = folderOfTest('change');
  const args = [program('ctl'), '--lang', 'en', 'set-cluster', 'non-secure', '--via', 'platform', '--practice', '--scenario', 'release-14', '--json'];
  const ended = await inConsole(home, does, 'admin:utils ctl', args);
  expect(ended?.stderr).toContain('the change now runs to its end');
  const [listed] = await runInWindows(path.join(home, 'listed'), [{ args: [program('ctl'), 'changes', '--json'], env: dataIn(home) }]);
  const { changes } = JSON.parse(listed?.stdout ?? '') as { readonly changes: readonly { readonly outcome: string }[] };
  // Behind a closed console Windows ends after five seconds whatever still runs.
  expect(changes.map(({ outcome }) => outcome)).toEqual([does === 'close' && ended?.code !== 0 ? expect.stringMatching(/^(?:done|unfinished)$/) : 'done']);
  if (does !== 'close') expect([ended?.code, practiceIn(home)]).toEqual([0, []]);
});
