import { afterAll, describe, expect, test } from 'vitest';
import { readServedTrustList } from '../../core/calls/platform/served-list.ts';
import { createTrustListsDesk } from '../../core/calls/trust-lists/desk.ts';
import { readAxlFacts } from '../../core/platform/axl/read-facts.ts';
import { fetchCtlFile } from '../../core/platform/http-files/ctl-file.ts';
import { probeHttps } from '../../core/platform/https/pinned.ts';
import { type PlatformCommands, type PlatformError } from '../../core/ports/platform/commands.ts';
import { Secret } from '../../core/ports/secret.ts';
import { sha1Hex, sha256Hex } from '../../core/trust/digests.ts';
import { type PracticePlatform, type PracticePlatformNode } from '../../practice/platform/start.ts';
import { hostedSsh } from '../helpers/platform/hosted-ssh.ts';
import { startPracticePlatform } from '../helpers/platform/start.ts';
import { type ScenarioName } from '../../practice/scenarios/platform/scenario.ts';
import { type Result } from '../../shared/domain/result.ts';
import { must } from '../helpers/founding-document.ts';

const ssh = hostedSsh();
const open: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const one of open.reverse()) await one.close();
  ssh.close();
});

async function start(scenario: ScenarioName): Promise<PracticePlatform> {
  const platform = await startPracticePlatform({ scenario, pace: 1 });
  open.push(platform);
  return platform;
}
async function signIn(platform: PracticePlatform, node: PracticePlatformNode, olderNode = platform.olderSsh): Promise<Result<PlatformCommands, PlatformError>> {
  const address = { host: node.host, port: node.ports.ssh, olderNode };
  const key = must(await ssh.probeHostKey(address));
  expect(key.fingerprint).toBe(node.hostKeyFingerprint);
  const { username, password } = platform.osAdmin;
  const commands = await ssh.connect({ ...address, username, password: new Secret(password), expectedSha256: key.sha256 });
  if (commands.ok) open.push(commands.value);
  return commands;
}
async function entryOf(scenario: ScenarioName, olderNode?: boolean): Promise<{ readonly platform: PracticePlatform; readonly commands: PlatformCommands }> {
  const platform = await start(scenario);
  return { platform, commands: must(await signIn(platform, platform.entry, olderNode)) };
}
async function axlFacts(platform: PracticePlatform, olderNode = false, deadline = 30_000, publisher: readonly string[] = []) {
  const [{ host, ports }] = platform.nodes as [PracticePlatformNode];
  const address = { host, port: ports.axl ?? 0, olderNode };
  const { sha256 } = must(await probeHttps(address));
  return readAxlFacts({ ...address, expectedSha256: sha256, username: platform.axlUser.username, password: new Secret(platform.axlUser.password), deadline, publisher });
}

