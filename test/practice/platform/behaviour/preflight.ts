import { X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import { readBackupHistory } from '../../../../core/platform/answers/backup-history.ts';
import { readNtpStatus } from '../../../../core/platform/answers/ntp-status.ts';
import { readReplication } from '../../../../core/platform/answers/replication.ts';
import { readServiceList } from '../../../../core/platform/answers/service-list.ts';
import { type PracticePlatform } from '../../../../practice/platform/start.ts';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { ask } from '../../../helpers/platform/session.ts';
import { type Behaviour } from './acts.ts';

async function bitsOf(platform: PracticePlatform, service: string): Promise<number | undefined> {
  const pem = /-----BEGIN[^]*END CERTIFICATE-----/.exec(await ask(platform, platform.entry, `show cert own ${service}`))?.[0] ?? '';
  return new X509Certificate(pem).publicKey.asymmetricKeyDetails?.modulusLength;
}

/** What can be seen before a change. */
export const preflight = {
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
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;
