import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles a TypeScript file of the tests, so that it can run as a process of its own. Returns the path of the program. */
export async function bundleProgram(entry: string): Promise<string> {
  const folder = path.join(root, 'test-output', 'programs');
  await mkdir(folder, { recursive: true });
  const bundle = await rolldown({ cwd: root, input: entry, platform: 'node', external: ['pkcs11js', 'ssh2', 'cpu-features', /sshcrypto\.node$/], logLevel: 'silent' });
  const file = path.join(folder, `${path.basename(entry, '.ts')}.js`);
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}