describe.concurrent('the practice platform', () => {
  test('everything is read from a node of the founding document', async () => {
    const { platform, commands } = await entryOf('founding-document');
    expect(must(await commands.read('show-version')).answer).toEqual({ known: true, value: { release: '10.0.1.11900-2' } });
    expect(must(await commands.read('show-network-cluster')).answer).toMatchObject({ known: true, value: platform.nodes.map(({ name, role }) => ({ address: name, role, authenticated: true })) });
    expect(must(await commands.read('security-mode')).answer).toEqual({ known: true, value: 'mixed' });
    const file = platform.servedFile(platform.entry.name) ?? new Uint8Array(0);
    expect(must(await commands.read('show-ctl')).answer).toMatchObject({ known: true, value: { kind: 'file', sha1: sha1Hex(file), length: file.length, verified: true } });
    expect(must(await commands.read('list-ctl-file')).answer).toMatchObject({ known: true, value: { kind: 'file', size: file.length } });
    expect(must(await commands.read('dump-ctl-file')).answer).toEqual({ known: true, value: { kind: 'file', bytes: new Uint8Array(file) } });
    const services = must(await commands.read('service-list')).answer;
    expect(services).toMatchObject({ known: true });
    if (services.known) expect(services.value.find(({ name }) => name === 'Cisco Tftp')).toEqual({ name: 'Cisco Tftp', state: 'started', activated: true, remark: '' });
    // Both files that it gives to phones can be looked at without a sign-in.
    const { host, ports } = platform.entry;
    for (const kind of ['CTL', 'ITL'] as const) {
      const looked = await readServedTrustList({ trustLists: createTrustListsDesk() }, { host, port: ports.http ?? 0, kind });
      expect(must(looked).list).toMatchObject({ kind, served: true, verdict: { kind: 'verified' } });
    }
  });

  test('the cluster is set to non-secure mode, and reading it again shows it', async () => {
    const { platform, commands } = await entryOf('founding-document');
    const outcome = must(await commands.change('utils ctl set-cluster non-secure-mode'));
    expect(outcome.answer).toEqual({ known: true, value: { kind: 'done', advice: ['restart-tftp-and-callmanager'] } });
    expect(must(await commands.read('security-mode')).answer).toEqual({ known: true, value: 'non-secure' });
    const listing = must(await commands.read('show-ctl')).answer;
    expect(listing).toMatchObject({ known: true, value: { kind: 'file', verified: true } });
    expect(commands.transcript()).toContain('Do you want to continue? (y/n):y');
    // On the disk, not yet served: Cisco Tftp caches until it is restarted.
    const { host, ports, name } = platform.entry;
    const served = must(await fetchCtlFile({ scheme: 'http', host, port: ports.http ?? 0 }));
    if (listing.known && listing.value.kind === 'file') expect(sha1Hex(served?.bytes ?? new Uint8Array(0))).not.toBe(listing.value.sha1);
    await platform.restartService(name, 'Cisco Tftp');
    const later = must(await fetchCtlFile({ scheme: 'http', host, port: ports.http ?? 0 }));
    if (listing.known && listing.value.kind === 'file') expect(sha1Hex(later?.bytes ?? new Uint8Array(0))).toBe(listing.value.sha1);
  });

  test('AXL tells the same certificates of the publisher as its command line, and none of another server', async () => {
    const { platform, commands } = await entryOf('both-regenerated');
    const names = [platform.entry.name, `${platform.entry.hostName}.example.com`];
    const { certificates } = must(await axlFacts(platform, false, 30_000, names));
    expect(certificates?.map(({ service }) => service)).toEqual(['CallManager', 'ITLRecovery']);
    for (const [index, command] of (['cert-callmanager', 'cert-itlrecovery'] as const).entries()) {
      const { answer } = must(await commands.read(command));
      expect(answer).toMatchObject({ known: true, value: { der: certificates?.[index]?.der } });
    }
    expect(must(await axlFacts(platform, false, 30_000, ['10.9.9.9'])).certificates).toEqual([]);
    expect(must(await axlFacts(platform)).certificates).toBe(null);
  });

  test('the file is deleted, and show ctl tells that it is gone', async () => {
    const { commands } = await entryOf('pre-10');
    expect(must(await commands.change('utils ctl set-cluster non-secure-mode')).answer).toEqual({ known: true, value: { kind: 'refused', why: 'no-such-command' } });
    expect(must(await commands.change('file delete tftp CTLFile.tlv')).answer).toEqual({ known: true, value: { found: 1, deleted: 1 } });
    expect(must(await commands.read('show-ctl')).answer).toEqual({ known: true, value: { kind: 'none' } });
    expect(must(await commands.read('list-ctl-file')).answer).toEqual({ known: true, value: { kind: 'none' } });
    expect(must(await commands.read('dump-ctl-file')).answer).toEqual({ known: true, value: { kind: 'none' } });
  });

  test('a refusal for export control is read; one in unknown words stays unknown', async () => {
    const { commands } = await entryOf('export-control-refused');
    expect(must(await commands.change('utils ctl set-cluster mixed-mode')).answer).toEqual({ known: true, value: { kind: 'refused', why: 'export-control' } });
    const subscriber = await entryOf('subscriber-named');
    expect(must(await subscriber.commands.change('utils ctl set-cluster non-secure-mode')).answer).toMatchObject({ known: false, reason: 'words-unknown' });
  });

  test('the questions for auto-registration and for a mode that is set already are answered', async () => {
    const { commands } = await entryOf('auto-registration-on');
    expect(must(await commands.change('utils ctl set-cluster mixed-mode')).answer).toMatchObject({ known: true, value: { kind: 'done' } });
    const already = await entryOf('already-non-secure');
    expect(must(await already.commands.change('utils ctl set-cluster non-secure-mode')).answer).toMatchObject({ known: true, value: { kind: 'done' } });
  });

  test.each([
    ['connection-lost-done', 'non-secure'],
    ['connection-lost-not-done', 'mixed'],
  ] as const)('%s: the truth is read after a new sign-in', async (scenario, mode) => {
    const { platform, commands } = await entryOf(scenario);
    expect(await commands.change('utils ctl set-cluster non-secure-mode')).toMatchObject({ ok: false, error: { code: 'connect.lost' } });
    const again = must(await signIn(platform, platform.entry));
    expect(must(await again.read('security-mode')).answer).toEqual({ known: true, value: mode });
  });

  test('a changed host key, an unreachable node, and a wrong password', async () => {
    const platform = await start('host-key-changes');
    const { host, ports, name } = platform.entry;
    const { sha256 } = must(await ssh.probeHostKey({ host, port: ports.ssh, olderNode: platform.olderSsh }));
    await platform.restartNode(name);
    const login = { host, port: ports.ssh, olderNode: platform.olderSsh, username: platform.osAdmin.username, expectedSha256: sha256 };
    expect(await ssh.connect({ ...login, password: new Secret(platform.osAdmin.password) })).toMatchObject({ ok: false, error: { code: 'platform.host-key-changed' } });
    const { sha256: present } = must(await ssh.probeHostKey({ host, port: ports.ssh, olderNode: platform.olderSsh }));
    expect(await ssh.connect({ ...login, expectedSha256: present, password: new Secret('wrong') })).toMatchObject({ ok: false, error: { code: 'login.refused' } });
    const far = (await start('node-unreachable')).nodes.find(({ reachable }) => !reachable);
    expect(await ssh.probeHostKey({ host: far?.host ?? '', port: far?.ports.ssh ?? 0 })).toMatchObject({ ok: false, error: { code: 'platform.port-closed' } });
  });

  test('an older node is reached with its profile only, over SSH and AXL', async () => {
    const platform = await start('older-algorithms');
    const { host, ports } = platform.entry;
    expect(await ssh.probeHostKey({ host, port: ports.ssh })).toMatchObject({ ok: false, error: { code: 'platform.only-old-algorithms' } });
    expect(must(await must(await signIn(platform, platform.entry, true)).read('security-mode')).answer.known).toBe(true);
    expect(await probeHttps({ host, port: ports.axl ?? 0 })).toMatchObject({ ok: false, error: { code: 'platform.tls-failed' } });
    expect(must(await axlFacts(platform, true)).schema).toBe('10.0');
  });

  test('AXL tells release, mode, nodes with services, and auto-registration', async () => {
    const platform = await start('presence-node');
    const facts = must(await axlFacts(platform));
    expect(facts).toMatchObject({ schema: '10.0', mode: 'mixed', autoRegistration: false });
    expect(facts.nodes?.map(({ name, role, product }) => [name, role, product])).toEqual(platform.nodes.map(({ name, role, product }) => [name, role, product]));
    expect(facts.nodes?.[0]?.services).toContain('Cisco Tftp');
    const { commands } = { commands: must(await signIn(platform, platform.entry)) };
    expect(must(await commands.read('show-network-cluster')).answer).toMatchObject({ known: true, value: platform.nodes.map(({ product }) => ({ product })) });
  });

  test('AXL that is busy is waited for; one that stays throttled is given up', async () => {
    expect(must(await axlFacts(await start('axl-busy'))).mode).toBe('mixed');
    expect(await axlFacts(await start('axl-throttled'))).toMatchObject({ ok: false, error: { code: 'platform.busy' } });
  });

  test('release 15 is read over HTTPS with the accepted certificate', async () => {
    const platform = await start('release-15');
    expect(must(await axlFacts(platform))).toMatchObject({ schema: '15.0' });
    const { host, ports, name } = platform.entry;
    const { sha256 } = must(await probeHttps({ host, port: ports.https ?? 0 }));
    const file = must(await fetchCtlFile({ scheme: 'https', host, port: ports.https ?? 0, expectedSha256: sha256 }));
    expect(file?.sha256).toBe(sha256Hex(platform.servedFile(name) ?? new Uint8Array(0)));
    expect(must(await must(await signIn(platform, platform.entry)).read('show-ctl')).answer).toMatchObject({ known: true, value: { kind: 'file', verified: true } });
  });
});
