import fs, { appendFileSync, type BigIntStats, type Stats, truncateSync, utimesSync } from 'node:fs';
import { copyFile, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { execFileSync, spawnSync } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadCtlFile } from '../../cli/ctl-file-input.ts';
import { foundingParts, nonSecureFile } from '../helpers/founding-document.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { isThere, SAMPLE } from '../helpers/shared-reference.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = folderOfFile('files');
const at = (name: string): string => path.join(folder, name);

/** A change of one byte: offset and new value. */
const changed = (bytes: Uint8Array, offset: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[offset] = value;
  return copy;
};

beforeAll(async () => {
  const { bytes, header } = nonSecureFile(foundingParts());
  // Before SIGNATURE stand SIGNATUREMODULUS (4 bytes), SIGNATUREALGORTITHM (4), the head of SIGNATUREALGOINFO (3).
  const digestAlgorithm = header.signatureOffset - 4 - 4 - 3 - 1;
  await writeFile(at('good.tlv'), bytes);
  await writeFile(at('bad.tlv'), changed(bytes, bytes.length - 1, (bytes.at(-1) ?? 0) ^ 1));
  await writeFile(at('short.tlv'), bytes.subarray(0, 1000));
  await writeFile(at('text.tlv'), 'this is no CTL file');
  await writeFile(at('empty.tlv'), '');
  await mkdir(at('folder.tlv'));
  await symlink('good.tlv', at('link.tlv'));
  await symlink(at('loop.tlv'), at('loop.tlv'));
  await writeFile(at('unknown-digest.tlv'), changed(bytes, digestAlgorithm, 9));
});

