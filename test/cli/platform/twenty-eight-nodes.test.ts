import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runCtl } from '../../helpers/run-ctl.ts';
import { folderOfTest } from '../../helpers/temporary-folder.ts';

afterEach(() => {
  delete process.env['NODE_REDIRECT_WARNINGS'];
});

describe('a change on the largest cluster (in `npm run test:long` alone)', () => {
  it('warns of nothing in the program or in its hosts, however many wait for one signal', async () => {
    const warnings = path.join(folderOfTest('warnings'), 'warnings.txt');
    process.env['NODE_REDIRECT_WARNINGS'] = warnings;
    const { code, stdout } = await runCtl(['set-cluster', 'non-secure', '--via', 'platform', '--practice', '--scenario', 'twenty-eight-nodes', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, report: { outcome: 'done', mode: { value: 'non-secure' } } });
    expect(existsSync(warnings) ? readFileSync(warnings, 'utf8') : '').toBe('');
    // Were there any, they would stand there.
    spawnSync(process.execPath, ['-e', 'const s = new AbortController().signal; for (let at = 0; at < 28; at += 1) s.addEventListener("abort", () => undefined);']);
    expect(readFileSync(warnings, 'utf8')).toContain('MaxListenersExceededWarning');
  }, 900_000);
});
