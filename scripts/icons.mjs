/**
 * `npm run icons`: makes every picture in assets/ from assets/icon.svg, with the Chromium that the tests use. The names are those that
 * electron-builder looks for. checksums.txt tells of which drawing they are (`sha256sum --check`).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, CHROMIUM } from '../test/helpers/chromium.mjs';
import { root } from './build.mjs';
import { diskImage, installerHeader, installerSidebar, macIcon } from './icons/drawings.mjs';
import { ICNS_TYPES, bmp, icns, ico } from './icons/formats.mjs';

const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

const assets = path.join(root, 'assets');
const icon = readFileSync(path.join(assets, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: CHROMIUM, args: BROWSER_ARGS });

/** PNG of a drawing, with what is not drawn transparent. */
async function render(svg, width, height = width, density = 1) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: density });
  await page.setContent(`<style>body { margin: 0 } body > svg { display: block; width: ${width}px; height: ${height}px }</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

const renderAll = async (svg, sizes) => {
  const pictures = [];
  for (const size of sizes) pictures.push({ size, png: await render(svg, size) });
  return pictures;
};

/** @type {[string, import('node:buffer').Buffer][]} */
const files = [
  ['icon.ico', ico(await renderAll(icon, WINDOWS_SIZES))],
  ['icon.icns', icns(await renderAll(macIcon(icon), Object.keys(ICNS_TYPES).map(Number)))],
  ...(await renderAll(icon, LINUX_SIZES)).map(({ size, png }) => /** @type {[string, import('node:buffer').Buffer]} */ ([`icons/${size}x${size}.png`, png])),
  ['background.png', await render(diskImage(), 540, 380)],
  ['background@2x.png', await render(diskImage(), 540, 380, 2)],
  ['installerSidebar.bmp', bmp(await render(installerSidebar(icon), 164, 314))],
  ['installerHeader.bmp', bmp(await render(installerHeader(icon), 150, 57))],
];
await browser.close();

rmSync(path.join(assets, 'icons'), { recursive: true, force: true });
mkdirSync(path.join(assets, 'icons'));
for (const [name, content] of files) writeFileSync(path.join(assets, name), content);
const line = (name, content) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`;
writeFileSync(path.join(assets, 'checksums.txt'), line('icon.svg', icon) + files.map(([name, content]) => line(name, content)).join(''));
