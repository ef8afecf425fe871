import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { createNodeFiles, createUnlinkedFiles } from '../../core/files/node.ts';
import { type Files } from '../../core/ports/files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);

const KINDS: readonly { readonly kind: string; readonly create: () => Files }[] = [
  { kind: 'node', create: createNodeFiles },
  { kind: 'unlinked', create: createUnlinkedFiles },
  { kind: 'memory', create: createMemoryFiles },
];

describe.each(KINDS)('files of kind $kind', ({ create }) => {
  let files: Files;
  let folder: string;

  beforeEach(async () => {
    files = create();
    folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'files-')), 'a', 'b');
    await files.makeFolder(folder);
  });
  afterEach(() => rm(path.resolve(folder, '..', '..'), { recursive: true, force: true }));

  const at = (name: string) => path.join(folder, name);

  it('reads back what was written, and nothing of what it replaced', async () => {
    await files.writeDurably(at('f'), bytes('a long first text'));
    await files.writeDurably(at('f'), bytes('second'));
    expect(text(await files.read(at('f')))).toBe('second');
    expect(await files.list(folder)).toEqual(['f']);
  });

  it('gives copies: changing bytes afterwards does not change the file', async () => {
    const mine = bytes('abc');
    await files.writeDurably(at('f'), mine);
    mine.fill(0);
    (await files.read(at('f'))).fill(0);
    expect(text(await files.read(at('f')))).toBe('abc');
  });

  it('appends to a file and creates a missing one', async () => {
    await files.appendDurably(at('log'), bytes('one\n'));
    await files.appendDurably(at('log'), bytes('two\n'));
    expect(text(await files.read(at('log')))).toBe('one\ntwo\n');
  });

  it('replaces a file by another, whose old name is then gone', async () => {
    await files.writeDurably(at('old'), bytes('old'));
    await files.writeDurably(at('new'), bytes('new'));
    await files.replace(at('new'), at('old'));
    expect(text(await files.read(at('old')))).toBe('new');
    expect(await files.exists(at('new'))).toBe(false);
  });

  it('gives a file other names in the place of what bore them, again too, and leaves nothing else', async () => {
    await files.writeDurably(at('f'), bytes('first'), 'everybody');
    await files.writeDurably(at('two'), bytes('old'));
    for (let times = 0; times < 2; times += 1) await files.giveNames(at('f'), [at('one'), at('two')]);
    expect(await files.list(folder)).toEqual(['f', 'one', 'two']);
    await files.writeDurably(at('f'), bytes('second'), 'everybody');
    expect(text(await files.read(at('two')))).toBe('first');
    await files.giveNames(at('f'), [at('two')]);
    expect([text(await files.read(at('one'))), text(await files.read(at('two')))]).toEqual(['first', 'second']);
  });

  it('removes a file; a missing one is fine, even in a missing folder', async () => {
    await files.writeDurably(at('f'), bytes('x'));
    await files.remove(at('f'));
    await files.remove(at('f'));
    await files.remove(path.join(at('no folder'), 'f'));
    expect(await files.exists(at('f'))).toBe(false);
  });

  it('says ENOENT of what is missing', async () => {
    await expect(files.read(at('f'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.modifiedAt(at('f'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.list(at('d'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.replace(at('f'), at('g'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.writeDurably(path.join(at('d'), 'f'), bytes('x'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.appendDurably(path.join(at('d'), 'f'), bytes('x'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('tells when a file was written', async () => {
    const before = Date.now() - 2000;
    await files.writeDurably(at('f'), bytes('x'));
    const modified = (await files.modifiedAt(at('f'))).getTime();
    expect(modified).toBeGreaterThan(before);
    expect(modified).toBeLessThan(Date.now() + 2000);
  });

  it('gives a lock to one holder, names it to the other, and gives it again after release', async () => {
    const first = await files.lock(at('lock'), 'window on pc-1');
    const second = await files.lock(at('lock'), 'command line');
    expect(first.held).toBe(true);
    expect(second).toEqual({ held: false, holder: 'window on pc-1' });
    if (first.held) await first.release();
    const third = await files.lock(at('lock'), 'command line');
    expect(third.held).toBe(true);
    if (first.held) await first.release();
    expect(await files.lock(at('lock'), 'x')).toEqual({ held: false, holder: 'command line' });
    if (third.held) await third.release();
  });

  it('gives a contended lock to exactly one', async () => {
    const attempts = await Promise.all(Array.from({ length: 8 }, (_, index) => files.lock(at('lock'), `holder ${index}`)));
    expect(attempts.filter((attempt) => attempt.held)).toHaveLength(1);
  });
});
