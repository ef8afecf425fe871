/**
 * The licences of everything that is part of the product, for `scripts/documents.mjs`: each bundle tells which packages it holds while it is built, and what is loaded beside the
 * bundles is named here.
 */
import { mkdirSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the bundles tell it, below the checkout; a folder that is not packaged. */
export const TOLD = path.join('out', '.licences');

/** What a program loads from `node_modules`, since it cannot be part of a bundle (`electron-builder.yml`). */
export const BESIDE = ['pkcs11js'];

/** @typedef {{ readonly name: string, readonly version: string, readonly license: string, readonly licenseText: string }} Package */

/**
 * A plugin of Rolldown and Vite that keeps which packages a bundle holds, with the text of each licence. It is loaded when it is asked for: what installs the packages loads this file too.
 * @param {string} root
 * @param {string} bundle
 */
export async function tellLicences(root, bundle) {
  const { licensePlugin } = await import('rolldown-license-plugin');
  return licensePlugin({
    done: (packages) => {
      mkdirSync(path.join(root, TOLD), { recursive: true });
      writeFileSync(path.join(root, TOLD, `${bundle}.json`), JSON.stringify(packages));
    },
  });
}

/** @param {string} file @returns {any} */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * One that is optional may not be there.
 * @param {string} folder
 * @returns {readonly Package[]}
 */
function packageIn(folder) {
  if (!existsSync(folder)) return [];
  const { name, version, license } = json(path.join(folder, 'package.json'));
  return [{ name, version, license, licenseText: readFileSync(path.join(folder, 'LICENSE'), 'utf8') }];
}

/**
 * Packages that are part of the product, each once.
 * @param {string} root
 * @returns {readonly Package[]}
 */
export function productPackages(root) {
  const bundled = readdirSync(path.join(root, TOLD)).sort().flatMap((file) => /** @type {Package[]} */ (json(path.join(root, TOLD, file))));
  const all = [...bundled, ...BESIDE.flatMap((name) => packageIn(path.join(root, 'node_modules', name)))];
  const each = new Map(all.map((one) => [`${one.name} ${one.version}`, one]));
  return [...each.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Every package with its version and licence, then each text of a licence once.
 * @param {string} root
 */
export function licences(root) {
  const packages = productPackages(root);
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  for (const { name, version, licenseText } of packages) {
    const text = licenseText.replaceAll('\r\n', '\n').trim();
    if (text !== '') texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
  }
  const line = '-'.repeat(78);
  return [
    'Open CTL Client',
    readFileSync(path.join(root, 'LICENSE'), 'utf8').trim(),
    line,
    'It contains these packages:',
    packages.map(({ name, version, license }) => `${name} ${version}: ${license}`).join('\n'),
    ...[...texts].flatMap(([text, names]) => [line, names.join(', '), text]),
    line,
    'The window on the desktop also contains Electron and Chromium, whose licences lie beside the program (LICENSE.electron.txt, LICENSES.chromium.html).',
  ].join('\n\n') + '\n';
}
