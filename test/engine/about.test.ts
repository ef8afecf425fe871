import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { programDocument } from '../../core/calls/about.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { endEngine, planned } from './practised.ts';

afterEach(endEngine);

it('tells where the data lies and shows a document while a change is under way', async () => {
  const walk = await planned();
  const applied = walk.engine.call('apply', { planId: walk.state().plan?.id ?? '', pin: 'Cisco123' });
  expect(walk.state().busy).toBe('applying');
  expect(await callEngine(walk.engine, 'about', {})).toEqual({ ok: true, value: { dataFolder: walk.dataDir } });
  expect(await callEngine(walk.engine, 'programDocument', { document: 'guide', language: 'ja' })).toMatchObject({ ok: true, value: { text: expect.stringContaining('CTL') as string } });
  expect(walk.state().busy).toBe('applying');
  await applied;
  await walk.waitFor(({ busy }) => busy === null);
});

it('reads a document up to a megabyte, and names the path of one that is longer or was not built', async () => {
  const documents = folderOfTest('documents');
  const options = { documents, files: createNodeFiles() } as Parameters<typeof programDocument>[0]['options'];
  const told = async (document: 'guide' | 'licences') => {
    const read = await programDocument({ options }, { document, language: 'ja' });
    return read.ok ? read.value.text.length : [read.error.code, read.error.params['path'], read.error.params['detail']];
  };
  const file = path.join(documents, 'guide.ja.txt');
  writeFileSync(file, 'x'.repeat(1024 * 1024));
  expect(await told('guide')).toBe(1024 * 1024);
  writeFileSync(file, 'x'.repeat(1024 * 1024 + 1));
  expect(await told('guide')).toEqual(['file.unreadable', file, expect.stringContaining('EFBIG')]);
  expect(await told('licences')).toEqual(['file.unreadable', path.join(documents, 'licences.txt'), expect.stringContaining('ENOENT')]);
});
