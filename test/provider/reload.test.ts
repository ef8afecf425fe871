import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityPem } from '../../practice/identities/recipe.ts';
import { connectCluster } from '../../core/ctl-provider/connect-cluster.ts';
import { newClientNumber } from '../../core/ctl-provider/client-number.ts';
import { Secret } from '../../core/ports/secret.ts';
import { must } from '../helpers/must.ts';
import { connected, connectTo, errorOf } from './connected.ts';
import { type Daemon, hashOf, PASSWORD, run, startDaemon, writeConfig } from './daemon.ts';
import { FILES, HASH, PUB, PUB_TLS, serverEntry, sha256Of, startTestCluster, SUB, SUB_TLS, temporaryFolder, tlsOf } from './fixture.ts';
import { codeOf, greetedClient } from './raw-client.ts';

/** Windows has no SIGHUP: docs/protocol.md names the way there. */
describe.runIf(process.platform !== 'win32')('SIGHUP (left out on Windows, which has none)', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let daemon: Daemon;
  let hash: string;
  beforeAll(() => (hash = hashOf(PASSWORD)));
  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
    daemon = await startDaemon(await writeConfig(folder, hash));
  });
  afterEach(async () => {
    daemon.child.kill('SIGKILL');
    await remove();
  });

  const login = async (username: string, password: string) => {
    const client = await greetedClient(daemon.port);
    return { client, reply: await client.ask('login', { username, password }) };
  };
  const readAgain = async (): Promise<Record<string, unknown>> => {
    const before = daemon.lines.filter(({ kind }) => kind === 'configuration').length;
    daemon.child.kill('SIGHUP');
    return daemon.line((line) => daemon.lines.filter(({ kind }) => kind === 'configuration').length > before && line === daemon.lines.filter(({ kind }) => kind === 'configuration').at(-1));
  };

  it('takes users from the configuration again: who is gone or has another password is signed out, others go on', async () => {
    const users = (names: readonly string[], passwordHash = hash) => names.map((name) => ({ name, passwordHash }));
    await writeConfig(folder, hash, { users: users(['admin', 'second', 'third']) });
    expect(await readAgain()).toMatchObject({ outcome: 'read', detail: '3 users, 1 servers' });
    const [admin, second, third] = [await login('admin', PASSWORD), await login('second', PASSWORD), await login('third', PASSWORD)];
    for (const { reply } of [admin, second, third]) expect(reply).toMatchObject({ ok: true });
    await writeConfig(folder, hash, { users: [...users(['admin']), ...users(['second'], hashOf('a new password'))] });
    expect(await readAgain()).toMatchObject({ outcome: 'read' });
    expect([await second.client.ask('state', {}), await third.client.ask('state', {})]).toEqual(['closed', 'closed']);
    expect(await admin.client.ask('state', {})).toMatchObject({ ok: true });
    expect(codeOf((await login('second', PASSWORD)).reply)).toBe('login.refused');
    expect((await login('second', 'a new password')).reply).toMatchObject({ ok: true });
    expect(codeOf((await login('third', PASSWORD)).reply)).toBe('login.refused');
    const { ticket } = (third.reply as { value: { ticket: string } }).value;
    expect(codeOf(await (await greetedClient(daemon.port)).ask('resume', { ticket }))).toBe('login.ticket-expired');
    admin.client.close();
  });

  it('takes other phones for the folder of "tftp", but no other folder', async () => {
    await daemon.end();
    const tftp = (name: string, phones: readonly string[]) => writeConfig(folder, hash, { tftp: { folder: name, phones } });
    daemon = await startDaemon(await tftp('tftp', []));
    const { client } = await login('admin', PASSWORD);
    const sha256 = HASH.first;
    await client.ask('stage', { file: Buffer.from(FILES.first).toString('base64'), expectedSha256: null });
    expect(await client.ask('commit', { sha256 })).toMatchObject({ ok: true });
    expect(readdirSync(path.join(folder, 'tftp'))).toEqual(['CTLFile.tlv']);
    await tftp('tftp', ['0011.2233.4455']);
    expect(await readAgain()).toMatchObject({ outcome: 'read' });
    expect(await daemon.line(({ kind, phones }) => kind === 'published' && phones === 1)).toMatchObject({ sha256 });
    expect(readdirSync(path.join(folder, 'tftp'))).toEqual(['CTLFile.tlv', 'CTLSEP001122334455.tlv']);
    await tftp('other', []);
    expect(await readAgain()).toMatchObject({ outcome: 'kept', detail: 'needs a restart: tftp.folder' });
    client.close();
  });

  it('takes certificates and servers again', async () => {
    const { cert, key } = identityPem(SUB_TLS);
    const servers = [{ ...serverEntry(PUB, 'publisher', 2444), certificateSha256: sha256Of(SUB_TLS) }, serverEntry(SUB, 'subscriber', 2444)];
    await writeConfig(folder, hash, { cluster: { release: '11.5', autoRegistration: true, servers, certificates: [] } });
    await Promise.all([writeFile(path.join(folder, 'server.pem'), cert), writeFile(path.join(folder, 'server.key'), key)]);
    expect(await readAgain()).toMatchObject({ outcome: 'read', detail: '1 users, 2 servers' });
    const target = { host: '127.0.0.1', port: daemon.port, username: 'admin', client: newClientNumber() };
    expect(await connectCluster({ ...target, expectedSha256: sha256Of(PUB_TLS), password: new Secret(PASSWORD) })).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed' } });
    const client = must(await connectCluster({ ...target, expectedSha256: sha256Of(SUB_TLS), password: new Secret(PASSWORD), deadline: 30_000 }));
    expect(client.servers.map(({ name }) => name)).toEqual([PUB, SUB]);
    await client.close();
  });

  const WRONG: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['no users', { users: [] }, /users: too_small/],
    ['another port', { port: 2444 }, /needs a restart: port/],
    ['another folder and role', { dataFolder: 'other', role: 'subscriber' }, /needs a restart: role, dataFolder/],
    ['a key that is none', { tls: { certificate: 'server.pem', key: 'capf.der' } }, /capf\.der/],
    ['ciphers that are none', { tls: { certificate: 'server.pem', key: 'server.key', ciphers: 'NO-SUCH-CIPHER' } }, /TLS settings/],
    ['the certificate of another server in its place', { cluster: { release: '1', autoRegistration: false, servers: [{ ...serverEntry(PUB, 'publisher', 2444), certificateSha256: sha256Of(SUB_TLS) }], certificates: [] } }, new RegExp(`its "certificateSha256" is ${sha256Of(PUB_TLS)}`)],
  ];
  it.each(WRONG)('keeps what it has, and says why, when the configuration has %s', async (_what, changes, why) => {
    await writeConfig(folder, hash, { users: [{ name: 'new', passwordHash: hash }], ...changes });
    expect(await readAgain()).toMatchObject({ outcome: 'kept', detail: expect.stringMatching(why) as string });
    const { client, reply } = await login('admin', PASSWORD);
    expect(reply).toMatchObject({ ok: true });
    client.close();
    expect(codeOf((await login('new', PASSWORD)).reply)).toBe('login.refused');
  });

  it('keeps what it has when the configuration is no JSON, or says a key twice', async () => {
    const file = path.join(folder, 'provider.json');
    await writeFile(file, '{');
    expect(await readAgain()).toMatchObject({ outcome: 'kept' });
    await writeFile(file, '{"name":"a","name":"b"}');
    expect(await readAgain()).toMatchObject({ outcome: 'kept', detail: expect.stringContaining('a key is there twice') as string });
    expect((await login('admin', PASSWORD)).reply).toMatchObject({ ok: true });
  });
});

