import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';

describe.runIf(softHsmIsInstalled && compilerIsInstalled)('ctl set-cluster --yes with a token that takes few wrong passwords more (left out where SoftHSM2, OpenSC or a C compiler is not installed)', () => {
  let soft: SoftTokens;
  let module: SteeredModule;
  let cluster: StartedPracticeCluster;

  beforeAll(async () => {
    soft = await makeSoftTokens([{ serial: '0badc0de', label: 'signer', contents: [{ certificate: sastRecipe('SAST-ADN0badc0de', '45DAA2AF000000270001', 1024) }] }]);
    module = new SteeredModule();
    module.steer({ readers: ['signer'] });
    cluster = await startPracticeCluster({ extraSast: soft.certificates.get('0badc0de')?.[0] ?? null });
  });
  beforeEach(() => module.forgetCalls());
  afterAll(async () => {
    await cluster.close();
    module.dispose();
    await soft.dispose();
  });

  async function run(pin: string): Promise<string> {
    const address = ['--host', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--trust', cluster.certificateSha256];
    const { stdout } = await runCtl(['set-cluster', 'non-secure', ...address, '--module', module.library, '--password-fd', '3', '--pin-fd', '4', '--yes', '--json'], { secrets: [cluster.password, pin] });
    return (JSON.parse(stdout) as { error?: { code: string } }).error?.code ?? 'done';
  }

  it('uses one try for one wrong password', async () => {
    module.setTries('signer', 3);
    expect(await run('wrong-pin')).toBe('token.pin-incorrect');
    expect(module.answers('C_Login')).toEqual([0xa0]);
  });

  it('never uses the last one where nobody can be asked, though the password be right', async () => {
    module.setTries('signer', 1);
    expect(await run('Cisco123')).toBe('token.last-try');
    expect(module.calls()).not.toContain('C_Login');
  });

  it('reads no password for one that is locked', async () => {
    module.setTries('signer', 0);
    expect(await run('Cisco123')).toBe('token.pin-locked');
    expect(module.calls()).not.toContain('C_Login');
  });
});
