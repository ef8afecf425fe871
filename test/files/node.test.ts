import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';

describe('files of the computer', () => {
  const files = createNodeFiles();
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'files-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => path.join(folder, name);

  const note = (pid: number) => JSON.stringify({ pid, holder: 'who was here', token: 'abc' });

  it.runIf(process.platform !== 'win32')('are readable by their owner alone', async () => {
    await files.writeDurably(at('written'), new Uint8Array([1]));
    await files.appendDurably(at('appended'), new Uint8Array([1]));
    const lock = await files.lock(at('lock'), 'me');
    await files.makeFolder(at('folder'));
    const modes = await Promise.all(['written', 'appended', 'lock', 'folder'].map(async (name) => (await stat(at(name))).mode & 0o777));
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o700]);
    if (lock.held) await lock.release();
    expect(await files.exists(at('lock'))).toBe(false);
  });

  it('leave nothing behind when a write fails', async () => {
    await files.makeFolder(at('target'));
    await writeFile(path.join(at('target'), 'inside'), '');
    await expect(files.writeDurably(at('target'), new Uint8Array([1]))).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['target']);
  });

  it('take over the lock of a process that has ended', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await writeFile(at('lock'), note(child.pid ?? 0));
    expect((await files.lock(at('lock'), 'me')).held).toBe(true);
  });

  it('take over a lock from before the last start of the system, whoever has its pid now', async () => {
    await writeFile(at('lock'), note(process.ppid));
    const longAgo = new Date(Date.now() - (os.uptime() + 3600) * 1000);
    await utimes(at('lock'), longAgo, longAgo);
    expect((await files.lock(at('lock'), 'me')).held).toBe(true);
  });

  it('respect the lock of a process that runs', async () => {
    await writeFile(at('lock'), note(process.ppid));
    expect(await files.lock(at('lock'), 'me')).toEqual({ held: false, holder: 'who was here' });
  });

  it('take over a lock that an earlier process with our pid left', async () => {
    await writeFile(at('lock'), note(process.pid));
    expect((await files.lock(at('lock'), 'me')).held).toBe(true);
  });

  it('give a stale lock to exactly one of many that find it', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    for (let round = 0; round < 100; round += 1) {
      await writeFile(at('lock'), note(child.pid ?? 0));
      const attempts = await Promise.all(Array.from({ length: 6 }, (_, index) => files.lock(at('lock'), `holder ${index}`)));
      expect(attempts.filter((attempt) => attempt.held)).toHaveLength(1);
      for (const attempt of attempts) if (attempt.held) await attempt.release();
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('respect a nameless lock file while it is new, and take it over when it is old', async () => {
    await writeFile(at('lock'), '');
    expect(await files.lock(at('lock'), 'me')).toEqual({ held: false, holder: '' });
    await utimes(at('lock'), new Date(0), new Date(0));
    expect((await files.lock(at('lock'), 'me')).held).toBe(true);
  });

  it.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')('give up on a folder that may not be written (run as an ordinary user)', async () => {
    await chmod(folder, 0o500);
    await expect(files.writeDurably(at('f'), new Uint8Array([1]))).rejects.toMatchObject({ code: 'EACCES' });
    await chmod(folder, 0o700);
  });
});
