/**
 * For the build of the page: its first screen as HTML, one module a language (`virtual:ready-en`), so that a person can type
 * before React has been read.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');

/** The module of a language, as it is imported and as it is named inside the bundler. */
const READY_SCREEN = /^\0?virtual:ready-(\w+)$/;

/** @returns {Promise<ReadonlyMap<string, string>>} by language */
async function draw() {
  const bundle = await rolldown({
    cwd: root,
    input: 'renderer/app/ready/html.tsx',
    platform: 'node',
    // As in scripts/build.mjs.
    tsconfig: false,
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'warn',
  });
  const folder = mkdtempSync(path.join(root, 'out', '.ready-'));
  try {
    await bundle.write({ dir: folder, format: 'esm', minify: 'dce-only', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
    const { readyHtml } = await import(pathToFileURL(path.join(folder, 'html.mjs')).href);
    return await readyHtml();
  } finally {
    await bundle.close();
    rmSync(folder, { recursive: true });
  }
}

/** @returns {import('vite').Plugin} */
export function readyScreen() {
  /** @type {ReturnType<typeof draw> | null} */
  let drawn = null;
  return {
    name: 'ready-screen',
    buildStart() {
      drawn = null;
    },
    resolveId: (id) => (READY_SCREEN.test(id) ? `\0${id}` : null),
    async load(id) {
      const language = READY_SCREEN.exec(id)?.[1];
      if (language === undefined) return null;
      drawn ??= draw();
      return `export const html = ${JSON.stringify((await drawn).get(language))};`;
    },
  };
}
