import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { listen } from '../../../practice/nodes/listen.ts';

const SSHD = '/usr/sbin/sshd';
export const sshdIsInstalled = existsSync(SSHD);

/** OpenSSH's own server; nobody can sign in to it. */
export interface Sshd {
  readonly port: number;
  /** Of its RSA host key. */
  readonly hostKeySha256: string;
  close(): Promise<void>;
}

/** The algorithms of OpenSSH 5.3, as far as the present one still has them (Red Hat 6, sshd_config(5) of 5.3). */
export const AS_OPENSSH_5_3 = [
  'KexAlgorithms diffie-hellman-group-exchange-sha256,diffie-hellman-group-exchange-sha1,diffie-hellman-group14-sha1,diffie-hellman-group1-sha1',
  'HostKeyAlgorithms ssh-rsa',
  'Ciphers aes128-ctr,aes192-ctr,aes256-ctr,aes128-cbc',
  'MACs hmac-sha1',
];

/**
 * One process of sshd for each connection (`sshd -i`), so that no port has to be guessed.
 * @param folder for key and configuration.
 * @param lines of sshd_config(5), e.g. the algorithms it offers.
 */
export async function startSshd(folder: string, lines: readonly string[]): Promise<Sshd> {
  const key = path.join(folder, 'host-key');
  const config = path.join(folder, 'sshd.conf');
  execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', key]);
  // As root it wants this folder to be there.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  writeFileSync(config, [`HostKey ${key}`, 'UsePAM no', 'PasswordAuthentication no', ...lines, ''].join('\n'));
  const children = new Set<ChildProcess>();
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    const child = spawn(SSHD, ['-i', '-e', '-f', config], { stdio: [socket, socket, 'ignore'] });
    children.add(child);
    child.once('close', () => children.delete(child));
    socket.destroy();
  });
  const listener = await listen(server);
  const blob = Buffer.from(readFileSync(`${key}.pub`, 'utf8').split(' ')[1] ?? '', 'base64');
  return {
    port: listener.port,
    hostKeySha256: createHash('sha256').update(blob).digest('hex'),
    close: async () => {
      for (const child of children) child.kill();
      await listener.close();
    },
  };
}
