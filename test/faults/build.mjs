/** Bundles the harness with the product's sources as they are, or with one fault planted into them. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '../..');
const world = path.join(root, 'test/faults/world');

/** What stands in for a module, by who imports it. */
const STAND_INS = [
  { importer: /\/core\/files\/[^/]+\.ts$/, module: './process-mark.ts', by: path.join(world, 'process-mark.ts') },
  { importer: /\/provider\/passwords\.ts$/, module: 'node:crypto', by: path.join(world, 'crypto.ts') },
];

/**
 * @param {{ readonly name: string, readonly changes: readonly { readonly file: string, readonly find: string, readonly put: string }[] } | null} planted
 * @param {string} entry below this folder, without its ending
 * @param {boolean} isReal nothing stands in for anything
 * @returns {Promise<string>} path of the program
 */
export async function buildFaults(planted, entry = 'main', isReal = false) {
  const folder = path.join(root, 'test-output', 'faults');
  await mkdir(folder, { recursive: true });
  /** @type {Set<unknown>} */
  const found = new Set();
  const bundle = await rolldown({
    cwd: root,
    input: `test/faults/${entry}.ts`,
    platform: 'node',
    external: ['pkcs11js', 'ssh2', 'cpu-features', /sshcrypto\.node$/],
    logLevel: 'silent',
    plugins: [
      {
        name: 'stand-ins',
        resolveId(id, importer) {
          if (isReal) return null;
          const one = STAND_INS.find(({ importer: from, module }) => module === id && importer !== undefined && from.test(importer.replaceAll('\\', '/')));
          return one === undefined ? null : one.by;
        },
        transform(code, id) {
          const changes = planted?.changes.filter(({ file }) => id.replaceAll('\\', '/').endsWith(`/${file}`)) ?? [];
          if (changes.length === 0) return null;
          let text = code;
          for (const change of changes) {
            if (!text.includes(change.find)) continue;
            found.add(change);
            text = text.replaceAll(change.find, change.put);
          }
          return text;
        },
      },
    ],
  });
  const file = path.join(folder, `${entry.replaceAll('/', '-')} ${planted?.name ?? 'as it is'}.mjs`);
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  const lost = planted?.changes.find((change) => !found.has(change));
  if (lost !== undefined) throw new Error(`planted fault ${planted?.name}: ${lost.file} no longer holds ${lost.find}`);
  return file;
}
