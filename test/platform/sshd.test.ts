import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hostedSsh } from '../helpers/platform/hosted-ssh.ts';
import { AS_OPENSSH_5_3, type Sshd, sshdIsInstalled, startSshd } from '../helpers/platform/sshd.ts';
import { measureTurns } from '../helpers/longest-turn.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { codeOf } from './ssh-session.ts';

const MAX_TURN = 500;
const HOST = '127.0.0.1';
const ssh = hostedSsh();
const servers: Sshd[] = [];
afterAll(async () => {
  ssh.close();
  for (const server of servers) await server.close();
});

async function start(lines: readonly string[]): Promise<Sshd> {
  const server = await startSshd(folderOfTest('sshd'), lines);
  servers.push(server);
  return server;
}

/** What the command line says to the host key of a node, and how long its event loop was kept at most. */
const ctl = (port: number, ...options: readonly string[]) => run('set-cluster', 'non-secure', '--via', 'platform', '--host', `${HOST}:${port}`, ...options);

async function run(...words: readonly string[]): Promise<{ readonly said: string; readonly seconds: number; readonly turn: number }> {
  const folder = folderOfTest('ctl');
  const turns = path.join(folder, 'turn');
  const monitor = path.resolve(import.meta.dirname, '../helpers/platform/turn-monitor.mjs');
  const program = path.resolve(import.meta.dirname, '../../out/ctl.js');
  const began = performance.now();
  const args = ['--import', monitor, program, '--lang', 'en', ...words];
  const child = spawn(process.execPath, args, { env: { ...process.env, XDG_DATA_HOME: folder, TURN_FILE: turns }, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  let seconds = 0;
  child.stderr.on('data', (bytes: Buffer) => {
    said.push(bytes);
    if (seconds === 0) seconds = (performance.now() - began) / 1000;
  });
  await once(child, 'close');
  return { said: Buffer.concat(said).toString('utf8'), seconds, turn: Number(readFileSync(turns, 'utf8')) };
}

describe.runIf(sshdIsInstalled)("OpenSSH's own server (skipped where it is not installed)", () => {
  it('with the algorithms of OpenSSH 5.3: the command line shows its host key at once, and is never kept', async () => {
    const { port, hostKeySha256 } = await start(AS_OPENSSH_5_3);
    const fingerprint = Buffer.from(hostKeySha256, 'hex').toString('base64').replace(/=+$/, '');
    // Of three runs the quickest, and measured by the start of the program, which takes 0.2 s: others may have the machine.
    const runs = [await ctl(port, '--older-node'), await ctl(port, '--older-node'), await ctl(port, '--older-node')];
    const bare = await run('set-cluster', 'nothing');
    for (const { said, turn } of runs) {
      expect(said).toContain(`SHA256:${fingerprint}  ssh-rsa (SHA-1)`);
      expect(turn).toBeLessThan(MAX_TURN);
    }
    expect(Math.min(...runs.map(({ seconds }) => seconds))).toBeLessThan(Math.max(2, 10 * bare.seconds));
  });

  it('with the algorithms of OpenSSH 5.3 and without --older-node: the error names the option, and says nothing of firewalls', async () => {
    const { port } = await start(AS_OPENSSH_5_3);
    const { said, turn } = await ctl(port);
    expect(said).toContain('answers, but only with old SSH algorithms');
    expect(said).toContain('--older-node');
    expect(said).not.toMatch(/firewall|does not answer/i);
    expect(turn).toBeLessThan(MAX_TURN);
  });

  it.each([
    ['a host key that is proved with SHA-1 alone', ['HostKeyAlgorithms ssh-rsa'], true],
    ['groups of its own choice alone', ['KexAlgorithms diffie-hellman-group-exchange-sha256'], false],
    ['both', ['KexAlgorithms diffie-hellman-group-exchange-sha256', 'HostKeyAlgorithms ssh-rsa'], true],
    ['Cipher Management at its narrowest', ['KexAlgorithms ecdh-sha2-nistp256', 'Ciphers aes256-gcm@openssh.com', 'HostKeyAlgorithms rsa-sha2-512'], false],
    ['Cipher Management with AES-128 alone', ['KexAlgorithms ecdh-sha2-nistp256', 'Ciphers aes128-gcm@openssh.com'], false],
    ['what OpenSSH offers today', [], false],
  ])('%s: the host key is shown, and the engine is never kept', async (_what, lines, provedBySha1) => {
    const { port, hostKeySha256 } = await start(lines);
    const turns = measureTurns();
    const key = await ssh.probeHostKey({ host: HOST, port, deadline: 60_000 });
    turns.stop();
    expect(key).toMatchObject({ ok: true, value: { sha256: hostKeySha256, type: 'ssh-rsa', provedBySha1 } });
    expect(turns.longest()).toBeLessThan(MAX_TURN);
  });

  it('a node whose groups and ciphers are old as well is reached with the weak algorithms only', async () => {
    const { port, hostKeySha256 } = await start(['KexAlgorithms diffie-hellman-group-exchange-sha1', 'HostKeyAlgorithms ssh-rsa', 'Ciphers aes128-cbc', 'MACs hmac-sha1']);
    expect(codeOf(await ssh.probeHostKey({ host: HOST, port, deadline: 60_000 }))).toBe('platform.only-old-algorithms');
    expect(await ssh.probeHostKey({ host: HOST, port, olderNode: true, deadline: 60_000 })).toMatchObject({ ok: true, value: { sha256: hostKeySha256, provedBySha1: true } });
  });

  it('a node that fits neither way is told as such', async () => {
    const { port } = await start(['KexAlgorithms curve25519-sha256']);
    for (const olderNode of [false, true]) expect(codeOf(await ssh.probeHostKey({ host: HOST, port, olderNode }))).toBe('platform.no-common-algorithm');
  });
});
