import { type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startPracticeCluster } from '../../../practice/cluster/start.ts';
import { type ChangeReport } from '../../../shared/domain/report.ts';
import { type ScenarioName } from '../../../practice/scenarios/platform/scenario.ts';
import { runCtl } from '../../helpers/run-ctl.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, SOFTHSM_LIBRARY } from '../../helpers/softhsm.ts';
import { folderOfTest } from '../../helpers/temporary-folder.ts';
import { readFolder } from '../../oracle/node-folder.ts';

const SERIAL = '0badc0de';
const PIN = 'Cisco123';
const MIB = 1024 * 1024;

afterEach(() => {
  delete process.env['NODE_REDIRECT_WARNINGS'];
});

/** Looks at the most that a process has held, bytes, until it ends; Linux keeps it for it. */
function mostHeldBy(child: ChildProcess, told: (bytes: number) => void): void {
  const look = setInterval(() => {
    const file = `/proc/${child.pid ?? 0}/status`;
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(existsSync(file) ? readFileSync(file, 'utf8') : '') ?? [];
    if (kilobytes !== undefined) told(Number(kilobytes) * 1024);
  }, 10);
  child.once('exit', () => clearInterval(look));
}

/** To non-secure mode with a token of SoftHSM2: what came of it, and bytes that `ctl` held at most. */
async function change(scenario: ScenarioName) {
  const tokens = await makeSoftTokens([{ serial: SERIAL, label: `SAST-ADN${SERIAL}`, contents: [{ certificate: sastRecipe(`SAST-ADN${SERIAL}`, '45DAA2AF000000270001', 1024) }] }], PIN);
  const cluster = await startPracticeCluster({ extraSast: tokens.certificates.get(SERIAL)?.[0] ?? null, platform: { scenario } });
  try {
    let most = 0;
    const { code, stdout } = await runCtl(['set-cluster', 'non-secure', '--host', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--module', SOFTHSM_LIBRARY, '--trust', cluster.certificateSha256, '--password-fd', '3', '--pin-fd', '4', '--yes', '--json'], {
      secrets: [cluster.password, PIN],
      started: (child) => mostHeldBy(child, (bytes) => (most = bytes)),
    });
    expect(code).toBe(0);
    const { report } = JSON.parse(stdout) as { readonly report: ChangeReport };
    return { report, most, folders: [...cluster.folders.values()].map(readFolder) };
  } finally {
    await cluster.close();
    await tokens.dispose();
  }
}

describe.runIf(softHsmIsInstalled)('a change with a token on the largest cluster (in `npm run test:long` alone; left out without SoftHSM2 and OpenSC)', () => {
  it('proves the file on each of 28 servers, warns of nothing, and holds 64 MiB more than with two servers at most', async () => {
    const small = await change('founding-document');
    const warnings = path.join(folderOfTest('warnings'), 'warnings.txt');
    process.env['NODE_REDIRECT_WARNINGS'] = warnings;
    const { report, most, folders } = await change('twenty-eight-nodes');
    expect(report).toMatchObject({ outcome: 'done', mode: { value: 'non-secure' } });
    const sha256 = report.file?.sha256;
    expect(report.servers.map(({ holds, sha256: held }) => ({ holds, held }))).toEqual(Array.from({ length: 28 }, () => ({ holds: 'new', held: sha256 })));
    expect(folders.map(({ ctlSha256, staged }) => ({ ctlSha256, staged }))).toEqual(Array.from({ length: 28 }, () => ({ ctlSha256: sha256, staged: false })));
    expect(existsSync(warnings) ? readFileSync(warnings, 'utf8') : '').toBe('');
    if (process.platform === 'linux') expect((most - small.most) / MIB).toBeLessThan(64);
  }, 300_000);
});
