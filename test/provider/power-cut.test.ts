import { describe, expect, it } from 'vitest';
import { createMemoryFiles, type MemoryFiles } from '../helpers/memory-files.ts';
import { type Files } from '../../core/ports/files.ts';
import { openNodeFolder, type NodeFolder, type Writer } from '../../provider/node-folder.ts';
import { recover } from '../../provider/recover.ts';
import { must } from '../helpers/founding-document.ts';
import { FILES, HASH } from './fixture.ts';

const FOLDER = '/node';
const ADMIN: Writer = { user: 'admin', client: '0'.repeat(32), isLive: () => true };

/** The files with the power failing during the change number `cut`; `changes` counts them. */
function failingFiles(files: MemoryFiles, cut: number): { readonly files: Files; readonly changes: () => number; readonly failed: Promise<void> } {
  let count = 0;
  let tellFailed: () => void = () => undefined;
  const failed = new Promise<void>((resolve) => (tellFailed = resolve));
  const cutting = <A extends readonly unknown[]>(change: (...args: A) => Promise<void>) => (...args: A): Promise<void> => {
    count += 1;
    const outcome = change(...args);
    if (count === cut) {
      files.crash();
      tellFailed();
    }
    return outcome;
  };
  const failing: Files = {
    ...files,
    writeDurably: cutting((file: string, bytes: Uint8Array) => files.writeDurably(file, bytes)),
    replace: cutting((from: string, to: string) => files.replace(from, to)),
    remove: cutting((file: string) => files.remove(file)),
  };
  return { files: failing, changes: () => count, failed };
}

/** The steps of one change of a node's CTL file, from what was there before. */
const STEPS: readonly { readonly what: string; readonly work: (folder: NodeFolder) => Promise<unknown> }[] = [
  { what: 'staging', work: async (folder) => must(await folder.stage(FILES.second, HASH.first, ADMIN)) },
  {
    what: 'staging twice',
    work: async (folder) => {
      must(await folder.stage(FILES.third, HASH.first, ADMIN));
      must(await folder.stage(FILES.second, HASH.first, ADMIN));
    },
  },
  {
    what: 'staging and committing',
    work: async (folder) => {
      must(await folder.stage(FILES.second, HASH.first, ADMIN));
      must(await folder.commit(HASH.second, ADMIN));
    },
  },
  {
    what: 'staging and discarding',
    work: async (folder) => {
      must(await folder.stage(FILES.second, HASH.first, ADMIN));
      must(await folder.discard(HASH.second, ADMIN));
    },
  },
];

async function nodeWithFirstFile(): Promise<MemoryFiles> {
  const files = createMemoryFiles();
  await files.makeFolder(FOLDER);
  const folder = openNodeFolder(files, FOLDER, 0);
  must(await folder.stage(FILES.first, null, ADMIN));
  must(await folder.commit(HASH.first, ADMIN));
  return files;
}

describe('a power cut', () => {
  it.each(STEPS)('during any change on disk while $what leaves the old file or the new one, and no half', async ({ work }) => {
    const counted = failingFiles(await nodeWithFirstFile(), 0);
    await work(openNodeFolder(counted.files, FOLDER, 0));
    expect(counted.changes()).toBeGreaterThanOrEqual(3);

    for (let cut = 1; cut <= counted.changes(); cut += 1) {
      const memory = await nodeWithFirstFile();
      const failing = failingFiles(memory, cut);
      void work(openNodeFolder(failing.files, FOLDER, 0));
      await failing.failed;

      await recover(memory, FOLDER);
      const after = openNodeFolder(memory, FOLDER, 0);
      const served = must(await after.ctlFile());
      expect([HASH.first, HASH.second]).toContain(served?.sha256);
      const staged = must(await after.state('publisher')).staged;
      const others = (await memory.list(FOLDER)).filter((name) => !['CTLFile.tlv', 'CTLFile.tlv.previous'].includes(name));
      expect(others).toEqual(staged === null ? [] : ['CTLFile.tlv.staged', 'CTLFile.tlv.staged.json', 'CTLFile.tlv.staged.previous'].slice(0, others.length));
      if (staged !== null) expect(served?.sha256).toBe(HASH.first);
      // The change can be made again from wherever it stands.
      must(await after.stage(FILES.third, served?.sha256 ?? null, ADMIN));
      must(await after.commit(HASH.third, ADMIN));
      expect(must(await after.ctlFile())?.sha256).toBe(HASH.third);
    }
  });
});
