import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { unusedChunks } from '../../scripts/dist/chunks.mjs';
import { beforePack } from '../../scripts/dist/hooks.mjs';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const built = path.resolve(import.meta.dirname, '../../out');

it('what was built from other sources, or in part, is not packed', () => {
  const folder = path.join(folderOfTest('built'), 'out');
  expect(() => beforePack({}, folder)).toThrow('out/ is not whole: main.js, ');
  cpSync(built, folder, { recursive: true });
  expect(() => beforePack({}, folder)).not.toThrow();
  writeFileSync(path.join(folder, '.built-from', 'preload'), '0'.repeat(64));
  expect(() => beforePack({}, folder)).toThrow('out/ is older than its sources: preload.');
  rmSync(path.join(folder, '.built-from'), { recursive: true });
  expect(() => beforePack({}, folder)).toThrow(/older than its sources: programs, preload, renderer, documents/);
  rmSync(path.join(folder, 'renderer/index.html'));
  expect(() => beforePack({}, folder)).toThrow('out/ is not whole: renderer/index.html missing');
});

it('what no program loads is left out, whichever way the others load theirs', () => {
  const folder = folderOfTest('chunks');
  mkdirSync(path.join(folder, 'chunks'));
  const put = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  put('main.js', 'import { a } from "./chunks/a.js";\nconst b = () => import("./chunks/b.js");');
  put('chunks/a.js', 'import"./c.js";\nexport { d } from "./d.js";');
  for (const name of ['b', 'c', 'd', 'alone']) put(`chunks/${name}.js`, 'import "../main.js";');
  expect(unusedChunks(folder, ['main.js'])).toEqual(['chunks/alone.js']);
});
