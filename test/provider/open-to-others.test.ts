import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUnlinkedFiles } from '../../core/files/node.ts';
import { readConfigFile } from '../../provider/config-file.ts';
import { howToClose } from '../../provider/open-to-others.ts';
import { startProvider } from '../../provider/start.ts';
import { must } from '../helpers/must.ts';
import { writeConfig } from './daemon.ts';
import { FILES, HASH, startTestCluster, type TestCluster, USERS } from './fixture.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const HASH_LINE = USERS[0]?.passwordHash ?? '';

describe.runIf(process.platform !== 'win32')('files with secrets (left out on Windows, which keeps permissions elsewhere)', () => {
  it.each(['provider.json', 'server.key'])('%s that others can read is refused with the command that mends it', async (name) => {
    const folder = folderOfTest("it's open");
    const config = await writeConfig(folder, HASH_LINE);
    const file = path.join(folder, name);
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(file, mode);
      const read = await readConfigFile(config);
      const error = read.ok ? '' : read.error;
      expect(error).toContain(`(mode 0${mode.toString(8)})`);
      expect(error).not.toContain('scrypt');
      const [, command = ''] = /Mend it with: (.+)$/.exec(error) ?? [];
      execFileSync('sh', ['-c', command]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      must(await readConfigFile(config));
    }
  });

  it('the key of the tickets that others can read, or a data folder into which they may write, keeps a provider from starting', async () => {
    const folder = folderOfTest('open');
    const config = must(await readConfigFile(await writeConfig(folder, HASH_LINE)));
    await (await startProvider(config)).close();
    const key = path.join(folder, 'data', 'ticket.key');
    chmodSync(key, 0o644);
    await expect(startProvider(config)).rejects.toThrow(`chmod 600 ${key}`);
    chmodSync(key, 0o600);
    chmodSync(path.dirname(key), 0o775);
    await expect(startProvider(config)).rejects.toThrow(`chmod 700 ${path.dirname(key)}`);
    chmodSync(path.dirname(key), 0o755);
    await (await startProvider(config)).close();
  });
});

it('on Windows, where nobody sees who may read them, files with secrets are made with the command that closes them', () => {
  expect(howToClose(String.raw`C:\ctl provider`, 'win32')).toContain(String.raw`icacls "C:\ctl provider" /inheritance:r`);
  expect(howToClose('/etc/ctl-provider', 'linux')).toBe('');
});

describe.runIf(process.platform !== 'win32')('links in the data folder (left out on Windows, where making one needs a right of its own)', () => {
  let cluster: TestCluster;
  let data: string;
  let outside: string;
  beforeEach(async () => {
    cluster = await startTestCluster();
    data = cluster.pub.config.dataFolder;
    outside = folderOfTest('outside');
  });
  afterEach(() => cluster.close());

  it('the way to it may hold one', async () => {
    const link = path.join(outside, 'link');
    await cluster.pub.provider.close();
    symlinkSync(data, link);
    await cluster.pub.restart({ dataFolder: link });
  });

  it.each(['ticket.key', 'mode.json', 'CTLFile.tlv.staged.json', 'provider.lock'])('%s that is one keeps a provider from starting', async (name) => {
    await cluster.pub.provider.close();
    const target = path.join(outside, 'target');
    if (name === 'provider.lock') mkdirSync(target);
    else if (name === 'ticket.key') renameSync(path.join(data, name), target);
    else writeFileSync(target, '{}', { mode: 0o600 });
    symlinkSync(target, path.join(data, name));
    await expect(startProvider(cluster.pub.config)).rejects.toThrow(/ELOOP|in use/);
    if (name === 'ticket.key') expect(readFileSync(target)).toHaveLength(32);
    execFileSync('rm', ['-r', path.join(data, name)]);
    await cluster.pub.restart();
  });

  it('a CTL file that is one is not handed out, and a commit puts the file itself in its place', async () => {
    const { connected, errorOf } = await import('./connected.ts');
    const client = await connected(cluster);
    const target = path.join(outside, 'shadow');
    writeFileSync(target, 'secret of the system');
    symlinkSync(target, path.join(data, 'CTLFile.tlv'));
    expect(errorOf(await client.ctlFile(cluster.pub.config.name))).toMatchObject({ code: 'provider.storage', params: { detail: 'ELOOP' } });
    expect(errorOf(await client.stage(cluster.pub.config.name, FILES.first, null))).toMatchObject({ code: 'provider.storage' });
    execFileSync('rm', [path.join(data, 'CTLFile.tlv')]);
    must(await client.commit(cluster.pub.config.name, must(await client.stage(cluster.pub.config.name, FILES.first, null))));
    expect(must(await client.ctlFile(cluster.pub.config.name))?.sha256).toBe(HASH.first);
    expect(readFileSync(target, 'utf8')).toBe('secret of the system');
    await client.close();
  });
});

describe('the files of a folder whose links are not followed', () => {
  it.runIf(process.platform !== 'win32')('say ELOOP of a link, whatever is asked of it, and work on everything else', async () => {
    const folder = folderOfTest('links');
    const files = createUnlinkedFiles();
    const [file, link, folderLink] = ['file', 'link', 'folder'].map((name) => path.join(folder, name)) as [string, string, string];
    await files.writeDurably(file, Buffer.from('x'));
    symlinkSync(file, link);
    symlinkSync(folder, folderLink);
    // One behind the other: an answer that nobody waits for yet would be an error of the run.
    const asks = [() => files.read(link), () => files.readDated(link), () => files.exists(link), () => files.modifiedAt(link), () => files.appendDurably(link, Buffer.from('y')), () => files.list(folderLink)];
    for (const ask of asks) await expect(ask()).rejects.toMatchObject({ code: 'ELOOP' });
    await files.appendDurably(file, Buffer.from('y'));
    expect(Buffer.from(await files.read(file)).toString()).toBe('xy');
    await files.writeDurably(link, Buffer.from('z'));
    expect([readFileSync(link, 'utf8'), readFileSync(file, 'utf8')]).toEqual(['z', 'xy']);
  });
});
