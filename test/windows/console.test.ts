import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderOfFile, folderOfTest } from '../helpers/temporary-folder.ts';
import { hashOf, PASSWORD, writeConfig } from '../provider/daemon.ts';
import { compile } from './compile.ts';
import { atZ } from './parts.ts';
import { type ConsoleAct, type Ended } from './runner.ts';
import { dataIn, program, runInWindows } from './wine.ts';

const folder = folderOfFile('console');
let own: string;
beforeAll(() => {
  own = atZ(compile('console', folder));
});

const ACTS: readonly ConsoleAct[] = ['ctrl-c', 'ctrl-break', 'close'];

/** Runs a program in a console, to which somebody does this when the program has said `at`. */
async function inConsole(home: string, does: ConsoleAct, at: string, args: readonly string[]): Promise<Ended | undefined> {
  const [ended] = await runInWindows(home, [{ args, env: dataIn(home), console: { program: own, does, at } }]);
  return ended;
}

const practiceIn = (home: string): readonly string[] => readdirSync(path.join(home, 'open-ctl-client', 'Data', 'practice'));

describe('in a console', () => {
  it.each(ACTS)('%s ends a provider cleanly, so that the next one starts', async (does) => {
    const home = folderOfTest('provider');
    const config = await writeConfig(home, hashOf(PASSWORD, { ...process.env, NODE_OPTIONS: '' }));
    for (let time = 1; time <= 2; time += 1) {
      const ended = await inConsole(home, does, '"listening"', [program('ctl-provider'), '--config', atZ(config)]);
      expect(ended).toMatchObject({ code: 0, stdout: '' });
      // Wine answers with code 0 for what Ctrl-C has killed, too: that leaves its lock behind.
      expect(readdirSync(path.join(home, 'data'))).not.toContain('provider.lock');
    }
  });

  it.each(ACTS)('%s ends ctl practice, and leaves no practice cluster behind', async (does) => {
    const home = folderOfTest('practice');
    const ended = await inConsole(home, does, '\\n', [program('ctl'), 'practice', '--json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(practiceIn(home)).toEqual([]);
  });

  it.each(ACTS)('%s ends ctl serve, which says so', async (does) => {
    const ended = await inConsole(folderOfTest('serve'), does, 'http://127', [program('ctl'), '--lang', 'en', 'serve', '--no-open']);
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('Closing.') as string });
  });

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
});
