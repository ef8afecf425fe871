import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PracticePlatform, type PracticePlatformNode } from '../../../practice/platform/start.ts';
import { AwaitedText, plainText } from '../awaited-text.ts';

/** The system's own `ssh` with a home of its own: host keys are kept from one call to the next. */
export class OpenSsh {
  #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<OpenSsh> {
    const folder = await mkdtemp(path.join(tmpdir(), 'open-ctl-ssh-'));
    const helper = path.join(folder, 'askpass');
    await writeFile(helper, '#!/bin/sh\nprintf "%s\\n" "$PRACTICE_PASSWORD"\n');
    await chmod(helper, 0o700);
    return new OpenSsh(folder);
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true });
  }

  /** Starts `ssh` with a terminal on the far side; the password goes by an askpass program. */
  start(platform: PracticePlatform, node: PracticePlatformNode, ...options: readonly string[]): OpenSshRun {
    const { username, password } = platform.osAdmin;
    const own = ['StrictHostKeyChecking=accept-new', `UserKnownHostsFile=${path.join(this.#folder, 'known_hosts')}`, 'PubkeyAuthentication=no', ...ofRelease(platform), ...options];
    const args = ['-F', 'none', '-tt', '-p', String(node.ports.ssh), ...own.flatMap((option) => ['-o', option]), `${username}@${node.host}`];
    const environment = { PATH: process.env['PATH'], HOME: this.#folder, SSH_ASKPASS: path.join(this.#folder, 'askpass'), SSH_ASKPASS_REQUIRE: 'force' };
    return new OpenSshRun(spawn('ssh', args, { env: { ...environment, PRACTICE_PASSWORD: password }, stdio: 'pipe' }));
  }
}

/** What a client of today has to allow for a node of an older release; the scenario of older algorithms is about that. */
const ofRelease = ({ olderSsh, scenario }: PracticePlatform): readonly string[] =>
  olderSsh && scenario.algorithms === 'present' ? ['KexAlgorithms=+diffie-hellman-group14-sha1', 'HostKeyAlgorithms=+ssh-rsa'] : [];

export class OpenSshRun {
  #process: ChildProcess;
  #output = new AwaitedText();
  /** What the program itself says. */
  readonly messages = new AwaitedText();

  constructor(process: ChildProcess) {
    this.#process = process;
    process.stdout?.on('data', (data: Buffer) => this.#output.append(data.toString('latin1')));
    process.stderr?.on('data', (data: Buffer) => this.messages.append(data.toString('latin1')));
    process.on('close', () => {
      this.#output.end();
      this.messages.end();
    });
  }

  type(keys: string): void {
    this.#process.stdin?.write(keys);
  }

  until(pattern: RegExp): Promise<string> {
    return this.#output.until(pattern, plainText);
  }

  /** Resolves with the exit code. */
  async ended(): Promise<number | null> {
    if (this.#process.exitCode === null) await once(this.#process, 'close');
    return this.#process.exitCode;
  }
}
