import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from './pages.ts';

/** What a file takes from another one, types too: who reads it has to read that one. What is loaded later, by `import()`, is none of it. */
const TAKEN = /^(?:import|export) (?:[^;]*? from )?'(\.[^']+)';/gm;

/** Which files of the product take from which, by their paths. */
function taken(): ReadonlyMap<string, readonly string[]> {
  const listed = execFileSync('git', ['ls-files', '--cache', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' });
  const files = listed.split('\n').filter((file) => file !== '' && !file.startsWith('test/'));
  return new Map(files.map((file) => [file, [...readFileSync(path.join(root, file), 'utf8').matchAll(TAKEN)].map(([, to = '']) => path.posix.join(path.posix.dirname(file), to))]));
}

/** Files that take from each other in a circle, and those between two circles: what is left when all that take from none, or that none takes from, were put aside. */
function inCircles(all: ReadonlyMap<string, readonly string[]>): readonly string[] {
  let left = new Map(all);
  for (;;) {
    const wanted = new Set([...left.values()].flat());
    const next = new Map([...left].filter(([file, to]) => wanted.has(file) && to.some((one) => left.has(one))));
    if (next.size === left.size) return [...next.keys()];
    left = next;
  }
}

it('no files take from each other in a circle: each can be read behind those that it takes from', () => {
  const all = taken();
  expect(all.size).toBeGreaterThan(1000);
  expect([...all.values()].flat().length).toBeGreaterThan(all.size);
  expect(inCircles(all)).toEqual([]);
});
