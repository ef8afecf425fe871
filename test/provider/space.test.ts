import { beforeEach, describe, expect, it } from 'vitest';
import { type Files } from '../../core/ports/files.ts';
import { openNodeFolder, type NodeFolder, type Writer } from '../../provider/node-folder.ts';
import { recover } from '../../provider/recover.ts';
import { createMemoryFiles, type MemoryFiles } from '../helpers/memory-files.ts';
import { must } from '../helpers/must.ts';
import { FILES, HASH } from './fixture.ts';

const FOLDER = '/node';
const ADMIN: Writer = { user: 'admin', client: '0'.repeat(32), isLive: () => true };
const NO_SPACE = { ok: false, error: { code: 'provider.storage', params: { detail: 'ENOSPC' } } };

/** A disk that takes so many more bytes, in blocks as file systems count them; what is removed or renamed over becomes free. */
const BLOCK = 4096;
const blocksOf = (bytes: Uint8Array): number => Math.ceil(bytes.length / BLOCK) * BLOCK;

async function usedBytes(files: MemoryFiles): Promise<number> {
  const all = await Promise.all((await files.list(FOLDER)).map((name) => files.read(`${FOLDER}/${name}`)));
  return all.reduce((sum, bytes) => sum + blocksOf(bytes), 0);
}

let memory: MemoryFiles;
beforeEach(async () => {
  memory = createMemoryFiles();
  await memory.makeFolder(FOLDER);
  const folder = openNodeFolder(memory, FOLDER, 0);
  must(await folder.stage(FILES.first, null, ADMIN));
  must(await folder.commit(HASH.first, ADMIN));
});

const failing = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

/** The node on a disk with that much space left; a file that replaces another needs its own space first. */
async function nodeWithSpace(left: number): Promise<{ readonly folder: NodeFolder; readonly size: number }> {
  const size = (await usedBytes(memory)) + left;
  const files: Files = {
    ...memory,
    writeDurably: async (file, bytes) => ((await usedBytes(memory)) + blocksOf(bytes) > size ? failing('ENOSPC') : memory.writeDurably(file, bytes)),
  };
  return { folder: openNodeFolder(files, FOLDER, 0), size };
}

describe('a disk that is nearly full', () => {
  it('refuses at stage or takes the whole commit and the mode, at every size, and keeps nothing of what it refused', async () => {
    const outcomes = new Set<string>();
    for (let blocks = 0; blocks <= 8; blocks += 1) {
      const before = await memory.list(FOLDER);
      const { folder } = await nodeWithSpace(blocks * BLOCK);
      const staged = await folder.stage(FILES.second, HASH.first, ADMIN);
      outcomes.add(staged.ok ? 'staged' : 'refused');
      if (!staged.ok) {
        expect(staged).toEqual(NO_SPACE);
        expect(await memory.list(FOLDER)).toEqual(before);
        continue;
      }
      must(await folder.commit(HASH.second, ADMIN));
      must(await folder.setMode('mixed', HASH.second, ADMIN));
      // And it can be undone there.
      const undo = openNodeFolder(memory, FOLDER, 0);
      must(await undo.stage(FILES.first, HASH.second, ADMIN));
      must(await undo.commit(HASH.first, ADMIN));
    }
    expect([...outcomes]).toEqual(['refused', 'staged']);
  });

  it('is asked for the copy of the served file too', async () => {
    // Enough for the new file and its record, not for the copy.
    const { folder } = await nodeWithSpace(blocksOf(FILES.second) + BLOCK);
    expect(await folder.stage(FILES.second, HASH.first, ADMIN)).toEqual(NO_SPACE);
  });

  it('that fills up behind the stage lets the commit through', async () => {
    const { folder } = await nodeWithSpace(20 * BLOCK);
    must(await folder.stage(FILES.second, HASH.first, ADMIN));
    const full = await nodeWithSpace(0);
    must(await full.folder.commit(HASH.second, ADMIN));
    must(await full.folder.setMode('mixed', HASH.second, ADMIN));
    expect(await memory.read(`${FOLDER}/CTLFile.tlv.previous`)).toEqual(FILES.first);
  });
});

describe('a file that cannot be removed', () => {
  const heldOpen = (name: string): Files => ({ ...memory, remove: (file) => (file.endsWith(name) ? failing('EBUSY') : memory.remove(file)) });

  it('makes no failed commit of one that is served, and is cleared away at the next start', async () => {
    const folder = openNodeFolder(heldOpen('.staged.json'), FOLDER, 60);
    const free = openNodeFolder(memory, FOLDER, 60);
    must(await free.stage(FILES.second, HASH.first, ADMIN));
    expect(await folder.commit(HASH.second, ADMIN)).toEqual({ ok: true, value: undefined });
    expect(must(await folder.state('publisher'))).toMatchObject({ file: { sha256: HASH.second }, staged: null });
    expect(await recover(memory, FOLDER)).toEqual([{ file: 'CTLFile.tlv.staged.json', done: 'removed' }]);
    must(await free.stage(FILES.third, HASH.second, ADMIN));
    must(await free.commit(HASH.third, ADMIN));
  });

  it('is a failed discard', async () => {
    const free = openNodeFolder(memory, FOLDER, 60);
    must(await free.stage(FILES.second, HASH.first, ADMIN));
    const folder = openNodeFolder(heldOpen('.staged.json'), FOLDER, 60);
    expect(await folder.discard(HASH.second, ADMIN)).toMatchObject({ error: { code: 'provider.storage', params: { detail: 'EBUSY' } } });
    expect(must(await folder.state('publisher')).staged?.sha256).toBe(HASH.second);
  });
});
