import { expect } from 'vitest';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { ask } from '../../../helpers/platform/session.ts';
import { countersRequest, registrationsRequest, soap, textsIn } from '../../../helpers/platform/soap.ts';
import { axl } from '../../../helpers/platform/web-request.ts';
import { type Behaviour } from './acts.ts';
import { FIRST, LONG, PUBLISHER, SECOND, phoneOf, reset, restart } from './restarts.ts';

/** What an account may not do, and how often anybody may ask. */
export const rights = {
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
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;
