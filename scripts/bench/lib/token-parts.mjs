import path from 'node:path';
import { loadParts, root } from './load-parts.mjs';

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

export function loadTokenParts() {
  const helper = JSON.stringify(path.join(root, 'test/helpers/pkcs11-module'));
  // The C sources stay where they are; no other part asks for its place.
  return loadParts('bench-tokens', PARTS, { input: { transform: { define: { 'import.meta.dirname': helper, __dirname: helper } } } });
}

/** The value of a result, or an exception. */
export function must(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
