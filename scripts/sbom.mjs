/** What the product contains as a bill of materials (CycloneDX 1.6, JSON): what the bundles hold, what is loaded beside them, and Electron. No time and no number of its own, so that equal builds are equal. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { productPackages } from './licences.mjs';

/** `pkg:npm/%40scope/name@1.0.0` (Package URL, type npm). @param {string} name @param {string} version */
const packageUrl = (name, version) => `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;

/** @param {{ name: string, version: string, license: string }} found @param {object} [more] */
function component({ name, version, license }, more = {}) {
  const purl = packageUrl(name, version);
  return { type: 'library', 'bom-ref': purl, name, version, ...(license === '' ? {} : { licenses: [{ expression: license }] }), purl, ...more };
}

/** @param {string} root */
export function sbom(root) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { name, version, license, description } = manifest;
  const electron = { name: 'electron', version: manifest.devDependencies.electron, license: 'MIT' };
  return `${JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': `${name}@${version}`, name, version, description, licenses: [{ expression: license }] } },
    components: [...productPackages(root).map((found) => component(found)), component(electron, { type: 'framework', scope: 'optional', description: 'With its Chromium and Node, in the window on the desktop alone' })],
  }, null, 2)}\n`;
}
