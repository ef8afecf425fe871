import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Disk, nodeDisk, patient } from '../../core/files/disk.ts';
import { createFiles } from '../../core/files/durable.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { folderOfFile, folderOfTest } from '../helpers/temporary-folder.ts';

const systemError = (code: string) => Object.assign(new Error(code), { code });

/** The disk of this computer, of which each operation fails so many times first. */
function disturbed(code: string, times: number): { readonly disk: Disk; readonly asked: string[] } {
  const asked: string[] = [];
  const originals: readonly (readonly [string, (...given: never[]) => Promise<unknown>])[] = Object.entries({ ...nodeDisk });
  const operations = originals.map(([name, work]) => {
    let left = times;
    const disturbedWork = (...given: never[]): Promise<unknown> => {
      asked.push(name);
      left -= 1;
      if (left >= 0) return Promise.reject(systemError(code));
      left = times;
      return work(...given);
    };
    return [name, disturbedWork] as const;
  });
  return { disk: Object.fromEntries(operations) as unknown as Disk, asked };
}

describe('file work that another program disturbs', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Lets time pass until the work has ended. */
  async function ended<T>(work: Promise<T>): Promise<T> {
    const open = Symbol('open');
    const turn = () => new Promise<typeof open>((resolve) => setImmediate(() => resolve(open)));
    work.catch(() => undefined);
    while ((await Promise.race([work, turn()])) === open) if (vi.getTimerCount() > 0) await vi.advanceTimersByTimeAsync(10);
    return work;
  }

  it.each(['EPERM', 'EBUSY', 'EACCES'])('is done all the same where the system says %s for a while', async (code) => {
    const folder = folderOfTest('patience');
    const files = createFiles(disturbed(code, 5).disk);
    const at = (name: string) => path.join(folder, 'a', name);
    await ended(files.makeFolder(path.join(folder, 'a')));
    await ended(files.writeDurably(at('f'), new Uint8Array([1])));
    await ended(files.appendDurably(at('f'), new Uint8Array([2])));
    await ended(files.replace(at('f'), at('g')));
    expect(await ended(files.read(at('g')))).toEqual(new Uint8Array([1, 2]));
    expect(await ended(files.exists(at('g')))).toBe(true);
    expect((await ended(files.modifiedAt(at('g')))).getTime()).toBeGreaterThan(0);
    expect(await ended(files.list(path.dirname(at('g'))))).toEqual(['g']);
    const lock = await ended(files.lock(at('lock'), 'me'));
    expect(lock.held).toBe(true);
    if (lock.held) await ended(lock.release());
    await ended(files.remove(at('g')));
    expect(await readdir(path.dirname(at('g')))).toEqual([]);
  });

  it.each(Object.keys(nodeDisk))('gives up after about a second: %s', async (name) => {
    const { disk, asked } = disturbed('EBUSY', Infinity);
    const before = performance.now();
    const operations: Readonly<Record<string, (from: never, to: never) => Promise<unknown>>> = { ...patient(disk) };
    const work = operations[name] ?? expect.fail();
    await expect(ended(work('/nowhere/a' as never, '/nowhere/b' as never))).rejects.toMatchObject({ code: 'EBUSY' });
    expect(performance.now() - before).toBeGreaterThan(800);
    expect(performance.now() - before).toBeLessThan(1200);
    expect(asked.length).toBeGreaterThan(8);
  });

  it.each(['ENOENT', 'ENOSPC', 'EIO'])('is not tried again where the system says %s', async (code) => {
    const { disk, asked } = disturbed(code, Infinity);
    await expect(ended(patient(disk).read('/nowhere', Infinity))).rejects.toMatchObject({ code });
    expect(asked).toEqual(['read']);
  });
});

/** Whether this system and user can forbid a file to be changed, as a scanner on Windows does. */
function canForbid(folder: string): boolean {
  const file = path.join(folder, 'tried');
  writeFileSync(file, '');
  try {
    execFileSync('chattr', ['+i', file], { stdio: 'ignore' });
    execFileSync('chattr', ['-i', file], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('file work on a file that another process holds for 300 ms', () => {
  const folder = folderOfFile('held');
  // On a busy machine the other process may come to letting go only when the patience is over: it does not run out here.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.runIf(canForbid(folder))('is done once it lets go', async () => {
    const files = createNodeFiles();
    const file = path.join(folder, 'f');
    const works = [
      () => files.appendDurably(file, new Uint8Array([0x62])),
      () => files.writeDurably(file, new Uint8Array([0x63])),
      () => files.replace(file, `${file}2`),
      () => files.remove(file),
    ];
    for (const work of works) {
      await writeFile(file, 'a');
      execFileSync('chattr', ['+i', file]);
      await expect(nodeDisk.unlink(file)).rejects.toMatchObject({ code: 'EPERM' });
      spawn('sh', ['-c', 'sleep 0.3; chattr -i "$1"', 'sh', file]);
      await work();
    }
    expect(await readFile(`${file}2`, 'utf8')).toBe('a');
    expect((await readdir(folder)).sort()).toEqual(['f2', 'tried']);
  });
});
