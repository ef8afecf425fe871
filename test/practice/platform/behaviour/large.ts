import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { type PracticePlatform } from '../../../../practice/platform/start.ts';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { ask } from '../../../helpers/platform/session.ts';
import { registrationsRequest, soap, textsIn } from '../../../helpers/platform/soap.ts';
import { axl } from '../../../helpers/platform/web-request.ts';
import { type Behaviour, change } from './acts.ts';
import { LONG, type Pass, reset, restart } from './restarts.ts';

async function restartEverything(platform: PracticePlatform, pass: Pass): Promise<void> {
  for (const service of ['Cisco Tftp', 'Cisco CallManager']) {
    for (const node of ['publisher', 'subscriber'] as const) {
      expect((await restart(platform, node, service)).status).toBe(200);
      await pass(LONG);
    }
  }
}

/** Clusters as large as clusters get. */
export const large = {
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
