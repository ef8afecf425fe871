import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PRACTICE_SCENARIOS } from '../../../shared/domain/practice-scenario.ts';
import { type ScenarioName } from '../../../practice/scenarios/platform/scenario.ts';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { ask, askedAndConfirmed, connectTo, nodeOf, openSession } from '../../helpers/platform/session.ts';
import { axl, downloadCtlFile, webRequest } from '../../helpers/platform/web-request.ts';
import { type FolderTruth, readFolder } from '../../oracle/node-folder.ts';

const NON_SECURE = 'utils ctl set-cluster non-secure-mode';
const MIXED = 'utils ctl set-cluster mixed-mode';

const truths = (platform: PracticePlatform): readonly FolderTruth[] => platform.nodes.map(({ folder }) => readFolder(folder));

/** The screen from the command to the next prompt, its question answered with `y`; and the files before and after. */
async function change(platform: PracticePlatform, line = NON_SECURE): Promise<{ screen: string; before: readonly FolderTruth[]; after: readonly FolderTruth[] }> {
  const before = truths(platform);
  const session = await openSession(platform);
  const screen = await askedAndConfirmed(session, line);
  await session.close();
  return { screen, before, after: truths(platform) };
}

/** A change whose connection breaks after `y`. */
async function lostChange(platform: PracticePlatform): Promise<{ before: readonly FolderTruth[]; after: readonly FolderTruth[] }> {
  const before = truths(platform);
  const session = await openSession(platform);
  session.send(`${NON_SECURE}\r`);
  await session.until(/\(y\/n\):$/);
  session.send('y\r');
  await session.gone;
  expect(session.raw()).not.toContain('Cluster set to');
  expect(await ask(platform, platform.entry, 'show version active')).toContain('Active Master Version');
  return { before, after: truths(platform) };
}

const version = (platform: PracticePlatform): Promise<{ readonly status: number }> => axl(platform, 'getCCMVersion', '', { version: '9.1' });

/** Which of these schemas the node answers. */
async function schemas(platform: PracticePlatform): Promise<readonly string[]> {
  const asked = ['8.5', '9.0', '9.1', '10.0', '11.0', '12.5', '14.0', '15.0'];
  const statuses = await Promise.all(asked.map(async (schema) => (await axl(platform, 'getCCMVersion', '', { version: schema })).status));
  return asked.filter((_, index) => statuses[index] === 200);
}

/** Only one of the files changed, or all, or none: which nodes hold another file than before. */
const changed = (before: readonly FolderTruth[], after: readonly FolderTruth[]): readonly boolean[] => after.map(({ ctlSha256 }, index) => ctlSha256 !== before[index]?.ctlSha256);

/** `utils ctl reset localkey`, whether it asks or not. */
async function reset(platform: PracticePlatform): Promise<readonly FolderTruth[]> {
  const session = await openSession(platform);
  session.send('utils ctl reset localkey\r');
  const shown = await session.until(/\(y\/n\): ?$|nodes that have the service activated[^]*admin:$|activated\.\n+admin:$/);
  if (/\(y\/n\): ?$/.test(shown)) {
    session.send('y\r');
    await session.until(/(^|\n)admin:$/);
  }
  await session.close();
  return truths(platform);
}

/** Whether the file on the publisher's disk names what the services have now; then the change, which no phone with a file takes. */
async function renewed(platform: PracticePlatform, named: Readonly<Record<'ITLRecovery' | 'CallManager', boolean>>): Promise<void> {
  expect(await ask(platform, platform.entry, 'utils service list')).toMatch(/Cisco Trust Verification Service ?\[STOPPED\]/);
  const listing = await ask(platform, platform.entry, 'show ctl');
  const listed = [...listing.matchAll(/CERTIFICATE\s+\d+\s+((?:[0-9A-F]{2} )+)/g)].map(([, digits = '']) => digits.replaceAll(' ', '').toLowerCase());
  for (const service of ['ITLRecovery', 'CallManager'] as const) {
    const pem = /-----BEGIN[^]*END CERTIFICATE-----/.exec(await ask(platform, platform.entry, `show cert own ${service}`))?.[0] ?? '';
    const sha1 = new X509Certificate(pem).fingerprint.replaceAll(':', '').toLowerCase();
    expect([service, listed.includes(sha1)]).toEqual([service, named[service]]);
  }
  await change(platform);
  for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
  expect((await platform.phones.restart()).map(({ reason }) => reason)).toEqual(['signer-not-trusted', 'signer-not-trusted', 'signer-not-trusted', 'first-file']);
}

