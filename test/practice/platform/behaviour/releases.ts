import { expect } from 'vitest';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { ask } from '../../../helpers/platform/session.ts';
import { axl } from '../../../helpers/platform/web-request.ts';
import { type Behaviour, change, MIXED, NON_SECURE, schemas } from './acts.ts';

/** Scenarios about releases. */
export const releases = {
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
  'pre-10': [
    'has no utils ctl; the CTL file can be deleted',
    async (platform) => {
      expect(await ask(platform, platform.entry, NON_SECURE)).toBe('Executed command unsuccessfully\nNo valid command entered\n');
      expect((await change(platform, 'file delete tftp CTLFile.tlv')).screen).toContain('files: found = 1, deleted = 1');
      expect((await axl(platform, 'getCCMVersion', '', { version: '10.0' })).status).toBe(599);
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
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;
