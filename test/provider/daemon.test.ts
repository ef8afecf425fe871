import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newClientNumber } from '../../core/ctl-provider/client-number.ts';
import { connectCluster } from '../../core/ctl-provider/connect-cluster.ts';
import { Secret } from '../../core/ports/secret.ts';
import { must } from '../helpers/founding-document.ts';
import { type Daemon, hashOf, PASSWORD, run, startDaemon, writeConfig as writeConfigIn } from './daemon.ts';
import { CAPF_DER, FILES, HASH, PUB, PUB_TLS, serverEntry, sha256Of, temporaryFolder } from './fixture.ts';

describe('the program ctl-provider', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let children: Daemon['child'][] = [];
  let passwordHash: string;
  beforeAll(() => {
    passwordHash = hashOf(PASSWORD);
  });
  beforeEach(async () => ({ folder, remove } = await temporaryFolder()));
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    children = [];
    await remove();
  });

  const writeConfig = (changes: Record<string, unknown> = {}): Promise<string> => writeConfigIn(folder, passwordHash, changes);

  async function start(config: string): Promise<Daemon> {
    const daemon = await startDaemon(config);
    children.push(daemon.child);
    return daemon;
  }

  const connect = (port: number) => connectCluster({ host: '127.0.0.1', port, expectedSha256: sha256Of(PUB_TLS), username: 'admin', client: newClientNumber(), password: new Secret(PASSWORD) });

  it('serves what its configuration says, logs events as JSON without secrets, and ends cleanly on SIGTERM', async () => {
    const { child, lines, port } = await start(await writeConfig());
    const client = must(await connect(port));
    expect(must(await client.facts()).certificates).toEqual([{ server: PUB, role: 'CAPF', der: CAPF_DER }]);
    must(await client.commit(PUB, must(await client.stage(PUB, FILES.first, null))));
    expect(must(await client.ctlFile(PUB))?.sha256).toBe(HASH.first);
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(lines.find(({ kind }) => kind === 'listening')).toMatchObject({ name: PUB, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string });
    expect(lines.at(-1)).toMatchObject({ kind: 'stopped' });
    expect(lines.filter((line) => line.kind === 'request').map((line) => line.name)).toEqual(['hello', 'login', 'cluster', 'cluster', 'certificates', 'stage', 'commit', 'ctlFile']);
    expect(JSON.stringify(lines)).not.toContain('the password');
    expect(await readdir(path.join(folder, 'data'))).toEqual(['CTLFile.tlv', 'ticket.key']);
  });

  it('comes back after kill -9 with file and tickets', async () => {
    const config = await writeConfig();
    const first = await start(config);
    const client = must(await connect(first.port));
    must(await client.commit(PUB, must(await client.stage(PUB, FILES.first, null))));
    const exit = once(first.child, 'exit');
    first.child.kill('SIGKILL');
    await exit;
    const second = await start(await writeConfig({ port: first.port }));
    expect(second.lines.filter((line) => line.kind === 'leftover')).toEqual([]);
    expect(must(await client.state(PUB)).ctlSha256).toBe(HASH.first);
    expect(second.lines.filter((line) => line.kind === 'request').map((line) => line.name)).toEqual(['hello', 'resume', 'state']);
    await client.close();
  });

  it('refuses a second start on the same data folder', async () => {
    const config = await writeConfig();
    await start(config);
    const second = run(['--config', config]);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('in use by another provider');
  });

  it('says what is wrong with a configuration, where, and nothing of the values', async () => {
    const WRONG: readonly (readonly [Record<string, unknown>, RegExp])[] = [
      [{ role: 'master' }, /role: invalid_value/],
      [{ extra: 1 }, /the file: unknown extra/],
      [{ users: [{ name: 'admin', passwordHash: 'SECRET-TEXT' }] }, /users\.0\.passwordHash: .*hash-password/],
      [{ bounds: { idleSeconds: 0 } }, /bounds\.idleSeconds: too_small/],
      [{ port: 70_000 }, /port: too_big/],
      [{ tls: { certificate: 'none.pem', key: 'server.key' } }, /none\.pem: there is no such file/],
      [{ cluster: { release: '1', autoRegistration: false, servers: [serverEntry(PUB, 'publisher', 2444)], certificates: [{ server: PUB, role: 'CAPF', file: 'server.key' }] } }, /server\.key: not a certificate/],
    ];
    for (const [changes, message] of WRONG) {
      const { status, stderr } = run(['--config', await writeConfig(changes)]);
      expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(message) as string });
      expect(stderr).not.toContain('SECRET-TEXT');
    }
    await writeFile(path.join(folder, 'broken.json'), '{', { mode: 0o600 });
    expect(run(['--config', path.join(folder, 'broken.json')])).toMatchObject({ status: 2, stderr: expect.stringContaining('broken.json') as string });
  });

  it('does not start with what cannot work', async () => {
    const CANNOT: readonly (readonly [Record<string, unknown>, RegExp])[] = [
      [{ cluster: undefined }, /needs "cluster"/],
      [{ name: 'other' }, /must list other as the publisher/],
      [{ host: '192.0.2.1' }, /cannot listen on 192\.0\.2\.1 .*"host" is no address of this computer/],
    ];
    for (const [changes, message] of CANNOT) {
      const { status, stderr } = run(['--config', await writeConfig(changes)]);
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(message) as string });
    }
    await mkdir(path.join(folder, 'data'), { recursive: true });
    expect(await readdir(path.join(folder, 'data'))).not.toContain('provider.lock');
  });

  it('hashes a password from standard input, each time with a new salt', () => {
    const lines = [run(['hash-password'], 'secret'), run(['hash-password'], 'secret\r\n')].map((ran) => ran.stdout);
    for (const line of lines) expect(line).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}\n$/);
    expect(lines[0]).not.toBe(lines[1]);
    expect(run(['hash-password'], '')).toMatchObject({ status: 2, stdout: '' });
    expect(run(['hash-password'], 'x'.repeat(257))).toMatchObject({ status: 2, stdout: '' });
  });

  it('explains itself, and refuses what it does not know', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('ctl-provider --config FILE') as string });
    expect(run(['--version'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
    for (const args of [[], ['--what'], ['serve'], ['hash-password', 'secret']]) expect(run(args)).toMatchObject({ status: 2, stdout: '' });
  });
});
