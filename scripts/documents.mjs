/**
 * What the program shows of itself without a network: the guide in each language as plain text, the licences of everything that is part of it, and the same as a bill of materials. `scripts/build.mjs`
 * writes them to `out/documents`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { licences } from './licences.mjs';
import { sbom } from './sbom.mjs';

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
  ['sbom.cdx.json', sbom(root)],
  ...['en', 'ja'].map((language) => /** @type {const} */ ([`guide.${language}.txt`, plainText(readFileSync(path.join(root, 'docs', `guide.${language}.md`), 'utf8'))])),
];
