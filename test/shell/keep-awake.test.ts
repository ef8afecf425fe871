import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { type KeptAwake, awakeWhileChanging, keepAwake } from '../../shell/keep-awake.ts';
import { bundleProgram } from '../helpers/bundle.ts';
import { gone, inhibitStandIn } from '../helpers/inhibit-stand-in.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const pathWith = (folder: string): string => `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`;

describe.runIf(process.platform === 'linux')('keeping this computer awake', () => {
  it('forbids sleep, idling and what closing the lid does, until it is released', async () => {
    const { folder, calls } = inhibitStandIn(folderOfTest('inhibit'));
    vi.stubEnv('PATH', pathWith(folder));
    const kept = await keepAwake();
    const [call] = calls();
    expect([calls().length, call?.asked]).toEqual([1, expect.stringMatching(/^--what=sleep:idle:handle-lid-switch --who=Open CTL Client --why=.+ --mode=block cat$/)]);
    // A group of its own (field 5): Ctrl-C in a terminal goes to every process of the foreground's.
    const line = await readFile(`/proc/${call?.pid ?? 0}/stat`, 'latin1');
    expect(Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[2])).toBe(call?.pid);
    kept?.release();
    await gone(call?.pid ?? 0);
    vi.unstubAllEnvs();
  });

  it('leaves the lid where the session may not forbid that', async () => {
    const { folder, calls } = inhibitStandIn(folderOfTest('inhibit'), 'handle-lid-switch');
    vi.stubEnv('PATH', pathWith(folder));
    const kept = await keepAwake();
    expect(kept).not.toBeNull();
    expect(calls().map(({ asked }) => asked.split(' ')[0])).toEqual(['--what=sleep:idle:handle-lid-switch', '--what=sleep:idle']);
    kept?.release();
    await gone(calls()[1]?.pid ?? 0);
    vi.unstubAllEnvs();
  });

  it('is not possible where the tool may not, or is not there', async () => {
    vi.stubEnv('PATH', pathWith(inhibitStandIn(folderOfTest('inhibit'), 'sleep').folder));
    expect(await keepAwake()).toBeNull();
    vi.stubEnv('PATH', folderOfTest('empty'));
    expect(await keepAwake()).toBeNull();
    vi.unstubAllEnvs();
  });

  it('ends with a program that is killed, and keeps none alive', async () => {
    const { folder, calls } = inhibitStandIn(folderOfTest('inhibit'));
    const program = await bundleProgram('test/shell/awake-program.ts');
    const env = { ...process.env, PATH: pathWith(folder) };
    const killed = spawn(process.execPath, [program, 'stay'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await gone(calls()[0]?.pid ?? 0);
    const ending = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    expect(await once(ending, 'exit')).toEqual([0, null]);
    await gone(calls()[1]?.pid ?? 0);
  });
});

describe('a change', () => {
  function followed(kept: KeptAwake | null) {
    let tell: (state: ViewState) => void = () => undefined;
    const told: string[] = [];
    awakeWhileChanging(
      {
        subscribe: (listener) => {
          tell = listener;
          listener(INITIAL_VIEW_STATE);
          return () => undefined;
        },
      },
      () => {
        told.push('keep');
        return Promise.resolve(kept === null ? null : { release: () => told.push('release') });
      },
      () => told.push('cannot'),
    );
    const become = async (busy: ViewState['busy']): Promise<void> => {
      tell({ ...INITIAL_VIEW_STATE, busy });
      await Promise.resolve();
    };
    return { told, become };
  }

  it('keeps the computer awake from its beginning to its end, each one anew', async () => {
    const { told, become } = followed({ release: () => undefined });
    for (const busy of ['reading', 'applying', 'applying', null, 'planning', 'applying', null] as const) await become(busy);
    expect(told).toEqual(['keep', 'release', 'keep', 'release']);
  });

  it('says once at its beginning that nothing keeps the computer awake', async () => {
    const { told, become } = followed(null);
    for (const busy of ['applying', 'applying', null, 'applying'] as const) await become(busy);
    expect(told).toEqual(['keep', 'cannot', 'keep', 'cannot']);
  });
});
