import { appendFile, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens, SOFTHSM_LIBRARY } from '../helpers/softhsm.ts';

describe.runIf(softHsmIsInstalled)('ctl set-cluster with a token library that is another file than last time (left out without SoftHSM2 and OpenSC)', () => {
  let tokens: SoftTokens;
  let cluster: StartedPracticeCluster;
  let folder: string;
  let library: string;

  beforeAll(async () => {
    tokens = await makeSoftTokens([{ serial: '0badc0de', label: 'SAST', contents: [{ certificate: sastRecipe('SAST-ADN0badc0de', '45DAA2AF000000270001', 1024) }] }]);
    cluster = await startPracticeCluster({ extraSast: tokens.certificates.get('0badc0de')?.[0] ?? null });
    folder = await mkdtemp(path.join(tmpdir(), 'changed-library-'));
    library = path.join(folder, 'libeToken.so');
    await copyFile(SOFTHSM_LIBRARY, library);
  });
  afterAll(async () => {
    await cluster.close();
    await tokens.dispose();
    await rm(folder, { recursive: true });
  });

  /** With a password that is too short the command ends where the token would have signed, and uses no try. */
  async function run(...more: readonly string[]) {
    return runWith('--module', library, ...more);
  }

  async function runWith(...more: readonly string[]) {
    const address = ['--host', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--trust', cluster.certificateSha256];
    const args = ['set-cluster', 'non-secure', ...address, '--password-fd', '3', '--pin-fd', '4', '--yes', '--json', ...more];
    const { code, stdout } = await runCtl(args, { secrets: [cluster.password, 'abc'] });
    const { error } = JSON.parse(stdout) as { error: { code: string; params: { sha256?: string; expected?: string } } };
    return { exit: code, ...error };
  }

  it('does not open it, unless its SHA-256 was given, whether it was named or is the one used last', async () => {
    expect(await runWith()).toMatchObject({ exit: 2, code: 'token.module-unclear', params: { paths: expect.stringContaining(SOFTHSM_LIBRARY) as string } });
    expect(await run()).toMatchObject({ exit: 1, code: 'token.pin-length' });
    // The one used last is known, and needs no name.
    expect(await runWith()).toMatchObject({ exit: 1, code: 'token.pin-length' });
    await appendFile(library, 'an update');
    const refused = await run();
    expect(refused).toMatchObject({ exit: 1, code: 'token.module-changed' });
    expect(refused.params.sha256).not.toBe(refused.params.expected);
    expect(await runWith()).toMatchObject({ exit: 1, code: 'token.module-changed' });
    expect(await run('--trust', '0'.repeat(64))).toMatchObject({ code: 'token.module-changed' });
    expect(await run('--trust', refused.params.sha256 ?? '')).toMatchObject({ code: 'token.pin-length' });
    // Accepted once, it is the known one.
    expect(await run()).toMatchObject({ code: 'token.pin-length' });
  });
});
