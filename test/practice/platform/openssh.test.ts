import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { type ScenarioName } from '../../../practice/scenarios/platform/scenario.ts';
import { foldBlanks } from '../../helpers/fold-blanks.ts';
import { OpenSsh } from '../../helpers/platform/open-ssh.ts';
import { FOUNDING_DOCUMENT, isThere } from '../../helpers/shared-reference.ts';
import { readFolder } from '../../oracle/node-folder.ts';

let ssh: OpenSsh;
let platform: PracticePlatform;
beforeAll(async () => {
  ssh = await OpenSsh.create();
});
afterEach(() => platform.close());
afterAll(() => ssh.remove());

const start = async (scenario: ScenarioName): Promise<void> => {
  platform = await startPracticePlatform({ scenario, pace: 1 });
};

const COMMAND = 'utils ctl set-cluster non-secure-mode';

/** What stands on the screen from the command to the next prompt. */
async function changeToNonSecure(...options: readonly string[]): Promise<string> {
  const run = ssh.start(platform, platform.entry, ...options);
  await run.until(/\nadmin:$/);
  run.type(`${COMMAND}\r`);
  const question = await run.until(/\(y\/n\):$/);
  run.type('y\r');
  const rest = await run.until(/\nadmin:$/);
  run.type('exit\r');
  expect(await run.ended()).toBe(0);
  return `admin:${question.slice(question.indexOf(COMMAND))}${rest}`;
}

/** The CLI section of the founding document: the block that begins with the command. */
function documentSection(): string {
  const document = readFileSync(FOUNDING_DOCUMENT, 'utf8');
  const from = document.indexOf(`admin:${COMMAND}`);
  return document.slice(from, document.indexOf('```', from));
}

describe('the practice platform under OpenSSH', () => {
  it.runIf(isThere(FOUNDING_DOCUMENT))(
    'prints for the change to non-secure mode what document 118892 prints, blanks folded (needs the reference beside the repository)',
    async () => {
      await start('founding-document');
      // The document leaves out the answer that was typed.
      const screen = (await changeToNonSecure()).replace('(y/n):y', '(y/n):');
      expect(foldBlanks(screen)).toBe(foldBlanks(documentSection()));
      expect(foldBlanks(screen)).toContain('Cluster set to Non Secure Mode');
    },
  );

  it('carries out the change to non-secure mode', async () => {
    await start('founding-document');
    await changeToNonSecure('PreferredAuthentications=keyboard-interactive');
    const truths = platform.nodes.map(({ folder }) => readFolder(folder));
    expect(truths[0]?.mode).toBe('non-secure');
    expect(truths[1]?.ctlSha256).toBe(truths[0]?.ctlSha256);
  });

  it('takes a password as well, but not where only keyboard-interactive is offered', async () => {
    await start('founding-document');
    const run = ssh.start(platform, platform.entry, 'PreferredAuthentications=password');
    await run.until(/\nadmin:$/);
    run.type('quit\r');
    expect(await run.ended()).toBe(0);
    await platform.close();
    await start('password-refused');
    const refused = ssh.start(platform, platform.entry, 'PreferredAuthentications=password');
    expect(await refused.ended()).toBe(255);
    expect(refused.messages.all).toContain('Permission denied (keyboard-interactive)');
    const asked = ssh.start(platform, platform.entry);
    await asked.until(/\nadmin:$/);
    asked.type('exit\r');
    expect(await asked.ended()).toBe(0);
  });

  it('keeps its host key over a restart; in the scenario of the changed key the client is warned', async () => {
    for (const [scenario, code] of [['founding-document', 0], ['host-key-changes', 255]] as const) {
      await start(scenario);
      const first = ssh.start(platform, platform.entry);
      await first.until(/\nadmin:$/);
      first.type('exit\r');
      expect(await first.ended()).toBe(0);
      const before = platform.entry.hostKeyFingerprint;
      await platform.restartNode(platform.entry.name);
      expect(platform.entry.hostKeyFingerprint === before).toBe(code === 0);
      const again = ssh.start(platform, platform.entry);
      again.type('exit\r');
      expect(await again.ended()).toBe(code);
      expect(again.messages.all.includes('REMOTE HOST IDENTIFICATION HAS CHANGED')).toBe(code === 255);
      await platform.close();
    }
  });

  it('speaks with the older algorithms only to a client that allows them', async () => {
    await start('older-algorithms');
    const modern = ssh.start(platform, platform.entry);
    expect(await modern.ended()).toBe(255);
    expect(modern.messages.all).toContain('no matching');
    const allowed = ['KexAlgorithms=+diffie-hellman-group14-sha1', 'HostKeyAlgorithms=+ssh-rsa', 'Ciphers=+aes128-cbc'];
    expect(await changeToNonSecure(...allowed)).toContain('Cluster set to Non Secure Mode');
  });
});