describe('ctl show and ctl verify', () => {
  it.each([
    ['good.tlv', 0, 'The CTL file was verified successfully.'],
    ['link.tlv', 0, 'The CTL file was verified successfully.'],
    ['bad.tlv', 1, null],
    ['unknown-digest.tlv', 4, null],
  ])('%s: exit code %i', async (name, code, last) => {
    const shown = await runCtl(['show', at(name)]);
    expect(shown.code).toBe(code);
    expect(shown.stderr).toBe('');
    expect(shown.stdout).toContain('The checksum value of the CTL file:');
    expect(shown.stdout.includes('verified successfully')).toBe(last !== null);
    const verified = await runCtl(['verify', at(name), '--json']);
    expect(verified.code).toBe(code);
    expect(JSON.parse(verified.stdout)).toMatchObject({ verdict: ['verified', 'bad', '', '', 'not-checked'][code], length: 3746 });
  });

  it('empty.tlv: says that it is empty', async () => {
    for (const command of ['show', 'verify']) {
      const result = await runCtl([command, at('empty.tlv')]);
      expect([result.code, result.stdout]).toEqual([3, '']);
      expect(result.stderr).toContain('The CTL file is empty');
    }
    expect(JSON.parse((await runCtl(['verify', at('empty.tlv'), '--json'])).stdout)).toMatchObject({ ok: false, error: { code: 'ctl-file.empty' } });
  });

  it.each(['short.tlv', 'text.tlv', 'not-there.tlv'])('%s: exit code 3, nothing on standard output, the reason on standard error', async (name) => {
    for (const command of ['show', 'verify']) {
      const result = await runCtl([command, at(name)]);
      expect(result).toMatchObject({ code: 3, stdout: '' });
      expect(result.stderr).toContain(name);
    }
  });

  it.each([
    ['not-there.tlv', 'there is no such file'],
    ['folder.tlv', 'a folder is in the place of the file'],
    ['loop.tlv', 'or links lead in a circle'],
  ])('%s: says why it cannot be read: %s', async (name, why) => {
    expect((await runCtl(['show', at(name)])).stderr).toContain(why);
    expect((await runCtl(['plan', at(name), '--practice'])).stderr).toContain(why);
  });

  it.runIf(process.platform === 'linux')('what has no end, or no beginning, ends at once with a word', async () => {
    execFileSync('mkfifo', [at('pipe.tlv')]);
    await writeFile(at('large.tlv'), Buffer.alloc(1024 * 1024 + 1));
    // Has a length, and takes no room.
    await writeFile(at('huge.tlv'), '');
    await truncate(at('huge.tlv'), 8 * 1024 ** 3);
    const socket = createServer().listen(at('socket.tlv'));
    const noFile = 'a device, a pipe or a socket is in the place of the file';
    const wanted: readonly (readonly [readonly string[], string])[] = [
      ...['/dev/zero', '/dev/stdin', at('pipe.tlv'), at('socket.tlv')].map((name) => [['show', name], noFile] as const),
      ...['large.tlv', 'huge.tlv'].map((name) => [['show', at(name)], 'longer than 1 MiB'] as const),
      [['verify', '/dev/zero'], noFile],
      [['diff', at('good.tlv'), at('pipe.tlv')], noFile],
      ...['/dev/zero', at('pipe.tlv'), at('socket.tlv')].map((name) => [['plan', name, '--practice'], noFile] as const),
    ];
    for (const [args, why] of wanted) {
      const result = await runCtl(args);
      expect([args, result.code === 0, result.stdout, result.stderr]).toEqual([args, false, '', expect.stringContaining(why)]);
    }
    socket.close();
  });

  describe('a file that another program writes to while it is read', () => {
    afterEach(() => {
      vi.restoreAllMocks();
      syncBuiltinESMExports();
    });

    it.each([
      ['grows', (file: string) => appendFileSync(file, Buffer.alloc(8 * 1024 * 1024))],
      ['is cut', (file: string) => truncateSync(file, 1000)],
      ['is written over', (file: string) => utimesSync(file, 0, 0)],
    ])('is not called bad, and no more of it is read than it held: it %s', async (how, write) => {
      const file = at(`${how}.tlv`);
      await copyFile(at('good.tlv'), file);
      const { fstatSync, readSync } = fs;
      let read = 0;
      // Directly behind the look at its length, when nothing of it was read yet.
      vi.spyOn(fs, 'fstatSync').mockImplementationOnce((descriptor): Stats & BigIntStats => {
        const seen = fstatSync(descriptor);
        write(file);
        return seen as Stats & BigIntStats;
      });
      vi.spyOn(fs, 'readSync').mockImplementation((...all: unknown[]) => {
        const count = (readSync as (...all: unknown[]) => number)(...all);
        read += count;
        return count;
      });
      syncBuiltinESMExports();
      expect(loadCtlFile(file)).toMatchObject({ ok: false, error: { code: 'file.unreadable', params: { detail: 'being-written' } } });
      expect(read).toBeLessThan(2 * 3746);
    });
  });

  it('takes file names relative to where npm was called, and keeps standard output clean', () => {
    const run = spawnSync('npm', ['--prefix', root, 'run', '--silent', 'ctl', '--', 'verify', 'good.tlv'], {
      cwd: folder,
      env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
      encoding: 'utf8',
    });
    expect([run.status, run.stdout]).toEqual([0, 'verified: signed by cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems\n']);
  });

  it.runIf(isThere(SAMPLE))('verify the file that a real CUCM wrote (left out where it is not there)', async () => {
    expect((await runCtl(['show', SAMPLE])).code).toBe(0);
    expect((await runCtl(['verify', SAMPLE])).stdout).toBe('verified: signed by CN=gigantic-6.cisco.com;OU=VTG;O=Alpha;L=SJ;ST=CA;C=US\n');
  });
});

describe('wrong usage ends with exit code 2 and an explanation', () => {
  it.each([
    [['nonsense']],
    [['show']],
    [['set-cluster', 'non-secure']],
    [['set-cluster', 'non-secure', '--practice', '--host', 'cucm']],
    [['set-cluster', 'non-secure', '--host', 'cucm', '--user', 'admin']],
    [['set-cluster', 'non-secure', '--host', 'cucm', '--user', 'admin', '--module', 'x.so', '--trust', '1234']],
    [['set-cluster', 'non-secure', '--host', 'cucm:0', '--user', 'admin', '--module', 'x.so']],
    [['--lang', 'xx', 'show', 'file']],
  ])('%j', async (args) => {
    const result = await runCtl(args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).not.toBe('');
  });
});
