import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOfFile } from '../helpers/temporary-folder.ts';
import { ADMIN, FILES, HASH, PUB_TLS, sha256Of, startTestCluster, SUB_TLS, type TestCluster } from './fixture.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../examples/provider_client.py');
const python = ['/usr/bin/python3', '/usr/local/bin/python3'].find(existsSync);

describe.runIf(python !== undefined)('the example of a client in Python (left out without Python 3)', () => {
  const folder = folderOfFile('example');
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startTestCluster();
  });
  afterAll(() => cluster.close());

  async function client(command: readonly string[], { trust = sha256Of(PUB_TLS), password = ADMIN.password }: { readonly trust?: string; readonly password?: string } = {}) {
    const child = spawn(python ?? '', [PROGRAM, `127.0.0.1:${cluster.pub.provider.port}`, '--trust', trust, '--user', ADMIN.name, '--password-fd', '3', ...command], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    const [told, wrong, secret] = [child.stdout, child.stderr, child.stdio[3]];
    let [stdout, stderr] = ['', ''];
    told?.on('data', (part: Buffer) => (stdout += part.toString()));
    wrong?.on('data', (part: Buffer) => (stderr += part.toString()));
    if (secret instanceof Object && 'end' in secret) secret.on('error', () => undefined).end(password);
    await once(child, 'close');
    return { code: child.exitCode, stdout, stderr };
  }

  it('replaces a CTL file, reads it back and shows its entries', async () => {
    const [first, second, saved] = ['first', 'second', 'saved'].map((name) => path.join(folder, `${name}.tlv`));
    writeFileSync(first ?? '', FILES.first);
    writeFileSync(second ?? '', FILES.second);
    expect(await client(['show'])).toEqual({ code: 0, stderr: '', stdout: expect.stringContaining('no CTL file') as string });
    expect(await client(['replace', first ?? ''])).toEqual({ code: 0, stderr: '', stdout: `${HASH.first}\n` });
    expect(await client(['replace', second ?? ''])).toEqual({ code: 0, stderr: '', stdout: `${HASH.second}\n` });
    expect(await client(['save', saved ?? ''])).toEqual({ code: 0, stderr: '', stdout: '' });
    expect(readFileSync(saved ?? '')).toEqual(Buffer.from(FILES.second));
    const { stdout } = await client(['show']);
    expect(stdout).toContain(`ctlSha256: ${HASH.second}`);
    expect(stdout).toMatch(/signed by cn="SAST-ADN0054f509/);
    expect(stdout.split('\n').slice(-7, -1).map((line) => line.replace(/ {2}.*/, ''))).toEqual([expect.stringMatching(/^signed by/), 'SAST', 'SAST', 'CCM+TFTP', 'CAPF', 'CCM+TFTP']);
    expect(stdout).toContain('CCM+TFTP  10.48.47.154  no certificate');
  });

  it('says the word of a refusal, and sends nothing to a server with another certificate', async () => {
    writeFileSync(path.join(folder, 'none.tlv'), 'no CTL file');
    expect(await client(['replace', path.join(folder, 'none.tlv')])).toEqual({ code: 1, stdout: '', stderr: 'provider.file-refused {"problem": "not-a-ctl-file"}\n' });
    expect(await client(['show'], { password: 'wrong' })).toEqual({ code: 1, stdout: '', stderr: 'login.refused {"username": "admin"}\n' });
    const before = cluster.pub.events.filter(({ kind }) => kind === 'request').length;
    expect(await client(['show'], { trust: sha256Of(SUB_TLS) })).toMatchObject({ code: 1, stderr: `another certificate: ${sha256Of(PUB_TLS)}\n` });
    expect(cluster.pub.events.filter(({ kind }) => kind === 'request')).toHaveLength(before);
  });
});
