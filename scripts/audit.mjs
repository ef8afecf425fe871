/** Published vulnerabilities of what is shipped. `npm audit --omit=dev` would not see what is bundled. */
import { spawnSync } from 'node:child_process';
import { root } from './build.mjs';
import { shippedFolders } from './shipped.mjs';

/**
 * Names of the packages of a report of `npm audit --json` that are shipped; `null` = the registry did not answer.
 * @param {{ readonly vulnerabilities?: Readonly<Record<string, { readonly nodes?: readonly string[] }>> }} report
 * @param {readonly string[]} shipped folders, as the lock file names them
 */
export function vulnerable({ vulnerabilities }, shipped) {
  if (vulnerabilities === undefined) return null;
  return Object.entries(vulnerabilities).flatMap(([name, { nodes = [] }]) => (nodes.some((folder) => shipped.includes(folder)) ? [name] : []));
}

/** Whether nothing is published about what is shipped; `null` = unknown, where the package registry does not answer such questions. */
export function audit() {
  const shipped = shippedFolders(root);
  process.stdout.write(`\n== npm audit: ${shipped.length} packages that are shipped\n`);
  const npm = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  try {
    const found = vulnerable(JSON.parse(npm.stdout), shipped);
    if (found === null) throw new Error('no answer');
    process.stdout.write(`${[`${found.length} vulnerabilities`, ...found].join(' ')}\n`);
    return found.length === 0;
  } catch {
    process.stdout.write('audit: unknown, this registry does not answer (docs/advisories.md is read by hand); counted as skipped\n');
    return null;
  }
}
