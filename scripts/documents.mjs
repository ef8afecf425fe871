/**
 * What the program shows of itself without a network: the guide in each language, the licences of everything that is part of it, and the same as a bill of materials. `scripts/build.mjs`
 * writes them to `out/documents`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { guideOf } from './guide.mjs';
import { licences } from './licences.mjs';
import { sbom } from './sbom.mjs';

/**
 * Name and text of each document.
 * @param {string} root
 * @returns {readonly (readonly [string, string])[]}
 */
export const documents = (root) => [
  ['licences.txt', licences(root)],
  ['sbom.cdx.json', sbom(root)],
  ...['en', 'ja'].map((language) => /** @type {const} */ ([`guide.${language}.json`, JSON.stringify(guideOf(readFileSync(path.join(root, 'docs', `guide.${language}.md`), 'utf8')))])),
];
