import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { type PracticePlatform } from '../../../../practice/platform/start.ts';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { nodeOf } from '../../../helpers/platform/session.ts';
import { countersRequest, registrationsRequest, soap, textsIn } from '../../../helpers/platform/soap.ts';
import { downloadCtlFile, webRequest } from '../../../helpers/platform/web-request.ts';
import { type Behaviour, change } from './acts.ts';
import { FIRST, LONG, PUBLISHER, SECOND, phoneOf, reset, restart, upTime } from './restarts.ts';

/** What comes behind a change: services, phones and their screens. */
export const evening = {
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
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;

/** The page of status messages of a phone, found by the address that RisPort70 tells. */
async function statusOf(platform: PracticePlatform, name: string): Promise<string> {
  const [address = ''] = textsIn(await soap(platform, 'ris', 'selectCmDeviceExt', registrationsRequest([name])), 'IP');
  const { host, port } = platform.phonePages ?? expect.fail('no pages');
  const { body } = await webRequest('http', { host, port, path: '/CGI/Java/Serviceability?adapter=device.settings.status.messages', headers: { Host: address } });
  return body.toString();
}
