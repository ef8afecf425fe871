import { X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import { type PracticePlatform } from '../../../../practice/platform/start.ts';
import { ask, askedAndConfirmed, openSession } from '../../../helpers/platform/session.ts';
import { axl } from '../../../helpers/platform/web-request.ts';
import { type FolderTruth, readFolder } from '../../../oracle/node-folder.ts';

export const NON_SECURE = 'utils ctl set-cluster non-secure-mode';
export const MIXED = 'utils ctl set-cluster mixed-mode';

export const truths = (platform: PracticePlatform): readonly FolderTruth[] => platform.nodes.map(({ folder }) => readFolder(folder));

/** The screen from the command to the next prompt, its question answered with `y`; and the files before and after. */
export async function change(platform: PracticePlatform, line = NON_SECURE): Promise<{ screen: string; before: readonly FolderTruth[]; after: readonly FolderTruth[] }> {
  const before = truths(platform);
  const session = await openSession(platform);
  const screen = await askedAndConfirmed(session, line);
  await session.close();
  return { screen, before, after: truths(platform) };
}

/** A change whose connection breaks after `y`. */
export async function lostChange(platform: PracticePlatform): Promise<{ before: readonly FolderTruth[]; after: readonly FolderTruth[] }> {
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

export const version = (platform: PracticePlatform): Promise<{ readonly status: number }> => axl(platform, 'getCCMVersion', '', { version: '9.1' });

/** Which of these schemas the node answers. */
export async function schemas(platform: PracticePlatform): Promise<readonly string[]> {
  const asked = ['8.5', '9.0', '9.1', '10.0', '11.0', '12.5', '14.0', '15.0'];
  const statuses = await Promise.all(asked.map(async (schema) => (await axl(platform, 'getCCMVersion', '', { version: schema })).status));
  return asked.filter((_, index) => statuses[index] === 200);
}

/** Only one of the files changed, or all, or none: which nodes hold another file than before. */
export const changed = (before: readonly FolderTruth[], after: readonly FolderTruth[]): readonly boolean[] => after.map(({ ctlSha256 }, index) => ctlSha256 !== before[index]?.ctlSha256);

/** `utils ctl reset localkey`, whether it asks or not. */
export async function reset(platform: PracticePlatform): Promise<readonly FolderTruth[]> {
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
export async function renewed(platform: PracticePlatform, named: Readonly<Record<'ITLRecovery' | 'CallManager', boolean>>): Promise<void> {
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

/** What holds in a scenario and not in the others. */
export type Behaviour = readonly [string, (platform: PracticePlatform, pass: (milliseconds: number) => Promise<void>) => Promise<void>];
