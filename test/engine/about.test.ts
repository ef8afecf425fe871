import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openDataFolder, programDocument } from '../../core/calls/about.ts';
import { ok } from '../../shared/domain/result.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { endEngine, planned } from './practised.ts';

afterEach(endEngine);

it('tells where the data lies and shows a document while a change is under way', async () => {
  const walk = await planned();
  const applied = walk.engine.call('apply', { planId: walk.state().plan?.id ?? '', pin: 'Cisco123' });
  expect(walk.state().busy).toBe('applying');
  expect(await callEngine(walk.engine, 'about', {})).toEqual({ ok: true, value: { dataFolder: walk.dataDir, canOpen: false } });
  expect(await callEngine(walk.engine, 'openDataFolder', {})).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
  expect(await callEngine(walk.engine, 'programDocument', { document: 'guide', language: 'ja' })).toMatchObject({ ok: true, value: { text: expect.stringContaining('CTL') as string, parts: expect.arrayContaining([{ kind: 'heading', words: ['始める前に'] }]) as unknown } });
  expect(walk.state().busy).toBe('applying');
  await applied;
  await walk.waitFor(({ busy }) => busy === null);
});

it('has its data folder opened, made if need be, once however often it is asked meanwhile, and says when nothing opens it', async () => {
  const dataDir = path.join(folderOfTest('data'), 'open-ctl-client');
  const asked: string[] = [];
  const bench = (openFolder: (folder: string) => Promise<boolean>): Parameters<typeof openDataFolder>[0] => ({ options: { dataDir, files: createNodeFiles(), openFolder }, openingFolder: null });
  const opens = bench((folder) => {
    asked.push(folder);
    return Promise.resolve(existsSync(folder));
  });
  expect(await Promise.all([openDataFolder(opens), openDataFolder(opens)])).toEqual([ok({ opened: true }), ok({ opened: true })]);
  expect(asked).toEqual([dataDir]);
  await openDataFolder(opens);
  expect(asked).toEqual([dataDir, dataDir]);
  expect(await openDataFolder(bench(() => Promise.resolve(false)))).toEqual(ok({ opened: false }));
  expect(await openDataFolder(bench(() => Promise.reject(new Error('no file manager'))))).toEqual(ok({ opened: false }));
});

it('reads a document up to a megabyte, and names the path of one that is longer or was not built', async () => {
  const documents = folderOfTest('documents');
  const options = { documents, files: createNodeFiles() } as Parameters<typeof programDocument>[0]['options'];
  const told = async (document: 'guide' | 'licences') => {
    const read = await programDocument({ options }, { document, language: 'ja' });
    return read.ok ? read.value.text.length : [read.error.code, read.error.params['path'], read.error.params['detail']];
  };
  const file = path.join(documents, 'licences.txt');
  writeFileSync(file, 'x'.repeat(1024 * 1024));
  expect(await told('licences')).toBe(1024 * 1024);
  writeFileSync(file, 'x'.repeat(1024 * 1024 + 1));
  expect(await told('licences')).toEqual(['file.unreadable', file, expect.stringContaining('EFBIG')]);
  const guide = path.join(documents, 'guide.ja.json');
  expect(await told('guide')).toEqual(['file.unreadable', guide, expect.stringContaining('ENOENT')]);
  writeFileSync(guide, '{"text":"cut o');
  expect(await told('guide')).toEqual(['file.unreadable', guide, expect.stringContaining('JSON')]);
});
