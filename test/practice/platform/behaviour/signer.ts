import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { type PracticePlatform } from '../../../../practice/platform/start.ts';
import { startPracticePlatform } from '../../../helpers/platform/start.ts';
import { ask, nodeOf } from '../../../helpers/platform/session.ts';
import { type Behaviour, change, changed, renewed, reset, truths } from './acts.ts';

/** Scenarios about who signs, and what phones and their ITL make of it. */
export const signer = {
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
  'upgrade-running': [
    'refuses on its publisher what is not allowed during an upgrade, and only there',
    async (platform) => {
      const before = truths(platform);
      for (const line of ['utils ctl reset localkey', 'utils service restart Cisco Tftp', 'utils service list', 'set cli pagination off']) {
        expect(await ask(platform, platform.entry, line)).toMatch(/during an upgrade|An upgrade is in progress/);
      }
      expect(await ask(platform, platform.entry, 'utils system upgrade status')).toMatch(/^Upgrade status: (?:In progress|Running|Installing)/m);
      expect(await ask(platform, nodeOf(platform, 'subscriber'), 'utils service list')).toContain('Cisco Tftp');
      expect(await platform.restartService(platform.entry.name, 'Cisco Tftp')).toBe(false);
      expect(changed(before, (await change(platform)).after)).toEqual([true, true]);
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
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;
