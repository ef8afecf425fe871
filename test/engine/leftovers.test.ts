import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createEngine } from '../../core/engine.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { markText, ownMark } from '../../core/files/process-mark.ts';
import { TLS_CARRIER } from '../../core/network/tls-carrier.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

it('clears at its start what a killed program was writing, in the data folder and in the folders of changes', async () => {
  const dataDir = folderOfTest('data');
  const change = path.join(dataDir, 'changes', '2026-11-26');
  await mkdir(change, { recursive: true });
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  const mark = markText({ ...(await ownMark()), pid: child.pid ?? 0 });
  for (const file of [path.join(dataDir, 'trusted-servers.json'), path.join(change, 'new.tlv')]) {
    await writeFile(file, '{}');
    await writeFile(`${file}.${mark}.0123456789ab.unfinished`, '');
  }
  const unused = (): never => expect.fail('nothing is started');
  const engine = createEngine({
    spawnHost: unused,
    spawnSshHost: unused,
    documents: '',
    practiceClusters: { start: unused, kept: unused, startAgain: unused, clear: () => Promise.resolve() },
    dataDir,
    ...TLS_CARRIER,
    files: createNodeFiles(),
    log: { info: () => undefined, error: unused },
    pickFile: null,
    openFolder: null,
    holder: 'test',
    language: 'en',
    program: '0.0.0',
    operator: 'ann',
  });
  await engine.close();
  expect((await readdir(dataDir)).sort()).toEqual(['changes', 'trusted-servers.json']);
  expect(await readdir(change)).toEqual(['new.tlv']);
});
