import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Writable } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Disk, nodeDisk } from '../../core/files/disk.ts';
import { createFiles } from '../../core/files/durable.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { type ProcessMark, markText, ownMark } from '../../core/files/process-mark.ts';
import { bundleProgram } from '../helpers/bundle.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const systemError = (code: string) => Object.assign(new Error(code), { code });

describe('a lock', () => {
  const files = createNodeFiles();
  let folder: string;
  let lockFile: string;
  let own: ProcessMark;
  beforeEach(async () => {
    folder = folderOfTest('lock');
    lockFile = path.join(folder, 'lock');
    own = await ownMark();
  });

  const noteOf = (mark: ProcessMark) => `${markText(mark)}-0123456789abcdef`;

  /** As the process with this mark leaves it. */
  async function takenBy(mark: ProcessMark): Promise<void> {
    await mkdir(lockFile);
    await writeFile(path.join(lockFile, noteOf(mark)), 'who was here');
  }

  async function endedPid(): Promise<number> {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    return child.pid ?? 0;
  }

  /** The parent's start as Linux tells it, read by the test itself. */
  const parentStart = async (): Promise<string> => (await readFile(`/proc/${process.ppid}/stat`, 'latin1')).replace(/^.*\) /s, '').split(' ')[19] ?? '';

  it('is a folder that names its process, and nothing is left of it', async () => {
    const lock = await files.lock(lockFile, 'me');
    expect(await readdir(folder)).toEqual(['lock']);
    expect((await readdir(lockFile))[0]).toMatch(new RegExp(`^${markText(own)}-[0-9a-f]{16}$`));
    if (lock.held) await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over from a process that was killed while it held it', async () => {
    const program = await bundleProgram('test/files/contender.ts');
    const child = spawn(process.execPath, [program, folder, '1'], { stdio: ['ignore', 'ignore', 'inherit'] });
    await once(child, 'exit');
    expect(await readdir(folder)).toEqual(['cluster.lock']);
    expect((await files.lock(path.join(folder, 'cluster.lock'), 'me')).held).toBe(true);
  });

  it.runIf(process.platform === 'linux')('is not blocked by a number that was given to another process, or by one from before the last start of the system', async () => {
    const parent: ProcessMark = { ...own, pid: process.ppid, start: await parentStart() };
    await takenBy({ ...parent, start: String(Number(parent.start) - 1) });
    const first = await files.lock(lockFile, 'me');
    expect(first.held).toBe(true);
    if (first.held) await first.release();
    await takenBy({ ...parent, boot: 'fedcba987654' });
    expect((await files.lock(lockFile, 'me')).held).toBe(true);
  });

  it.runIf(process.platform === 'linux')('is never taken from a process that runs, or that cannot be seen from here', async () => {
    const parent: ProcessMark = { ...own, pid: process.ppid, start: await parentStart() };
    for (const mark of [parent, { ...parent, space: '1' }, { ...own, pid: await endedPid(), space: '1' }]) {
      await takenBy(mark);
      expect(await files.lock(lockFile, 'me')).toEqual({ held: false, holder: 'who was here' });
      await createFiles(nodeDisk).remove(path.join(lockFile, noteOf(mark)));
      await nodeDisk.removeFolder(lockFile);
    }
  });

  it.runIf(process.platform === 'linux')('is taken over from a process that has ended and whose parent does not fetch its end', async () => {
    // The shell becomes a program that waits for no child.
    const parent = spawn('sh', ['-c', 'cat <&3 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
    onTestFinished(() => void parent.kill());
    const pid = Number(String((await once(parent.stdout ?? expect.fail(), 'data'))[0]));
    while ((await readFile(`/proc/${parent.pid ?? 0}/comm`, 'latin1')) !== 'sleep\n');
    (parent.stdio[3] as Writable).end();
    let fields: readonly string[] = [];
    while (fields[0] !== 'Z') fields = (await readFile(`/proc/${pid}/stat`, 'latin1')).replace(/^.*\) /s, '').split(' ');
    await takenBy({ ...own, pid, start: fields[19] ?? '' });
    expect((await files.lock(lockFile, 'me')).held).toBe(true);
  });

  it('that is stale goes to exactly one of many that find it', async () => {
    const pid = await endedPid();
    for (let round = 0; round < 100; round += 1) {
      await takenBy({ ...own, pid });
      const attempts = await Promise.all(Array.from({ length: 6 }, (_, index) => files.lock(lockFile, `holder ${index}`)));
      expect(attempts.filter((attempt) => attempt.held)).toHaveLength(1);
      for (const attempt of attempts) if (attempt.held) await attempt.release();
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('is free where an empty folder or what a desktop puts into folders is left; a file in its place is not ours', async () => {
    await mkdir(lockFile);
    const first = await files.lock(lockFile, 'me');
    if (first.held) await first.release();
    await mkdir(lockFile);
    await writeFile(path.join(lockFile, '.DS_Store'), '');
    const second = await files.lock(lockFile, 'me');
    expect([first.held, second.held, (await readdir(lockFile)).length]).toEqual([true, true, 1]);
    if (second.held) await second.release();
    await writeFile(lockFile, 'mine');
    expect(await files.lock(lockFile, 'me')).toEqual({ held: false, holder: '' });
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('clears what ended processes left on their way to it, and nothing of others', async () => {
    const takings = [{ ...own, pid: await endedPid() }, own].map((mark) => `lock.${noteOf(mark)}.taking`);
    for (const name of takings) await mkdir(path.join(folder, name));
    await files.lock(lockFile, 'me');
    expect(await readdir(folder)).toEqual(['lock', takings[1]]);
  });

  it('whose note another program holds when it is released is free all the same', async () => {
    let heldBack = true;
    const disk: Disk = { ...nodeDisk, unlink: (file) => (heldBack && path.dirname(file) === lockFile ? Promise.reject(systemError('EBUSY')) : nodeDisk.unlink(file)) };
    const scanned = createFiles(disk);
    const first = await scanned.lock(lockFile, 'me');
    if (first.held) await first.release();
    expect(await readdir(lockFile)).toHaveLength(2);
    if (first.held) await first.release();
    await expect(scanned.lock(lockFile, 'the next')).rejects.toMatchObject({ code: 'EBUSY' });
    expect(await readdir(folder)).toEqual(['lock']);
    heldBack = false;
    expect((await files.lock(lockFile, 'the next')).held).toBe(true);
    expect(await readdir(lockFile)).toHaveLength(1);
  });

  it('is held by whoever renamed to it, although the answer was lost', async () => {
    const lossy = createFiles({ ...nodeDisk, rename: (from, to) => nodeDisk.rename(from, to).then(() => Promise.reject(systemError('ENOENT'))) });
    const lock = await lossy.lock(lockFile, 'me');
    expect([lock.held, await files.lock(lockFile, 'another')]).toEqual([true, { held: false, holder: 'me' }]);
    if (lock.held) await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('on a system that renames no folder over another, and says of everything that access is denied, goes to one at a time', async () => {
    const rename = async (from: string, to: string): Promise<void> => {
      if ((await nodeDisk.list(to).catch(() => null)) !== null) throw systemError('EPERM');
      await nodeDisk.rename(from, to);
    };
    const windows = createFiles({ ...nodeDisk, rename });
    const first = await windows.lock(lockFile, 'the first');
    expect(await windows.lock(lockFile, 'the second')).toEqual({ held: false, holder: 'the first' });
    if (first.held) await first.release();
    await mkdir(lockFile);
    expect((await windows.lock(lockFile, 'the third')).held).toBe(true);
  });

  it.runIf(process.platform === 'linux')('reads the start of a process from ps as macOS has it', () => {
    // The same columns in the same form (POSIX leaves lstart open; procps and macOS print ctime(3)).
    const printed = execFileSync('ps', ['-o', 'lstart=', '-p', String(process.pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
    expect(Math.abs(Date.parse(`${printed.trim()} UTC`) - performance.timeOrigin)).toBeLessThan(60_000);
  });
});
