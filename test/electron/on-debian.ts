import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../..');
const PACKAGE = 'open-ctl-client';

/** What a double click on Debian goes through, beside dpkg. */
const NEEDED = ['/usr/bin/dpkg-deb', '/usr/sbin/useradd', '/usr/bin/gio', '/usr/bin/update-desktop-database', '/usr/bin/update-mime-database'];

export const packagesMayBeInstalled = process.getuid?.() === 0 && NEEDED.every((file) => existsSync(file));

/** One that a person has installed here stays as it is. */
export const isInstalled = (): boolean => existsSync(`/usr/lib/${PACKAGE}`);

const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 });

/** Names of all files where packages put theirs, or leave some; caches and logs of the package manager are its own. */
export const systemFiles = (): readonly string[] =>
  run('find', '/etc', '/usr', '/opt', '/srv', '/var', '-xdev', '(', '-path', '/var/cache', '-o', '-path', '/var/log', '-o', '-path', '/var/tmp', '-o', '-path', '/usr/src', '-o', '-path', '/usr/local', '-o', '-name', '__pycache__', ')', '-prune', '-o', '-print')
    .trimEnd()
    .split('\n')
    .sort();

/** What the desktop of Debian knows of types of files and of programs for them. */
export const desktopDatabases = (): string => ['mime/globs2', 'mime/types', 'applications/mimeinfo.cache'].map((name) => readFileSync(path.join('/usr/share', name), 'utf8')).join('\n');

/** Only one test run on a computer has the package; returns what gives it to the next one. */
export async function takePackage(): Promise<() => void> {
  const holder = spawn('flock', ['/run/lock/open-ctl-client-tests', 'sh', '-c', 'echo held; cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return () => void holder.stdin.end();
}

/** Waits while another program installs something. */
async function dpkg(...args: readonly string[]): Promise<void> {
  for (;;) {
    const { status, stderr } = spawnSync('dpkg', args, { encoding: 'utf8' });
    if (status === 0) return;
    if (!stderr.includes('was locked by another process')) throw new Error(stderr);
    await setTimeout(100);
  }
}

/** Electron's libraries are no part of what is tried, nor is the stand-in linked with them. */
export const install = (deb: string): Promise<void> => dpkg('--force-depends', '--install', deb);
export const purge = (): Promise<void> => dpkg('--purge', PACKAGE);

/** Somebody without rights of their own, for as long as a test. */
export interface OrdinaryUser {
  readonly home: string;
  readonly id: number;
  /** Starts a program in a folder of theirs; `channel` = what it sends reaches this process. */
  readonly start: (program: string, args: readonly string[], options: { readonly env: Readonly<Record<string, string>>; readonly channel: boolean }) => ChildProcess;
  /** Puts something of the checkout, where they may not be able to read, into their home. */
  readonly bring: (from: string, name: string) => string;
  readonly write: (name: string, bytes: Uint8Array) => string;
  readonly remove: () => void;
}

export function makeOrdinaryUser(): OrdinaryUser {
  const name = `ctl-test-${process.pid}`;
  run('useradd', '--create-home', '--shell', '/bin/sh', name);
  const [, , uid = '', gid = '', , home = ''] = run('getent', 'passwd', name).split(':');
  const [id, group] = [Number(uid), Number(gid)];
  const own = (file: string): string => {
    run('chown', '--recursive', `${uid}:${gid}`, file);
    return file;
  };
  return {
    home,
    id,
    start: (program, args, { env, channel }) =>
      spawn(program, args, { uid: id, gid: group, cwd: home, stdio: ['ignore', 'inherit', 'inherit', ...(channel ? (['ipc'] as const) : [])], env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, USER: name, LANG: 'C.UTF-8', ...env } }),
    bring: (from, to) => {
      cpSync(path.resolve(root, from), path.join(home, to), { recursive: true, dereference: true });
      return own(path.join(home, to));
    },
    write: (file, bytes) => {
      writeFileSync(path.join(home, file), bytes);
      return own(path.join(home, file));
    },
    remove: () => {
      // Browsers do not wait for their children.
      spawnSync('pkill', ['-KILL', '-u', name]);
      run('userdel', '--force', '--remove', name);
    },
  };
}