describe('a subscriber whose certificate was renewed', () => {
  it('is refused until the publisher names the new one, and is signed in to again after that, without a restart', async () => {
    const cluster = await startTestCluster();
    const { servers, ...facts } = must({ ok: true, value: cluster.pub.config.cluster }) ?? { servers: [], release: '', autoRegistration: false, certificates: [] };
    const named = servers.map((server) => (server.name === SUB ? { ...server, port: cluster.sub.provider.port } : server));
    await cluster.sub.restart({ tls: tlsOf(PUB_TLS) });
    const before = await connected(cluster);
    expect(before.signIns.get(SUB)).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed', where: SUB, params: { sha256: sha256Of(PUB_TLS) } } });
    const renewed = named.map((server) => (server.name === SUB ? { ...server, certificateSha256: sha256Of(PUB_TLS) } : server));
    expect(cluster.pub.provider.reload({ ok: true, value: { ...cluster.pub.config, cluster: { ...facts, servers: renewed } } })).toBe(true);
    expect(errorOf(await before.facts())).toMatchObject({ code: 'provider.servers-changed' });
    const after = must(await connectTo(cluster));
    expect(after.signIns.get(SUB)).toEqual({ ok: true, value: undefined });
    expect(must(await after.state(SUB))).toMatchObject({ ctlSha256: null });
    await Promise.all([before.close(), after.close(), cluster.close()]);
  });

  it('has a certificate whose SHA-256 the program prints as the configuration wants it', async () => {
    const { folder, remove } = await temporaryFolder();
    const { cert } = identityPem(SUB_TLS);
    const [pem, der] = [path.join(folder, 'sub.pem'), path.join(folder, 'sub.der')];
    await Promise.all([writeFile(pem, cert), writeFile(der, SUB_TLS.certificate)]);
    for (const file of [pem, der]) expect(run(['certificate-sha256', file])).toMatchObject({ status: 0, stdout: `${sha256Of(SUB_TLS)}\n`, stderr: '' });
    expect(run(['certificate-sha256', folder])).toMatchObject({ status: 2, stdout: '' });
    expect(run(['certificate-sha256'])).toMatchObject({ status: 2, stdout: '' });
    await remove();
  });
});
