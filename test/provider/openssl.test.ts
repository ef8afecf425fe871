import { spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCluster, type TestCluster } from './fixture.ts';

const present = spawnSync('openssl', ['version']).status === 0;

describe.runIf(present)('the listener as OpenSSL sees it (needs the openssl program)', () => {
  let cluster: TestCluster;
  beforeAll(async () => (cluster = await startTestCluster()));
  afterAll(() => cluster.close());

  /** Output of a handshake, with standard input closed at once. */
  const handshake = (...args: string[]): Promise<string> =>
    new Promise((resolve) => {
      const child = spawn('openssl', ['s_client', '-connect', `127.0.0.1:${cluster.pub.provider.port}`, ...args]);
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('close', () => resolve(Buffer.concat(chunks).toString()));
      child.stdin.end();
    });
  const ALPN = ['-alpn', 'open-ctl-provider/2'];

  it.each(['AES256-GCM-SHA384', 'AES128-GCM-SHA256'])('takes RSA key exchange with %s and selects our protocol', async (cipher) => {
    const output = await handshake('-tls1_2', '-cipher', cipher, ...ALPN);
    expect(output).toContain(`Cipher is ${cipher}`);
    expect(output).toContain('ALPN protocol: open-ctl-provider/2');
  });

  it('takes forward secrecy where the client has it, whatever the client would rather have', async () => {
    const both = await handshake('-tls1_2', '-cipher', 'AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384', ...ALPN);
    expect(both).toContain('Cipher is ECDHE-RSA-AES256-GCM-SHA384');
  });

  it.each([
    ['a CBC suite', ['-tls1_2', '-cipher', 'AES256-SHA256']],
    ['TLS 1.3', ['-tls1_3']],
    ['TLS 1.1', ['-tls1_1', '-cipher', 'AES256-SHA:@SECLEVEL=0']],
    ['another application protocol', ['-tls1_2', '-cipher', 'AES256-GCM-SHA384', '-alpn', 'http/1.1']],
  ])('refuses %s', async (_what, args) => {
    const output = await handshake(...args, ...(args.includes('-alpn') ? [] : ALPN));
    expect(output).toContain('Cipher is (NONE)');
    expect(output).toMatch(/alert/);
  });
});
