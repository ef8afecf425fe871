/** Which parts of the bundles a program loads: all programs share one folder of them, and the window starts only some. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What the bundler writes for `import` and `import()` of a part: always a literal name. */
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/**
 * Names of the chunks that none of the programs ever loads, below the folder.
 * @param {string} folder
 * @param {readonly string[]} programs
 */
export function unusedChunks(folder, programs) {
  /** @type {Set<string>} */
  const used = new Set();
  const use = (/** @type {string} */ name) => {
    if (used.has(name)) return;
    used.add(name);
    for (const [, imported = ''] of readFileSync(path.join(folder, name), 'utf8').matchAll(IMPORTED)) use(path.posix.join(path.posix.dirname(name), imported));
  };
  for (const program of programs) use(program);
  return readdirSync(path.join(folder, 'chunks')).map((name) => `chunks/${name}`).filter((name) => !used.has(name)).sort();
}
