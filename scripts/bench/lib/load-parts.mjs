import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

export const root = path.resolve(import.meta.dirname, '../../..');

/**
 * All that some modules of the product, of practice and of the tests export, bundled as the product is.
 * @param {string} name of the folder of the bundle, which is below node_modules so that libraries of machine code are found.
 * @param {Readonly<Record<string, string>>} parts files from the root, by a name of their own.
 * @param {{ readonly input?: import('rolldown').InputOptions, readonly output?: import('rolldown').OutputOptions }} [options] what this bundle has beside that.
 * @returns {Promise<any>}
 */
export async function loadParts(name, parts, { input = {}, output = {} } = {}) {
  const dir = path.join(root, 'node_modules/.cache', `open-ctl-client-${name}`);
  const bundle = await rolldown({ cwd: root, input: parts, platform: 'node', external: ['pkcs11js', 'ssh2', 'cpu-features', /sshcrypto\.node$/], logLevel: 'silent', ...input });
  await bundle.write({ dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', ...output });
  await bundle.close();
  const modules = await Promise.all(Object.keys(parts).map((part) => import(pathToFileURL(path.join(dir, `${part}.mjs`)).href)));
  return Object.assign({}, ...modules);
}
