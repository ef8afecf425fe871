import { expect, it } from 'vitest';
import { type Files } from '../../core/ports/files.ts';
import { openNodeFolder, type Writer } from '../../provider/node-folder.ts';
import { recover } from '../../provider/recover.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';
import { must } from '../helpers/must.ts';
import { FILES, HASH } from './fixture.ts';

const FOLDER = '/node';
const CTL = `${FOLDER}/CTLFile.tlv`;
const ADMIN: Writer = { user: 'admin', client: '0'.repeat(32), isLive: () => true };
const STALE = { ok: false, error: { code: 'provider.stale-predecessor', params: { expected: HASH.first, present: HASH.third } } };

const memory = createMemoryFiles();

/** Another program of this machine puts its file there as soon as a file of this name is in its place. */
const withAnother = (behind: string): Files => ({
  ...memory,
  replace: async (from, to) => {
    await memory.replace(from, to);
    if (to === behind) await memory.writeDurably(CTL, FILES.third);
  },
});

it('a file that another program puts there in the middle of a commit is not replaced', async () => {
  await memory.makeFolder(FOLDER);
  const free = openNodeFolder(memory, FOLDER, 60);
  must(await free.stage(FILES.first, null, ADMIN));
  must(await free.commit(HASH.first, ADMIN));
  must(await free.stage(FILES.second, HASH.first, ADMIN));

  // The predecessor is on its way into its place, which takes as long as the disk takes.
  const beside = openNodeFolder(withAnother(`${CTL}.previous`), FOLDER, 60);
  expect(await beside.commit(HASH.second, ADMIN)).toEqual(STALE);
  expect(await memory.read(CTL)).toEqual(FILES.third);
  expect(await memory.read(`${CTL}.previous`)).toEqual(FILES.first);

  // What is staged still serves nobody, and stands in nobody's way.
  expect(await free.commit(HASH.second, ADMIN)).toEqual(STALE);
  expect((await recover(memory, FOLDER)).map(({ file }) => file)).toContain('CTLFile.tlv.staged.json');
  must(await free.stage(FILES.second, HASH.third, ADMIN));
  must(await free.commit(HASH.second, ADMIN));
  expect(await memory.read(`${CTL}.previous`)).toEqual(FILES.third);
});
