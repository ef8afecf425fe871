import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '../../..');

/** What the measurements of tokens need of the product and of its tests, bundled as the product is. */
const PARTS = {
  engine: 'core/engine.ts',
  files: 'core/files/node.ts',
  carrier: 'core/network/tls-carrier.ts',
  fork: 'core/hosts/fork.ts',
  open: 'core/tokens/open-module.ts',
  cryptoki: 'core/tokens/host/cryptoki.ts',
  sign: 'core/tokens/host/sign.ts',
  secret: 'core/ports/secret.ts',
  cluster: 'practice/cluster/start.ts',
  soft: 'test/helpers/softhsm.ts',
  steered: 'test/helpers/pkcs11-module/steered-module.ts',
};

export const TOKEN_HOST = path.join(root, 'out', 'token-host.js');

export async function loadTokenParts() {
  // Below node_modules, so that the bundle finds pkcs11js.
  const dir = path.join(root, 'node_modules/.cache/open-ctl-client-bench-tokens');
  const helper = path.join(root, 'test/helpers/pkcs11-module');
  const bundle = await rolldown({
    cwd: root,
    input: PARTS,
    platform: 'node',
    external: ['pkcs11js', 'cpu-features', /sshcrypto\.node$/],
    // The C sources stay where they are; no other part asks for its place.
    transform: { define: { 'import.meta.dirname': JSON.stringify(helper), __dirname: JSON.stringify(helper) } },
    logLevel: 'silent',
  });
  await bundle.write({ dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await bundle.close();
  const modules = await Promise.all(Object.keys(PARTS).map((name) => import(pathToFileURL(path.join(dir, `${name}.mjs`)).href)));
  return Object.assign({}, ...modules);
}

/** The value of a result, or an exception. */
export function must(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
