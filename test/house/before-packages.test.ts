import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';

const scripts = path.resolve(import.meta.dirname, '../../scripts');
/** `import` at the beginning of a line: what is asked for inside a function is loaded when that runs. */
const STATIC = /^(?:import|export) (?:[^;]*? from )?'([^']+)';/gm;

/** Packages that a script needs to begin, over all files that it loads. */
function packagesOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const wanted = [...readFileSync(file, 'utf8').matchAll(STATIC)].map(([, name = '']) => name);
  return wanted.flatMap((name) => (name.startsWith('.') ? packagesOf(path.resolve(path.dirname(file), name), seen) : isBuiltin(name) ? [] : [`${name} (${path.basename(file)})`]));
}

it.each(['start.mjs', 'run.mjs', 'test.mjs'])('%s sets a fresh checkout up, so it begins without any package', (name) => {
  const file = path.join(scripts, name);
  expect(existsSync(file)).toBe(true);
  const seen = new Set<string>();
  expect(packagesOf(file, seen)).toEqual([]);
  expect(seen.size).toBeGreaterThan(3);
});
