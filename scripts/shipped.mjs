/**
 * The packages that are part of the product, by their folders in the lock file, as `npm audit` names them. They stand among `devDependencies`, since nobody who installs
 * the product has to fetch them.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BESIDE, productPackages } from './licences.mjs';

const nameOf = (/** @type {string} */ folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * Needs a build: what the bundles told of themselves, and what is loaded beside them.
 * @param {string} root
 * @returns {readonly string[]}
 */
export function shippedFolders(root) {
  const bundled = new Set(productPackages(root).map(({ name, version }) => `${name} ${version}`));
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const isShipped = (/** @type {string} */ folder) => bundled.has(`${packages[folder].name ?? nameOf(folder)} ${packages[folder].version}`);
  // One that is optional is shipped although it may not be installed here.
  return Object.keys(packages).filter((folder) => BESIDE.some((name) => folder === `node_modules/${name}`) || isShipped(folder)).sort();
}
