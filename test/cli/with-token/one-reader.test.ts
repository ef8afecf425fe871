import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../../practice/cluster/start.ts';
import { compilerIsInstalled, SteeredModule } from '../../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens } from '../../helpers/softhsm.ts';
import { folderOfTest } from '../../helpers/temporary-folder.ts';

const [SIGNER, ADDED] = ['0badc0de', '0badcafe'];

describe.runIf(softHsmIsInstalled && compilerIsInstalled)('--token A --add-token B with one USB port, on a terminal (left out where SoftHSM2, OpenSC or a C compiler is not installed)', () => {
  let soft: SoftTokens;
  let module: SteeredModule;
  let cluster: StartedPracticeCluster | undefined;

  beforeAll(async () => {
    soft = await makeSoftTokens([
      { serial: SIGNER, label: 'signer', contents: [{ certificate: sastRecipe('SAST-ADN0badc0de', '45DAA2AF000000270001', 1024) }] },
      { serial: ADDED, label: 'added', contents: [{ certificate: sastRecipe('SAST-ADN0badcafe', '45DAA2AF000000270002', 1024) }] },
    ]);
    module = new SteeredModule();
  });
  afterAll(async () => {
    await cluster?.close();
    module.dispose();
    await soft.dispose();
  });

  /** Swaps tokens and types answers as they are asked for. @returns what was said, with the exit code. */
  async function change(running: StartedPracticeCluster, ...args: readonly string[]): Promise<string> {
    module.steer({ readers: ['signer'] });
    const address = ['--host', `127.0.0.1:${running.port}`, '--user', running.username, '--trust', running.certificateSha256];
    const command = [process.execPath, path.resolve('out/ctl.js'), '--lang', 'en', ...args, ...address, '--module', module.library, '--token', SIGNER, '--add-token', ADDED];
    const child = spawn('script', ['-qec', command.join(' '), '/dev/null'], { env: { ...process.env, XDG_DATA_HOME: folderOfTest('home'), TERM: 'dumb' } });
    const type = (text: string) => (): void => void child.stdin.write(`${text}\n`);
    const asked: [RegExp, () => void][] = [
      [/Password of admin on [^ ]+: $/, type(running.password)],
      [/Insert the token 0badcafe\./, () => module.steer({ readers: ['added'] })],
      [/Insert the token 0badc0de\./, () => module.steer({ readers: ['signer'] })],
      [/Make this change\?.*\(yes\/no\) $/, type('yes')],
      [/Token password of 0badc0de: $/, type('Cisco123')],
    ];
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      const [next] = asked;
      if (next?.[0].test(seen) === true) {
        asked.shift();
        next[1]();
      }
    });
    await once(child, 'close');
    expect(asked, seen).toEqual([]);
    return `${seen}exit ${child.exitCode}`;
  }

  it('A signs the first CTL file, which holds both', async () => {
    cluster = await startPracticeCluster({ extraSast: null, scenario: 'never-secured' });
    const said = await change(cluster, 'set-cluster', 'mixed');
    expect(said).toContain('Cluster security mode: mixed.');
    expect(said).toMatch(/signed by token 0badc0de/);
    expect(said).toMatch(/exit 0$/);
    await cluster.close();
    cluster = undefined;
  });

  it('A signs the next one, to which B is added', async () => {
    cluster = await startPracticeCluster({ extraSast: soft.certificates.get(SIGNER)?.[0] ?? null });
    const said = await change(cluster, 'update');
    expect(said).toMatch(/signed by token 0badc0de/);
    expect(said).toMatch(/exit 0$/);
  });
});
