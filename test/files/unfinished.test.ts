import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';
import { markText, ownMark } from '../../core/files/process-mark.ts';
import { bundleProgram } from '../helpers/bundle.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

describe('what an interrupted write left', () => {
  const files = createNodeFiles();

  /** Kills the process in the middle of a write. */
  async function killWhileWriting(child: ChildProcess, folder: string): Promise<string> {
    for (;;) {
      const unfinished = (await readdir(folder)).find((name) => name.endsWith('.unfinished'));
      if (unfinished === undefined) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      return unfinished;
    }
  }

  it('is cleared once its process has ended, and only that', async () => {
    const folder = folderOfTest('unfinished');
    const changes = path.join(folder, 'changes', 'one');
    await mkdir(changes, { recursive: true });
    const program = await bundleProgram('test/files/writer.ts');
    let left: string;
    do {
      const child = spawn(process.execPath, [program, path.join(changes, 'new.tlv')], { stdio: 'ignore' });
      left = await killWhileWriting(child, changes);
    } while (!(await readdir(changes)).includes(left));
    const mine = `f.${markText(await ownMark())}.0123456789ab.unfinished`;
    const others = ['f.0123456789ab.unfinished', 'notes.unfinished', mine];
    for (const name of others) await writeFile(path.join(changes, name), '');
    const before = await readdir(changes);

    expect(await files.clearUnfinished(folder)).toEqual(before.filter((name) => name.startsWith('new.tlv.')).map((name) => path.join(changes, name)));
    expect(await readdir(changes)).toEqual(before.filter((name) => !name.startsWith('new.tlv.')));
    expect(await readdir(changes)).toEqual(expect.arrayContaining(others));
  });

  it('is looked for in no folder that a link leads to, and in none that is missing', async () => {
    const folder = folderOfTest('unfinished');
    const elsewhere = folderOfTest('elsewhere');
    const left = `f.${markText({ ...(await ownMark()), boot: 'fedcba987654' })}.0123456789ab.unfinished`;
    await writeFile(path.join(elsewhere, left), '');
    await symlink(elsewhere, path.join(folder, 'link'));
    expect(await files.clearUnfinished(folder)).toEqual([]);
    expect(await files.clearUnfinished(path.join(folder, 'none'))).toEqual([]);
    expect(await files.clearUnfinished(elsewhere)).toEqual([path.join(elsewhere, left)]);
  });
});
