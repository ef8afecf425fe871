import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { EC_CERTIFICATE, makeIdentity, newKey, type TestIdentity } from '../helpers/certificates.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { makeSoftTokens, SOFTHSM_LIBRARY, softHsmIsInstalled, type SoftTokenRecipe, type SoftTokens } from '../helpers/softhsm.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';

const CA = { name: 'basicConstraints', critical: true, cA: true };
const identity = (bits: number, extensions: readonly object[]): TestIdentity => makeIdentity({ subject: [['O', 'Lab'], ['CN', 'SAST']], serial: '0a0b', privateKey: newKey(bits), extensions });
const SERIAL = '0badc0de';

describe.runIf(softHsmIsInstalled)('ctl set-cluster with a token whose certificate is not as usual (left out without SoftHSM2 and OpenSC)', () => {
  let tokens: SoftTokens | undefined;
  let cluster: StartedPracticeCluster | undefined;
  afterEach(async () => {
    await cluster?.close();
    await tokens?.dispose();
    tokens = undefined;
    cluster = undefined;
  });
  afterAll(() => expect(tokens).toBeUndefined());

  async function run(contents: SoftTokenRecipe['contents'], inFile: Uint8Array | null, more: readonly string[] = []) {
    tokens = await makeSoftTokens([{ serial: SERIAL, label: 'SAST', contents }]);
    cluster = await startPracticeCluster({ extraSast: inFile });
    const address = ['--host', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--trust', cluster.certificateSha256];
    const args = ['set-cluster', 'non-secure', ...address, '--module', SOFTHSM_LIBRARY, '--password-fd', '3', '--pin-fd', '4', '--yes', '--json', ...more];
    const { code, stdout } = await runCtl(args, { secrets: [cluster.password, 'Cisco123'] });
    return { exit: code, error: (JSON.parse(stdout) as { error?: { code: string; params: Record<string, unknown> } }).error };
  }

  it('signs with a CA’s certificate as openssl req -x509 makes it', async () => {
    const sast = identity(2048, [CA]);
    const result = await run([{ certificate: sast }], sast.certificate);
    expect(result).toEqual({ exit: 0, error: undefined });
    const folders = [...(cluster?.folders.values() ?? [])];
    expect(folders.map((folder) => oracleVerdict(readFileSync(path.join(folder, 'CTLFile.tlv'))))).toEqual(['verified', 'verified']);
  });

  it.each<readonly [string, string, readonly string[], () => SoftTokenRecipe['contents'][number]]>([
    ['an EC key', 'key-not-rsa', [], () => ({ certificate: { bytes: EC_CERTIFICATE } })],
    ['a key of a length that CTL files cannot name', 'rsa-length', ['--token', SERIAL], () => ({ certificate: identity(1536, []) })],
    ['a key for certificates alone', 'key-usage', ['--add-token', SERIAL, '--anew'], () => ({ certificate: identity(1024, [CA, { name: 'keyUsage', keyCertSign: true }]) })],
  ])('says of %s why it cannot sign, and not that the file does not name it', async (_, reason, more, content) => {
    expect(await run([content()], null, more)).toMatchObject({ exit: 1, error: { code: 'token.certificate-unusable', params: { serial: SERIAL, reason } } });
  });

  it('says so too where the file names the token', async () => {
    const named = identity(1536, []);
    expect(await run([{ certificate: named }, { certificate: identity(1024, []) }], named.certificate)).toMatchObject({ error: { code: 'token.certificate-unusable', params: { reason: 'rsa-length' } } });
  });

  it('says that the file does not name the token only of one that could sign', async () => {
    expect(await run([{ certificate: identity(1024, []) }], null)).toMatchObject({ exit: 1, error: { code: 'plan.token-not-in-file' } });
  });
});
