import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { hashOf, PASSWORD, writeConfig } from '../provider/daemon.ts';
import { ACTS, consoles, practiceIn } from './in-console.ts';
import { atZ } from './parts.ts';
import { program } from './wine.ts';

const inConsole = consoles();

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
});