/** What holds in each scenario and not in the others; a scenario without a row does not compile. */
const BEHAVIOUR: Readonly<Record<ScenarioName, readonly [string, (platform: PracticePlatform) => Promise<void>]>> = {
  'founding-document': [
    'changes both nodes and asks for restarts in the words of document 118892',
    async (platform) => {
      const { screen, before, after } = await change(platform);
      expect(screen).toMatch(/Please Restart the TFTP and Cisco CallManager services on all nodes in the cluster that run these services\n$|services\nadmin:$/);
      expect(changed(before, after)).toEqual([true, true]);
      expect(after[0]?.mode).toBe('non-secure');
    },
  ],
  'tvs-does-not-vouch': [
    'leaves every phone that has a file with its old one',
    async (platform) => {
      await change(platform);
      for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
      expect((await platform.phones.restart()).slice(0, 3).map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'rejected']);
    },
  ],
  'tvs-stopped': [
    'runs no TVS, though it is activated',
    async (platform) => expect(await ask(platform, platform.entry, 'utils service list')).toMatch(/Cisco Trust Verification Service ?\[STOPPED\]/),
  ],
  'release-8.5': ['answers no schema of 9.0 or later', async (platform) => expect(await schemas(platform)).toEqual(['8.5'])],
  'release-9.1': ['answers no schema of 10.0 or later', async (platform) => expect(await schemas(platform)).toEqual(['8.5', '9.0', '9.1'])],
  'release-10.0': ['has utils ctl', async (platform) => expect((await change(platform)).screen).toContain('Cluster set to Non Secure Mode')],
  'release-10.5': [
    'is the release of document 118893',
    async (platform) => expect(await ask(platform, platform.entry, 'show version active')).toContain('Active Master Version: 10.5.1.10000-7'),
  ],
  'release-11.5': ['still asks for restarts of TFTP and CallManager', async (platform) => expect((await change(platform, MIXED)).screen).toContain('Please Restart the TFTP')],
  'release-12.5': [
    'asks for a reset of the phones and a restart of CTIManager instead',
    async (platform) => {
      const { screen } = await change(platform);
      expect(screen).toContain('You must reset all phones to ensure they received the updated CTL file.\nYou must restart Cisco CTIManager services on all the nodes');
      expect(screen).not.toContain('Please Restart');
    },
  ],
  'release-14': ['answers no schema before 11.0', async (platform) => expect(await schemas(platform)).toEqual(['11.0', '12.5', '14.0'])],
  'release-15': [
    'has no CTL Provider',
    async (platform) => {
      expect(await ask(platform, platform.entry, 'utils service list')).not.toContain('CTL Provider');
      expect((await axl(platform, 'getCCMVersion', '', { version: '15.0' })).body.toString()).toContain('15.0.1.11900(23)');
    },
  ],
  'export-control-refused': [
    'refuses mixed mode and the update, but not non-secure mode',
    async (platform) => {
      const before = truths(platform);
      const session = await openSession(platform);
      for (const line of [MIXED, 'utils ctl update CTLFile']) {
        expect(await session.command(line)).toMatch(/^Command cannot be executed because the Unified Communications Manager cluster is not registered [^?]*\.\n$/);
      }
      expect(truths(platform)).toEqual(before);
      expect(await askedAndConfirmed(session, NON_SECURE)).toContain('Cluster set to Non Secure Mode');
      await session.close();
    },
  ],
  'subscriber-named': [
    'leads to a node that refuses utils ctl and says so',
    async (platform) => {
      expect(platform.entry.role).toBe('subscriber');
      const before = truths(platform);
      for (const line of [NON_SECURE, MIXED, 'utils ctl update CTLFile']) expect(await ask(platform, platform.entry, line)).toContain('publisher');
      expect(truths(platform)).toEqual(before);
      expect(await ask(platform, nodeOf(platform, 'publisher'), 'utils service list')).toContain('Primary Node =true');
    },
  ],
  'already-non-secure': [
    'says so and asks again',
    async (platform) => {
      const { screen } = await change(platform);
      // Sources tell it in two ways, or not at all.
      expect(screen).toMatch(/(?:(?:The cluster is already in|Cluster is already set to) non[- ]secure mode\.\n)?This operation (?:will set|sets) the cluster to non[- ]secure mode\. Do you want to continue\? \(y\/n\):/);
      expect(screen).toContain('Cluster set to Non Secure Mode');
    },
  ],
  'auto-registration-on': [
    'warns before mixed mode only',
    async (platform) => {
      expect((await change(platform, NON_SECURE)).screen).not.toContain('Auto-registration');
      expect((await change(platform, MIXED)).screen).toContain('Mixed mode. Auto-registration is enabled on at least one CM node. Do you want to continue? (y/n):');
      const { body } = await axl(platform, 'listCallManager', '<searchCriteria><name>%</name></searchCriteria>');
      expect(body.toString()).toContain('<autoRegistrationEnabled>true<');
    },
  ],
  'host-key-changes': [
    'shows another host key after a restart',
    async (platform) => {
      const first = await openSession(platform);
      await first.close();
      await platform.restartNode(platform.entry.name);
      const second = await openSession(platform);
      await second.close();
      expect(second.fingerprint).toBe(platform.entry.hostKeyFingerprint);
      expect(second.fingerprint).not.toBe(first.fingerprint);
    },
  ],
  'password-refused': [
    'takes the right password by keyboard-interactive only',
    async (platform) => {
      await expect(connectTo(platform, platform.entry, { tryKeyboard: false, password: platform.osAdmin.password })).rejects.toThrow();
      (await connectTo(platform, platform.entry)).client.end();
    },
  ],
  'connection-lost-done': [
    'has the change carried out though no word of it arrives',
    async (platform) => {
      const { before, after } = await lostChange(platform);
      expect(changed(before, after)).toEqual([true, true]);
      expect(after[0]?.mode).toBe('non-secure');
    },
  ],
  'connection-lost-not-done': [
    'has nothing changed',
    async (platform) => {
      const { before, after } = await lostChange(platform);
      expect(after).toEqual(before);
    },
  ],
  'itl-stale': [
    'has ITL files on its nodes that lack a certificate of today; elsewhere none is lacking',
    async (platform) => {
      const lacking = async (one: PracticePlatform): Promise<boolean> => {
        const itl = await ask(one, one.entry, 'show itl');
        expect(itl).toContain('The ITL file was verified successfully.');
        const shown = await Promise.all(['CallManager', 'TVS', 'ITLRecovery'].map((name) => ask(one, one.entry, `show cert own ${name}`)));
        const sha1 = (text: string): string => createHash('sha1').update(Buffer.from(/-----BEGIN CERTIFICATE-----([^-]*)/.exec(text)?.[1] ?? '', 'base64')).digest('hex').toUpperCase();
        return shown.some((text) => !itl.replace(/ /g, '').includes(sha1(text)));
      };
      expect(await lacking(platform)).toBe(true);
      const good = await startPracticePlatform({ pace: 1 });
      expect(await lacking(good)).toBe(false);
      await good.close();
    },
  ],
  'noisy-terminal': [
    'prints alarms in the middle of answers, and does what it is told',
    async (platform) => {
      const session = await openSession(platform);
      await session.command('set cli pagination off');
      for (let time = 0; time < 6; time += 1) await session.command('show ctl');
      await session.close();
      expect(session.raw()).toMatch(/\r\n.?Message from syslogd@cucm-1001-a-pub at /);
    },
  ],
  'one-session': [
    'refuses a second session at a time, and takes one again once the first has gone',
    async (platform) => {
      const first = await openSession(platform);
      const second = openSession(platform, platform.entry, {}, /(^|\n)admin:$|\(y\/n\): ?$/).then(
        async (session) => {
          const asked = !session.raw().includes('admin:');
          await session.close();
          return asked ? 'asked' : 'opened';
        },
        () => 'refused',
      );
      const which = await Promise.race([second, first.gone.then(() => 'first ended')]);
      expect(['refused', 'asked', 'first ended']).toContain(which);
      await first.close();
      await first.gone;
      if (which !== 'first ended') expect(await ask(platform, platform.entry, 'show version active')).toContain('Active Master Version');
    },
  ],
  'one-session-lost': ['loses its one session behind the command, which is carried out', async (platform) => {
    const { before, after } = await lostChange(platform);
    expect(changed(before, after)).toEqual([true, true]);
  }],
  'idle-session': [
    'ends a session on which nothing is typed',
    async () => {
      const platform = await startPracticePlatform({ scenario: 'idle-session', pace: 1, idle: 300 });
      const session = await openSession(platform);
      await session.hungUp;
      await platform.close();
    },
  ],
  'words-without-deed': [
    'says that all is done and leaves everything as it was',
    async (platform) => {
      const { screen, before, after } = await change(platform);
      expect(screen).toContain('Cluster set to Non Secure Mode');
      expect(after).toEqual(before);
    },
  ],
  'itlrecovery-regenerated': ['has another ITLRecovery certificate than its CTL file names, and phones refuse what it signs', (platform) => renewed(platform, { ITLRecovery: false, CallManager: true })],
  'callmanager-regenerated': ['has another CallManager certificate than its CTL file names, and phones refuse what it signs', (platform) => renewed(platform, { ITLRecovery: true, CallManager: false })],
  'export-refused-second-round': [
    'lets CallManager sign, and refuses the update behind it',
    async (platform) => {
      const before = truths(platform);
      expect(changed(before, await reset(platform))).toEqual([true, true]);
      expect(await ask(platform, platform.entry, 'utils ctl update CTLFile')).toContain('Allow export-controlled functionality');
    },
  ],
  'reset-localkey-publisher-only': [
    'gives the file that CallManager signs to the publisher alone; phones there take it',
    async (platform) => {
      const before = truths(platform);
      expect(changed(before, await reset(platform))).toEqual([true, false]);
      expect(await ask(platform, nodeOf(platform, 'subscriber'), 'utils ctl reset localkey')).not.toContain('Resetting');
      for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
      expect((await platform.phones.restart()).map(({ reason }) => reason)).toEqual(['signer-is-sast', 'same-file', 'signer-is-sast', 'first-file']);
    },
  ],
  'both-regenerated': ['has no certificate left that its CTL file names', (platform) => renewed(platform, { ITLRecovery: false, CallManager: false })],
  'stale-tftp': [
    'serves an older file on the subscriber until its Cisco Tftp is restarted',
    async (platform) => {
      const [publisher, subscriber] = [nodeOf(platform, 'publisher'), nodeOf(platform, 'subscriber')];
      const present = await downloadCtlFile(publisher);
      expect(readFolder(subscriber.folder).ctlSha256).toBe(readFolder(publisher.folder).ctlSha256);
      expect(await downloadCtlFile(subscriber)).not.toEqual(present);
      expect(await platform.restartService(subscriber.name, 'Cisco Tftp')).toBe(true);
      expect(await downloadCtlFile(subscriber)).toEqual(present);
    },
  ],
  'tftp-on-publisher': [
    'has one file server, from which all phones load',
    async (platform) => {
      expect(platform.nodes.map(({ ports }) => ports.http !== null)).toEqual([true, false]);
      expect(new Set(platform.phones.states().map(({ tftpServer }) => tftpServer))).toEqual(new Set(['10.48.47.153']));
      expect(await platform.restartService('10.48.47.154', 'Cisco Tftp')).toBe(false);
      expect(await ask(platform, nodeOf(platform, 'subscriber'), 'utils service restart Cisco Tftp')).toContain('Cisco Tftp[STOPPED]  Service Not Activated');
    },
  ],
  'presence-node': [
    'has a node of another product, without CTL commands and without a CTL file',
    async (platform) => {
      const presence = platform.nodes[2] ?? expect.fail('no third node');
      for (const line of ['show ctl', 'utils ctl update CTLFile', 'file list tftp CTLFile.tlv']) expect(await ask(platform, presence, line)).toContain('No valid command entered');
      const { after } = await change(platform);
      expect(after[2]?.ctlSha256).toBe(null);
      expect(await ask(platform, platform.entry, 'show network cluster')).toMatch(/Subscriber cups DBPub/);
    },
  ],
  'node-unreachable': [
    'claims success though the node that is not there keeps its old file',
    async (platform) => {
      const subscriber = nodeOf(platform, 'subscriber');
      await expect(connectTo(platform, subscriber)).rejects.toThrow('ECONNREFUSED');
      await expect(downloadCtlFile(subscriber)).rejects.toThrow('ECONNREFUSED');
      const { screen, before, after } = await change(platform);
      expect(screen).toContain('Cluster set to Non Secure Mode');
      expect(changed(before, after)).toEqual([true, false]);
      expect(platform.servedFile(subscriber.name)).toBe(null);
      expect(await ask(platform, platform.entry, 'utils dbreplication runtimestate')).toMatch(/cucm-1001-a-sub1 .*Active-Dropped/);
    },
  ],
  'pre-10': [
    'has no utils ctl; the CTL file can be deleted',
    async (platform) => {
      expect(await ask(platform, platform.entry, NON_SECURE)).toBe('Executed command unsuccessfully\nNo valid command entered\n');
      expect((await change(platform, 'file delete tftp CTLFile.tlv')).screen).toContain('files: found = 1, deleted = 1');
      expect((await axl(platform, 'getCCMVersion', '', { version: '10.0' })).status).toBe(599);
    },
  ],
  'axl-busy': [
    'answers the third AXL request',
    async (platform) => {
      const statuses = [await version(platform), await version(platform), await version(platform)].map(({ status }) => status);
      expect(statuses).toEqual([503, 503, 200]);
    },
  ],
  'publisher-down': [
    'answers on no port of the publisher, and on those of the subscriber',
    async (platform) => {
      await expect(connectTo(platform, platform.entry)).rejects.toThrow(/ECONNREFUSED/);
      expect(await ask(platform, nodeOf(platform, 'subscriber'), 'show network cluster')).toMatch(/Publisher .*(?:not authenticated|offline)/);
    },
  ],
  'publisher-rebuilt': [
    'has no file on the publisher and says non-secure, while phones hold the file from before and take no other',
    async (platform) => {
      expect(await ask(platform, platform.entry, 'show ctl')).toContain('CTL File not found');
      expect(readFolder(platform.entry.folder).mode).toBe('non-secure');
      await change(platform, MIXED);
      for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
      expect((await platform.phones.restart()).map(({ reason }) => reason)).toEqual(['signer-not-trusted', 'signer-not-trusted', 'signer-not-trusted', 'first-file']);
    },
  ],
  'cluster-rebuilt': [
    'has no file on any node, while phones hold one from before and take no other',
    async (platform) => {
      for (const node of platform.nodes) expect(await ask(platform, node, 'show ctl')).toContain('CTL File not found');
      await change(platform, MIXED);
      for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
      expect((await platform.phones.restart()).map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'rejected', 'accepted']);
    },
  ],
  'tftp-node-away': [
    'leaves the subscriber with its file and answers there no more, whatever the command prints',
    async (platform) => {
      const { screen, before, after } = await change(platform);
      expect(screen).toContain('Cluster set to Non Secure Mode');
      expect(changed(before, after)).toEqual([true, false]);
      await expect(connectTo(platform, nodeOf(platform, 'subscriber'))).rejects.toThrow(/ECONNREFUSED/);
    },
  ],
  'etoken-left-over': [
    'lists tokens only as SASTs, on a release without a CTL Provider',
    async (platform) => {
      const listing = await ask(platform, platform.entry, 'show ctl');
      expect([listing.match(/System Administrator Security Token/g)?.length, listing.match(/SAST-ADN[^;]*;ou=IPCBU/g)?.length]).toEqual([2, 3]);
      expect(await ask(platform, platform.entry, 'utils service list')).not.toContain('CTL Provider');
    },
  ],
  'axl-throttled': [
    'answers AXL with 503, the CLI as ever',
    async (platform) => {
      for (let attempt = 0; attempt < 6; attempt += 1) expect((await version(platform)).status).toBe(503);
      expect((await axl(platform, 'getCCMVersion', '', { password: 'wrong' })).status).toBe(401);
      expect((await change(platform)).screen).toContain('Cluster set to Non Secure Mode');
    },
  ],
  'tftp-client-certificate': [
    'gives files by HTTPS to nobody without a certificate, by HTTP to everybody',
    async (platform) => {
      const { host, ports } = nodeOf(platform, 'publisher');
      await expect(webRequest('https', { host, port: ports.https, path: '/CTLFile.tlv' })).rejects.toThrow(/alert/);
      expect(await downloadCtlFile(nodeOf(platform, 'publisher'))).toEqual(platform.servedFile('10.48.47.153'));
    },
  ],
  'axl-memory': [
    'answers the third AXL request, the first two with a fault',
    async (platform) => {
      const answers = [await version(platform), await version(platform), await version(platform)];
      expect(answers.map(({ status }) => status)).toEqual([500, 500, 200]);
    },
  ],
  'many-phones': [
    'lists phones in pages only',
    async (platform) => {
      const list = (paging: string) => axl(platform, 'listPhone', `<searchCriteria><name>%</name></searchCriteria><returnedTags><name/></returnedTags>${paging}`);
      const all = await list('');
      expect([all.status, all.body.toString()]).toEqual([500, expect.stringContaining('Query request too large. Total rows matched: 4500 rows. Suggestive Row Fetch: less than 800 rows')]);
      const last = (await list('<skip>4000</skip><first>799</first>')).body.toString();
      expect(last.match(/<phone uuid="\{[0-9A-F-]{36}\}">/g)).toHaveLength(500);
    },
  ],
  'older-algorithms': [
    'speaks TLS 1.0 and SHA-1 key exchange only, and only with a client that allows them',
    async (platform) => {
      await expect(version(platform)).rejects.toThrow();
      const tls = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'AES128-SHA:@SECLEVEL=0' } as const;
      expect((await axl(platform, 'getCCMVersion', '', { tls })).status).toBe(200);
      await expect(connectTo(platform, platform.entry)).rejects.toThrow('no matching');
      const algorithms = { kex: ['diffie-hellman-group14-sha1' as const], cipher: ['aes128-cbc' as const], serverHostKey: ['ssh-rsa' as const], hmac: ['hmac-sha1' as const] };
      (await connectTo(platform, platform.entry, { algorithms })).client.end();
    },
  ],
};

describe('the scenarios of the practice platform', () => {
  it.each(PRACTICE_SCENARIOS.platform.map((name) => [name, ...BEHAVIOUR[name]] as const))('%s: %s', async (name, _what, holds) => {
    const platform = await startPracticePlatform({ scenario: name, pace: 1 });
    try {
      await holds(platform);
    } finally {
      await platform.close();
    }
  });
});
