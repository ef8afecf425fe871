import { createHash, X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import { readBackupHistory } from '../../../../core/platform/answers/backup-history.ts';
import { readNtpStatus } from '../../../../core/platform/answers/ntp-status.ts';
import { readReplication } from '../../../../core/platform/answers/replication.ts';
import { readServiceList } from '../../../../core/platform/answers/service-list.ts';
import { type PracticePlatform } from '../../../../practice/platform/start.ts';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { ask, nodeOf } from '../../../helpers/platform/session.ts';
import { countersRequest, registrationsRequest, restartRequest, soap, textsIn } from '../../../helpers/platform/soap.ts';
import { axl, downloadCtlFile, webRequest } from '../../../helpers/platform/web-request.ts';
import { type Behaviour, change } from './acts.ts';

const PUBLISHER = '10.48.47.153';
const SUBSCRIBER = '10.48.47.154';
const FIRST = 'SEP001D45B5A2C1';
const SECOND = 'SEP00A2EE3F7714';
/** Milliseconds after which every restart and every phone has come to its end. */
const LONG = 60_000;

type Pass = (milliseconds: number) => Promise<void>;

const restart = (platform: PracticePlatform, node: 'publisher' | 'subscriber', service: string) =>
  soap(platform, 'controlCenter', 'soapDoControlServices', restartRequest(node === 'publisher' ? PUBLISHER : SUBSCRIBER, service), { node });
const reset = (platform: PracticePlatform, name: string) => axl(platform, 'doDeviceReset', `<deviceName>${name}</deviceName><deviceResetType>Reset</deviceResetType>`);
const phoneOf = async (platform: PracticePlatform, name: string) => (await platform.registrations()).phone(name) ?? expect.fail(name);
const upTime = async (platform: PracticePlatform, node: 'publisher' | 'subscriber', service: string) => {
  const answer = await soap(platform, 'controlCenter', 'soapGetServiceStatus', `<soap:ServiceStatus>${service}</soap:ServiceStatus>`, { node });
  return [textsIn(answer, 'ServiceStatus')[0], Number(textsIn(answer, 'UpTime')[0])] as const;
};

async function restartEverything(platform: PracticePlatform, pass: Pass): Promise<void> {
  for (const service of ['Cisco Tftp', 'Cisco CallManager']) {
    for (const node of ['publisher', 'subscriber'] as const) {
      expect((await restart(platform, node, service)).status).toBe(200);
      await pass(LONG);
    }
  }
}

async function bitsOf(platform: PracticePlatform, service: string): Promise<number | undefined> {
  const pem = /-----BEGIN[^]*END CERTIFICATE-----/.exec(await ask(platform, platform.entry, `show cert own ${service}`))?.[0] ?? '';
  return new X509Certificate(pem).publicKey.asymmetricKeyDetails?.modulusLength;
}

/** What can be seen before a change, and what comes behind it. */
export const evening = {
  'replication-broken': [
    'tells of another state than 2 for the subscriber, and of errors',
    async (platform) => {
      const read = readReplication(await ask(platform, platform.entry, 'utils dbreplication runtimestate'));
      expect(read).toMatchObject({ known: true, value: { hasErrors: true } });
      expect(read.known ? read.value.nodes.map(({ state }) => state === 2) : []).toEqual([true, false]);
    },
  ],
  'clock-unsynchronised': [
    'has a time server on the publisher and none on the subscriber',
    async (platform) => {
      const synchronised = await Promise.all(platform.nodes.map(async (node) => readNtpStatus(await ask(platform, node, 'utils ntp status'))));
      expect(synchronised.map((one) => one.known && one.value.synchronised)).toEqual([true, false]);
      expect(synchronised.every((one) => one.known && one.value.time !== null)).toBe(true);
    },
  ],
  'backup-too-old': [
    'lists a good backup of a month ago and a failed one since',
    async (platform) => {
      const read = readBackupHistory(await ask(platform, platform.entry, 'utils disaster_recovery history backup'));
      expect(read.known ? read.value.map(({ result }) => result) : []).toEqual(['success', 'error']);
      expect(read.known && Date.parse(`${read.value[0]?.completedAt ?? ''}Z`) < Date.now() - 20 * 86_400_000).toBe(true);
    },
  ],
  'no-backup': [
    'lists none, in one of several ways',
    async (platform) => {
      expect(await ask(platform, platform.entry, 'utils disaster_recovery history backup')).not.toMatch(/SUCCESS|ERROR/);
    },
  ],
  'certificate-expires-soon': [
    'has a CallManager certificate on the publisher that ends in 20 days, and no other such',
    async (platform) => {
      const days = async (name: string): Promise<number> => {
        const pem = /-----BEGIN[^]*END CERTIFICATE-----/.exec(await ask(platform, platform.entry, `show cert own ${name}`))?.[0] ?? '';
        return Math.round((Date.parse(new X509Certificate(pem).validTo) - Date.now()) / 86_400_000);
      };
      expect(await days('CallManager')).toBe(20);
      expect(await days('CAPF')).toBeGreaterThan(3000);
    },
  ],
  'itlrecovery-1024-bits': [
    'has an ITLRecovery key of 1024 bits',
    async (platform) => expect([await bitsOf(platform, 'ITLRecovery'), await bitsOf(platform, 'CallManager')]).toEqual([1024, 1024]),
  ],
  'recovery-short': [
    'has an ITLRecovery key of 1024 bits beside 2048 of CallManager',
    async (platform) => expect([await bitsOf(platform, 'ITLRecovery'), await bitsOf(platform, 'CallManager')]).toEqual([1024, 2048]),
  ],
  'ctl-provider-stopped': [
    'runs Cisco CTL Provider on the publisher alone',
    async (platform) => {
      const states = await Promise.all(platform.nodes.map(async (node) => {
        const read = readServiceList(await ask(platform, node, 'utils service list'));
        return read.known ? read.value.find(({ name }) => name === 'Cisco CTL Provider')?.state : undefined;
      }));
      expect(states).toEqual(['started', 'stopped']);
    },
  ],
  'service-stays-down': [
    'leaves Cisco CallManager of the subscriber down; its phones go to the publisher',
    async (platform, pass) => {
      await restart(platform, 'subscriber', 'Cisco CallManager');
      await pass(LONG);
      expect((await upTime(platform, 'subscriber', 'Cisco CallManager'))[0]).toMatch(/^(?:Stopped|Starting)$/);
      expect((await platform.registrations()).byNode[PUBLISHER]?.registered).toBe(4);
    },
  ],
  'restart-without-deed': [
    'says Started and goes on as before',
    async (platform, pass) => {
      const before = await upTime(platform, 'publisher', 'Cisco Tftp');
      await restart(platform, 'publisher', 'Cisco Tftp');
      await pass(LONG);
      const after = await upTime(platform, 'publisher', 'Cisco Tftp');
      expect(after[0]).toBe('Started');
      expect(after[1]).toBeGreaterThan(before[1]);
      expect(platform.restartsBegun()).toBe(1);
    },
  ],
  'tftp-serves-old-file': [
    'serves on the subscriber what it served before, whatever is on the disk',
    async (platform, pass) => {
      const before = await downloadCtlFile(nodeOf(platform, 'subscriber'));
      await change(platform);
      await restart(platform, 'publisher', 'Cisco Tftp');
      await restart(platform, 'subscriber', 'Cisco Tftp');
      await pass(LONG);
      expect(await downloadCtlFile(nodeOf(platform, 'subscriber'))).toEqual(before);
      expect(await downloadCtlFile(nodeOf(platform, 'publisher'))).not.toEqual(before);
    },
  ],
  'pilot-refuses': [
    'has a first phone that takes no new file, and says so on its page',
    async (platform, pass) => {
      await change(platform);
      for (const node of ['publisher', 'subscriber'] as const) await restart(platform, node, 'Cisco Tftp');
      await pass(LONG);
      for (const name of [FIRST, SECOND]) await reset(platform, name);
      await pass(LONG);
      await restart(platform, 'publisher', 'Cisco CallManager');
      await restart(platform, 'subscriber', 'Cisco CallManager');
      await pass(LONG);
      expect([await phoneOf(platform, FIRST), await phoneOf(platform, SECOND)]).toMatchObject([{ state: 'registered', outcome: 'rejected' }, { state: 'registered', outcome: 'accepted' }]);
      const said = await Promise.all([FIRST, SECOND].map((name) => statusOf(platform, name)));
      expect(said[0]).toContain('Trust List Update Failed');
      expect(said[1]).toContain('Trust List Updated');
    },
  ],
  'phones-stay-away': [
    'loses one phone at its reset',
    async (platform, pass) => {
      for (const name of [FIRST, SECOND]) await reset(platform, name);
      await pass(LONG);
      expect([(await phoneOf(platform, FIRST)).state, (await phoneOf(platform, SECOND)).state]).toEqual(['registered', 'away']);
    },
  ],
  'phones-in-call': [
    'counts a call on both nodes; a reset waits for its end, a restart of Cisco CallManager ends it',
    async (platform, pass) => {
      await pass(LONG);
      const calls = async (node: string) => textsIn(await soap(platform, 'perfmon', 'perfmonCollectCounterData', countersRequest(node)), 'Value');
      const [names, values] = [textsIn(await soap(platform, 'perfmon', 'perfmonCollectCounterData', countersRequest(PUBLISHER)), 'Name'), await calls(PUBLISHER)];
      expect(values[names.findIndex((name) => name.endsWith('\\CallsActive'))]).toBe('1');
      await reset(platform, SECOND);
      expect((await phoneOf(platform, SECOND)).state).toBe('registered');
      await pass(9000);
      expect((await phoneOf(platform, SECOND)).state).toBe('unregistered');
      await pass(LONG);
      expect((await phoneOf(platform, SECOND)).state).toBe('registered');
    },
  ],
  'monitor-account': [
    'tells the account "monitor" what needs level 0, refuses what needs more, a change too, and answers AXL that reads',
    async (platform) => {
      expect([platform.osAdmin.username, platform.axlUser.username]).toEqual(['monitor', 'axlreader']);
      expect(await ask(platform, platform.entry, 'show version active')).toContain('Active Master Version');
      expect(await ask(platform, platform.entry, 'utils service list')).toContain('Cisco Tftp');
      for (const command of ['set cli pagination off', 'show cert own CallManager', 'show cert list own', 'file delete tftp CTLFile.tlv noconfirm', 'utils ctl set-cluster non-secure-mode', 'utils ctl reset localkey']) {
        expect(await ask(platform, platform.entry, command)).toContain('Insufficient privilege level');
      }
      expect((await reset(platform, FIRST)).status).toBe(500);
      expect((await axl(platform, 'getCCMVersion', '')).status).toBe(200);
    },
  ],
  'reset-forbidden': [
    'refuses a reset, with HTTP 403 or a fault by seed, and answers everything that reads',
    async (platform) => {
      const refused = await reset(platform, FIRST);
      expect([refused.status, textsIn(refused, 'axlmessage')]).toEqual([500, ['User is not authorized to perform this operation']]);
      expect((await axl(platform, 'getCCMVersion', '')).status).toBe(200);
      expect((await phoneOf(platform, FIRST)).state).toBe('registered');
    },
  ],
  'resets-throttled': [
    'answers the third reset with 503 and does nothing, answers what reads, and takes resets again two minutes later',
    async (platform, pass) => {
      expect([(await reset(platform, FIRST)).status, (await reset(platform, SECOND)).status]).toEqual([200, 200]);
      await pass(115_000);
      expect([(await reset(platform, FIRST)).status, (await axl(platform, 'getCCMVersion', '')).status]).toEqual([503, 200]);
      await pass(10_000);
      expect((await phoneOf(platform, FIRST)).state).toBe('registered');
      expect((await reset(platform, FIRST)).status).toBe(200);
    },
  ],
  'limits-shared': [
    'answers five requests for registrations and ten for counters a minute, and counts nothing as a fault of the client',
    async (platform, pass) => {
      const answered = async (times: number, ask: () => Promise<{ readonly status: number }>): Promise<number> => {
        let count = 0;
        for (let at = 0; at < times; at += 1) count += Number((await ask()).status === 200);
        return count;
      };
      expect(await answered(7, () => soap(platform, 'ris', 'selectCmDeviceExt', registrationsRequest([FIRST])))).toBe(5);
      expect(await answered(12, () => soap(platform, 'perfmon', 'perfmonCollectCounterData', countersRequest(PUBLISHER)))).toBe(10);
      await pass(LONG + 1000);
      expect(await answered(1, () => soap(platform, 'ris', 'selectCmDeviceExt', registrationsRequest([FIRST])))).toBe(1);
      expect(platform.violations()).toEqual({});
    },
  ],
  'password-changed': [
    'takes the password no longer once the first Cisco CallManager runs again',
    async (platform, pass) => {
      const { password } = platform.axlUser;
      await restart(platform, 'publisher', 'Cisco Tftp');
      await pass(LONG);
      expect((await axl(platform, 'getCCMVersion', '', { password })).status).toBe(200);
      await restart(platform, 'publisher', 'Cisco CallManager');
      await pass(LONG);
      await platform.registrations();
      expect((await axl(platform, 'getCCMVersion', '', { password })).status).toBe(401);
      expect(platform.axlUser.password).not.toBe(password);
      expect((await axl(platform, 'getCCMVersion', '')).status).toBe(200);
    },
  ],
  'control-center-forbidden': [
    'answers a restart with 403; the command line restarts',
    async (platform, pass) => {
      expect((await restart(platform, 'publisher', 'Cisco Tftp')).status).toBe(403);
      expect(platform.restartsBegun()).toBe(0);
      expect(await ask(platform, platform.entry, 'utils service restart Cisco Tftp')).toMatch(/\[STOPPING\]\nCisco Tftp\[STARTING\]\nCisco Tftp\[STARTED\]/);
      await pass(LONG);
      expect(platform.restartsBegun()).toBe(1);
    },
  ],
  'web-access-off': [
    'has no pages of phones: what a phone holds is on its screen',
    async (platform) => {
      await expect(statusOf(platform, FIRST)).rejects.toThrow();
      await change(platform);
      const before = await platform.phoneScreen?.(FIRST);
      for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
      await platform.phones.restart();
      const served = platform.servedFile(platform.entry.name) ?? expect.fail('no file');
      const now = await platform.phoneScreen?.(FIRST);
      expect(now).toMatchObject({ md5: createHash('md5').update(served).digest('hex'), sha1: createHash('sha1').update(served).digest('hex') });
      expect(now?.signerSerial).toMatch(/^[0-9a-f]{2,}$/);
      expect(before?.md5).not.toBe(now?.md5);
    },
  ],
  'twenty-eight-nodes': [
    'has 28 nodes, of which four serve files and all others process calls',
    async (platform) => {
      expect(platform.nodes).toHaveLength(28);
      expect(platform.nodes.filter(({ ports }) => ports.http !== null)).toHaveLength(4);
      const answer = await axl(platform, 'executeSQLQuery', `<sql>${GROUPS}</sql>`);
      expect(new Set(textsIn(answer, 'nodename')).size).toBe(2);
      expect((await ask(platform, platform.nodes[27] ?? expect.fail(), 'utils service list'))).toMatch(/Cisco CallManager ?\[STARTED\]/);
      expect(Object.values((await platform.registrations()).byNode).reduce((sum, { registered }) => sum + registered, 0)).toBe(4);
    },
  ],
  'thirty-thousand-phones': [
    'has 30,000 phones, which are reset and come back, but for those that are too old for a new file',
    async (platform, pass) => {
      await change(platform);
      await restartEverything(platform, pass);
      const { byNode } = await platform.registrations();
      expect(Object.values(byNode).reduce((sum, { registered, encrypted, authenticated }) => sum + registered + 100_000 * (encrypted + authenticated), 0)).toBe(30_000);
      const names = ['SEP000100000003', 'SEP000100000496', 'SEP000100029995'];
      for (const name of names) await reset(platform, name);
      await pass(LONG);
      const after = await platform.registrations();
      expect(names.map((name) => after.phone(name))).toMatchObject([{ state: 'registered', outcome: 'accepted' }, { state: 'registered', outcome: 'rejected' }, { state: 'registered', outcome: 'accepted' }]);
      expect(after.phone('SEP000100029996')).toBeUndefined();
      // Each tells what it holds, though only four have names in the window: a pilot phone may be any of them.
      const sha256 = createHash('sha256').update(platform.servedFile(platform.entry.name) ?? expect.fail('no file')).digest('hex');
      expect([...names, 'SEP000100029996'].map((name) => platform.phoneHolds(name))).toMatchObject([{ sha256, hasRefused: false }, { hasRefused: true }, { sha256, hasRefused: false }, null]);
      expect(platform.phoneHolds('SEP000100000496')?.sha256).not.toBe(sha256);
      const answer = await soap(platform, 'ris', 'selectCmDeviceExt', registrationsRequest(Array.from({ length: 1000 }, (_, at) => `SEP0001${String(at).padStart(8, '0')}`)));
      expect(textsIn(answer, 'Status').filter((status) => status === 'Registered')).toHaveLength(1000);
    },
  ],
  'large-cluster': [
    'is as large as clusters get',
    async (platform) => {
      expect([platform.nodes.length, Object.values((await platform.registrations()).byNode).reduce((sum, { registered }) => sum + registered, 0)]).toEqual([28, 30_000]);
      const count = await axl(platform, 'executeSQLQuery', "<sql>select skip 29000 first 700 d.name from device as d inner join typeclass as tc on d.tkclass=tc.enum inner join typemodel as tm on d.tkmodel=tm.enum left outer join devicepool as dp on d.fkdevicepool=dp.pkid left outer join securityprofile as sp on d.fksecurityprofile=sp.pkid left outer join typedevicesecuritymode as m on sp.tkdevicesecuritymode=m.enum where tc.name='Phone' order by d.name</sql>");
      expect(textsIn(count, 'name')).toHaveLength(700);
    },
  ],
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;

const GROUPS =
  'select cmg.name as groupname,pn.name as nodename,cmgm.priority from callmanagergroupmember as cmgm inner join callmanagergroup as cmg on cmgm.fkcallmanagergroup=cmg.pkid ' +
  'inner join callmanager as cm on cmgm.fkcallmanager=cm.pkid inner join processnode as pn on cm.fkprocessnode=pn.pkid';

/** The page of status messages of a phone, found by the address that RisPort70 tells. */
async function statusOf(platform: PracticePlatform, name: string): Promise<string> {
  const [address = ''] = textsIn(await soap(platform, 'ris', 'selectCmDeviceExt', registrationsRequest([name])), 'IP');
  const { host, port } = platform.phonePages ?? expect.fail('no pages');
  const { body } = await webRequest('http', { host, port, path: '/CGI/Java/Serviceability?adapter=device.settings.status.messages', headers: { Host: address } });
  return body.toString();
}
