import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { afterPack } from '../../scripts/dist/hooks.mjs';
import { madeFor, objections } from '../../scripts/dist/native-modules.mjs';
import { hasPermissions } from '../helpers/as-nobody.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const elf = (machine: number): Buffer => {
  const bytes = Buffer.alloc(64);
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]).copy(bytes);
  bytes.writeUInt16LE(machine, 18);
  return bytes;
};
const pe = (machine: number, at = 0x80): Buffer => {
  const bytes = Buffer.alloc(at + 24);
  bytes.write('MZ', 'latin1');
  bytes.writeUInt32LE(at, 0x3c);
  bytes.write('PE\0\0', at, 'latin1');
  bytes.writeUInt16LE(machine, at + 4);
  return bytes;
};
const mach = (machine: number): Buffer => {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32LE(0xfeedfacf, 0);
  bytes.writeUInt32LE(machine, 4);
  return bytes;
};
const fat = (...machines: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(0xcafebabe, 0);
  bytes.writeUInt32BE(machines.length, 4);
  machines.forEach((machine, part) => bytes.writeUInt32BE(machine, 8 + part * 20));
  return bytes;
};
const X64 = 0x01000007;
const ARM64 = 0x0100000c;

describe('the header of a compiled module', () => {
  it.each([
    ['linux', ['x64'], elf(62)],
    ['linux', ['arm64'], elf(183)],
    ['linux', ['machine 243'], elf(243)],
    ['win32', ['x64'], pe(0x8664)],
    ['win32', ['arm64'], pe(0xaa64)],
    ['win32', ['ia32'], pe(0x14c)],
    ['darwin', ['x64'], mach(X64)],
    ['darwin', ['arm64'], mach(ARM64)],
    ['darwin', ['x64', 'arm64'], fat(X64, ARM64)],
  ] as const)('tells %s and %j', (system, machines, header) => {
    expect(madeFor(header)).toEqual({ system, machines });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('module.exports = null;'.repeat(9))],
    ['a PE header that lies outside', pe(0x8664).fill(0xff, 0x3c, 0x40)],
    ['a class of Java', fat(...Array.from({ length: 0 }, () => 0)).fill(0x34, 7, 8)],
  ])('tells nothing where it is %s', (_what, header) => {
    expect(madeFor(header)).toBeNull();
  });

  it.runIf(process.platform === 'linux')('tells of the Node that runs here (Linux alone)', () => {
    expect(madeFor(readFileSync(process.execPath).subarray(0, 4096))).toEqual({ system: 'linux', machines: [process.arch] });
  });
});

describe('an application', () => {
  const holding = (modules: Readonly<Record<string, Buffer>>): string => {
    const folder = folderOfTest('application');
    for (const [name, bytes] of Object.entries(modules)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), bytes);
    }
    return folder;
  };
  const MODULE = 'resources/app.asar.unpacked/node_modules/pkcs11js/build/Release/pkcs11.node';

  it('passes with the module of its own system and machine', () => {
    expect(objections(holding({ [MODULE]: pe(0x8664) }), 'win32', 'x64')).toEqual([]);
    expect(objections(holding({ [MODULE]: fat(X64, ARM64) }), 'darwin', 'universal')).toEqual([]);
    expect(objections(holding({ [MODULE]: fat(X64, ARM64) }), 'darwin', 'arm64')).toEqual([]);
  });

  it('is refused with the module of another system or machine', () => {
    expect(objections(holding({ [MODULE]: elf(62) }), 'win32', 'x64')).toEqual([`${path.normalize(MODULE)} was compiled for linux x64, not for win32 x64`]);
    expect(objections(holding({ [MODULE]: elf(62) }), 'linux', 'arm64')).toEqual([`${path.normalize(MODULE)} was compiled for linux x64, not for linux arm64`]);
    expect(objections(holding({ [MODULE]: mach(X64) }), 'darwin', 'universal')).toEqual([`${path.normalize(MODULE)} was compiled for darwin x64, not for darwin x64 and arm64`]);
    expect(objections(holding({ [MODULE]: elf(62), 'other/x.node': Buffer.from('text') }), 'linux', 'x64')).toEqual([`${path.join('other', 'x.node')} is no compiled module`]);
  });

  it('is refused without the module for tokens', () => {
    expect(objections(holding({ 'resources/app.asar': elf(62) }), 'linux', 'x64')).toEqual([expect.stringContaining('pkcs11.node is missing')]);
  });

  it.runIf(hasPermissions)('is for all users, with whatever umask it was packed (left out where the system has no such permissions)', () => {
    const folder = holding({ [MODULE]: elf(62), program: Buffer.from('x') });
    const names = ['', MODULE, path.dirname(MODULE), 'program'];
    for (const name of names) chmodSync(path.join(folder, name), name === MODULE ? 0o640 : 0o770);
    afterPack({ appOutDir: folder, electronPlatformName: 'linux', arch: 1 });
    expect(names.map((name) => (statSync(path.join(folder, name)).mode & 0o777).toString(8))).toEqual(['755', '644', '755', '755']);
  });

  it('is looked at by the builder before anything is made of it', () => {
    const folder = holding({ [MODULE]: elf(62) });
    const context = { appOutDir: folder, electronPlatformName: 'win32', arch: 1 };
    expect(() => afterPack(context)).toThrow(`no application for win32: ${path.normalize(MODULE)} was compiled for linux x64`);
    expect(() => afterPack({ ...context, electronPlatformName: 'linux' })).not.toThrow();
    rmSync(path.join(folder, MODULE));
    expect(() => afterPack({ ...context, electronPlatformName: 'linux' })).toThrow('pkcs11.node is missing');
  });
});
