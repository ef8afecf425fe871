import { expect } from 'vitest';
import { type ScenarioName } from '../../../../practice/scenarios/platform/scenario.ts';
import { startPracticePlatform } from '../../../helpers/platform/start.ts';
import { ask, connectTo, openSession } from '../../../helpers/platform/session.ts';
import { axl } from '../../../helpers/platform/web-request.ts';
import { type Behaviour, changed, lostChange, version } from './acts.ts';

/** Scenarios about sessions of the command line. */
export const sessions = {
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
} as const satisfies Partial<Record<ScenarioName, Behaviour>>;
