/**
 * What the program shows of itself without a network: the guide in each language as plain text, and the licences of everything that is part of it. `scripts/build.mjs`
 * writes them to `out/documents`.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const LICENCE = /^(licen[cs]e|copying|notice)/i;

/** @param {string} file @returns {any} */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** How older packages say it, which the lock file leaves out.
 * @param {string} folder */
function olderLicence(folder) {
  const file = path.join(folder, 'package.json');
  const { licenses = [] } = existsSync(file) ? json(file) : {};
  return licenses.map(({ type }) => type).join(' or ');
}

/**
 * Packages that are part of the product, as the lock file has them.
 * @param {string} root
 * @returns {readonly { readonly name: string, readonly version: string, readonly licence: string, readonly folder: string }[]}
 */
export function productPackages(root) {
  return Object.entries(json(path.join(root, 'package-lock.json')).packages).flatMap(([folder, found]) => {
    if (folder === '' || found.dev === true || found.devOptional === true) return [];
    const name = found.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const place = path.join(root, folder);
    return [{ name, version: found.version, licence: found.license ?? olderLicence(place), folder: place }];
  });
}

/**
 * Every package with its version and licence, then each text of a licence once.
 * @param {string} root
 */
export function licences(root) {
  const packages = productPackages(root);
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  for (const { name, version, folder } of packages) {
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => LICENCE.test(file)).sort() : [];
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
    }
  }
  const list = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const line = '-'.repeat(78);
  return [
    'Open CTL Client',
    readFileSync(path.join(root, 'LICENSE'), 'utf8').trim(),
    line,
    'It contains these packages:',
    list.join('\n'),
    ...[...texts].flatMap(([text, names]) => [line, names.join(', '), text]),
    line,
    'The window on the desktop also contains Electron and Chromium, whose licences lie beside the program (LICENSE.electron.txt, LICENSES.chromium.html).',
  ].join('\n\n') + '\n';
}

/**
 * A page of Markdown as it reads without pictures and links.
 * @param {string} markdown
 */
export const plainText = (markdown) =>
  markdown
    .replaceAll('\r\n', '\n')
    .replace(/^\[[^\]]*\]\(guide\.[^)]*\)\n+/gm, '')
    .replace(/^!\[[^\]]*\]\([^)]*\)\n?/gm, '')
    .replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')
    .replace(/^\|[-| ]+\|\n/gm, '')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1$2')
    .replace(/\n{3,}/g, '\n\n');

/**
 * Name and text of each document.
 * @param {string} root
 * @returns {readonly (readonly [string, string])[]}
 */
export const documents = (root) => [
  ['licences.txt', licences(root)],
  ...['en', 'ja'].map((language) => /** @type {const} */ ([`guide.${language}.txt`, plainText(readFileSync(path.join(root, 'docs', `guide.${language}.md`), 'utf8'))])),
];
