import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectModule } from '../../core/tokens/inspect-module.ts';
import { readLibraryHeader } from '../../core/tokens/library-header.ts';
import { asNobody, hasPermissions } from '../helpers/as-nobody.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'modules-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

function elf(machine: number, type = 3): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32BE(0x7f454c46, 0);
  bytes.set([2, 1, 1], 4);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(machine, 18);
  return bytes;
}
function pe(machine: number): Buffer {
  const bytes = Buffer.alloc(256);
  bytes.write('MZ', 0, 'latin1');
  bytes.writeUInt32LE(0x80, 60);
  bytes.write('PE\0\0', 0x80, 'latin1');
  bytes.writeUInt16LE(machine, 0x84);
  return bytes;
}
function universal(...machines: readonly number[]): Buffer {
  const bytes = Buffer.alloc(256);
  bytes.writeUInt32BE(0xcafebabe, 0);
  bytes.writeUInt32BE(machines.length, 4);
  machines.forEach((machine, index) => bytes.writeUInt32BE(machine, 8 + 20 * index));
  return bytes;
}
async function inspect(name: string, bytes: Uint8Array) {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return await inspectModule(file);
}

describe('a library file that is looked at before it is loaded', () => {
  it('is named by system and processor', () => {
    expect(readLibraryHeader(elf(62))).toEqual({ format: 'elf', architectures: ['x64'] });
    expect(readLibraryHeader(elf(183))).toEqual({ format: 'elf', architectures: ['arm64'] });
    expect(readLibraryHeader(pe(0x8664))).toEqual({ format: 'pe', architectures: ['x64'] });
    expect(readLibraryHeader(pe(0x14c))).toEqual({ format: 'pe', architectures: ['ia32'] });
    expect(readLibraryHeader(universal(0x01000007, 0x0100000c))).toEqual({ format: 'mach-o', architectures: ['x64', 'arm64'] });
  });

  it('is none when it is a program, a Java class, cut short or anything else', () => {
    const javaClass = universal();
    javaClass.writeUInt32BE(61, 4);
    const outside = pe(0x8664);
    outside.writeUInt32LE(0xfffffff0, 60);
    for (const bytes of [elf(62, 2), javaClass, outside, elf(62).subarray(0, 40), Buffer.alloc(0), Buffer.alloc(300, 'text ')]) {
      expect(readLibraryHeader(bytes)).toBeUndefined();
    }
  });

  it('is refused with the processor it is for, when that is another', async () => {
    const answer = await inspect('other.so', elf(process.arch === 'arm64' ? 62 : 183));
    expect(answer).toMatchObject({ ok: false, error: { code: 'token.module-architecture', params: { found: expect.stringMatching(/^elf (x64|arm64)$/) as string } } });
    const windows = await inspect('eTPKCS11.dll', pe(0x8664));
    expect(windows).toMatchObject({ ok: false, error: { code: process.platform === 'win32' ? 'none' : 'token.module-architecture' } });
  });

  it('is missing when there is no such file, when it is a folder, or when its path is not absolute', async () => {
    for (const file of [path.join(folder, 'none.so'), folder, 'libsofthsm2.so', '']) {
      expect(await inspectModule(file)).toEqual({ ok: false, error: { code: 'token.module-missing', where: file, params: { path: file } } });
    }
  });

  it.runIf(process.platform !== 'win32')('is missing when a named pipe stands there, and nobody waits for its writer', async () => {
    const pipe = path.join(folder, 'pipe.so');
    execFileSync('mkfifo', [pipe]);
    expect(await inspectModule(pipe)).toMatchObject({ ok: false, error: { code: 'token.module-missing' } });
  });

  it.runIf(hasPermissions)('is unreadable, and not missing, where permissions forbid it', async () => {
    const file = path.join(folder, 'forbidden.so');
    await writeFile(file, elf(62));
    await chmod(folder, 0o755);
    await chmod(file, 0);
    expect(await asNobody(() => inspectModule(file))).toEqual({ ok: false, error: { code: 'token.module-unreadable', where: file, params: { path: file, detail: 'EACCES' } } });
  });

  it('is no PKCS#11 library when it is a text', async () => {
    expect(await inspect('notes.so', Buffer.from('just a text\n'.repeat(20)))).toMatchObject({ ok: false, error: { code: 'token.module-not-pkcs11' } });
    expect(await inspect('empty.so', Buffer.alloc(0))).toMatchObject({ ok: false, error: { code: 'token.module-not-pkcs11' } });
  });
});
