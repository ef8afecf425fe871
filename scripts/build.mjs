/**
 * Builds `out/` from the sources when it is stale: `node scripts/build.mjs` or `import { build }`.
 * The entries are the programs that run on their own; everything they load lazily becomes a chunk.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(import.meta.dirname, '..');

const ENTRIES = {
  ctl: 'cli/main.ts',
  'ctl-provider': 'provider/main.ts',
  'token-host': 'core/tokens/host/main.ts',
};
const SOURCES = ['shared', 'core', 'cli', 'provider', 'practice', 'package-lock.json', 'scripts/build.mjs'];

function* filesBelow(entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) return void (yield full);
  for (const name of readdirSync(full).sort()) yield* filesBelow(path.join(entry, name));
}

/** SHA-256 over names and contents of all sources: the same sources never build twice, an older file is never missed. */
function sourceState() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((entry) => [...filesBelow(entry)])) {
    hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds when needed; returns whether it did. Prints nothing. */
export async function build() {
  const stamp = path.join(root, 'out', '.built-from');
  const state = sourceState();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return false;
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    cwd: root,
    input: ENTRIES,
    platform: 'node',
    external: ['pkcs11js', 'electron'],
    logLevel: 'warn',
    onLog: (level, log) => process.stderr.write(`${level}: ${log.message}\n`),
  });
  rmSync(path.join(root, 'out'), { recursive: true, force: true });
  await bundle.write({
    dir: path.join(root, 'out'),
    format: 'esm',
    minify: 'dce-only',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await bundle.close();
  writeFileSync(stamp, state);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
