import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { gone, inhibitStandIn } from '../helpers/inhibit-stand-in.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const SENTENCE = 'Nothing here keeps this computer awake.';
const CHANGE = ['set-cluster', 'non-secure', '--practice', '--token', '0054f509', '--yes'];

describe.runIf(process.platform === 'linux')('ctl during a change', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('keeps the computer awake, and lets it sleep afterwards', async () => {
    const { folder, calls } = inhibitStandIn(folderOfTest('inhibit'));
    vi.stubEnv('PATH', `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`);
    const { code, stderr } = await runCtl(CHANGE);
    expect([code, calls().length]).toEqual([0, 1]);
    expect(stderr).not.toContain(SENTENCE);
    await gone(calls()[0]?.pid ?? 0);
  });

  it('says that the computer may go to sleep where nothing prevents it, and does not only look', async () => {
    const { folder, calls } = inhibitStandIn(folderOfTest('inhibit'), 'sleep');
    vi.stubEnv('PATH', `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`);
    const { code, stderr } = await runCtl(CHANGE);
    expect([code, calls().length, stderr.split(SENTENCE).length]).toEqual([0, 2, 2]);
  });
});
