/**
 * For the build of the page: its first screen as HTML in every language (`virtual:ready`), so that a person can type before React has been read. All of them in one
 * module, which comes with the first script: to ask for one by itself costs more than the others weigh, about 6 kB each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');

/** As it is imported. */
const READY_SCREEN = 'virtual:ready';
/** As it is named inside the bundler. */
const RESOLVED = `\0${READY_SCREEN}`;

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
export const readyScreen = () => ({
  name: 'ready-screen',
  resolveId: (id) => (id === READY_SCREEN ? RESOLVED : null),
  load: async (id) => (id === RESOLVED ? `export const READY_HTML = ${JSON.stringify(Object.fromEntries(await draw()))};` : null),
});
