import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, nodeDisk } from '../../core/files/disk.ts';
import { createFiles } from '../../core/files/durable.ts';
import { createNodeFiles, createUnlinkedFiles } from '../../core/files/node.ts';
import { asNobody, hasPermissions } from '../helpers/as-nobody.ts';

const KINDS = [
  { kind: 'files of the computer', files: createNodeFiles() },
  { kind: 'files of a folder whose links are not followed', files: createUnlinkedFiles() },
];

describe.each(KINDS)('$kind', ({ files }) => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'files-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => path.join(folder, name);

  it.runIf(process.platform !== 'win32')('are readable by their owner alone', async () => {
    await files.writeDurably(at('written'), new Uint8Array([1]));
    await files.appendDurably(at('appended'), new Uint8Array([1]));
    const lock = await files.lock(at('lock'), 'me');
    await files.makeFolder(at('folder'));
    const modes = await Promise.all(['written', 'appended', 'lock', 'folder'].map(async (name) => (await stat(at(name))).mode & 0o777));
    expect(modes).toEqual([0o600, 0o600, 0o700, 0o700]);
    if (lock.held) await lock.release();
    expect(await files.exists(at('lock'))).toBe(false);
  });

  it('leave nothing behind when a write fails', async () => {
    await files.makeFolder(at('target'));
    await writeFile(path.join(at('target'), 'inside'), '');
    await expect(files.writeDurably(at('target'), new Uint8Array([1]))).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['target']);
  });

  it('leave no half of what could not be appended', async () => {
    const open: Disk['open'] = async (file, flags, mode) => {
      const handle = await nodeDisk.open(file, flags, mode);
      handle.sync = () => Promise.reject(new Error('ENOSPC'));
      return handle;
    };
    await files.appendDurably(at('lines'), new Uint8Array([1, 10]));
    await expect(createFiles({ ...nodeDisk, open }).appendDurably(at('lines'), new Uint8Array([2, 3]))).rejects.toThrow('ENOSPC');
    expect(await files.read(at('lines'))).toEqual(new Uint8Array([1, 10]));
  });

  it.runIf(process.platform === 'linux')('without a size of their own are read to their end, and no further than is wanted', async () => {
    // proc(5): such a file says that it has none.
    const environment = '/proc/self/environ';
    expect((await stat(environment)).size).toBe(0);
    const { length } = await files.read(environment);
    expect(length).toBeGreaterThan(100);
    expect(await files.read(environment, length)).toHaveLength(length);
    await expect(files.read(environment, length - 1)).rejects.toMatchObject({ code: 'EFBIG' });
  });

  it.runIf(process.platform === 'linux')('that are none, and may have no end or no beginning, are not read', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    for (const file of [at('pipe'), '/dev/zero', '/dev/null']) await expect(files.read(file, 100)).rejects.toMatchObject({ code: 'not-a-file' });
    await expect(files.read(folder, 100_000)).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('that are longer than is wanted are not read', async () => {
    await writeFile(at('long'), new Uint8Array(11));
    expect(await files.read(at('long'), 11)).toHaveLength(11);
    await expect(files.read(at('long'), 10)).rejects.toMatchObject({ code: 'EFBIG' });
  });

  it.runIf(hasPermissions)('give up on a folder that may not be written', async () => {
    await chmod(folder, 0o555);
    await expect(asNobody(() => files.writeDurably(at('f'), new Uint8Array([1])))).rejects.toMatchObject({ code: 'EACCES' });
    await chmod(folder, 0o700);
  });
});
