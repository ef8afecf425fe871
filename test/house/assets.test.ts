import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../assets');
const read = (name: string): Buffer => readFileSync(path.join(folder, name));

/** Width and height of a PNG (IHDR, its first chunk). */
function pngSize(png: Buffer): readonly [number, number] {
  expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  expect(png.toString('latin1', 12, 16)).toBe('IHDR');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Width, height and bits a pixel of a bitmap without compression (BITMAPINFOHEADER). */
function bitmapSize(header: Buffer): readonly [number, number, number] {
  expect([header.readUInt32LE(0), header.readUInt32LE(16)]).toEqual([40, 0]);
  return [header.readInt32LE(4), header.readInt32LE(8), header.readUInt16LE(14)];
}

describe('the pictures in assets/', () => {
  it('are those that `npm run icons` made of this icon.svg', () => {
    const listed = read('checksums.txt')
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  '));
    const present = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name !== 'checksums.txt')
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
    expect(listed.map(([, name]) => name).sort()).toEqual(present.sort());
    for (const [digest, name = ''] of listed) expect([name, createHash('sha256').update(read(name)).digest('hex')]).toEqual([name, digest]);
  });

  it('are for Linux a PNG of each size', () => {
    const names = readdirSync(path.join(folder, 'icons'));
    expect(names.length).toBe(8);
    for (const name of names) expect(`${pngSize(read(`icons/${name}`)).join('x')}.png`).toBe(name);
  });

  it('are for Windows one icon with each size, and bitmaps for the pages of the installer', () => {
    const ico = read('icon.ico');
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = ico.subarray(6 + 16 * index, 22 + 16 * index);
      const size = entry.readUInt8(0) || 256;
      const image = ico.subarray(entry.readUInt32LE(12), entry.readUInt32LE(12) + entry.readUInt32LE(8));
      // A bitmap in an icon counts its mask as a second half.
      expect(size === 256 ? pngSize(image) : bitmapSize(image)).toEqual(size === 256 ? [256, 256] : [size, 2 * size, 32]);
      return size;
    });
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    expect(bitmapSize(read('installerSidebar.bmp').subarray(14))).toEqual([164, 314, 24]);
    expect(bitmapSize(read('installerHeader.bmp').subarray(14))).toEqual([150, 57, 24]);
  });

  it('are for macOS one icon with each size, and the window of the disk image at both densities', () => {
    const icns = read('icon.icns');
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const widths = new Map<string, number>();
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      widths.set(icns.toString('latin1', at, at + 4), pngSize(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)))[0]);
    }
    expect(Object.fromEntries(widths)).toEqual({ ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 });
    expect([pngSize(read('background.png')), pngSize(read('background@2x.png'))]).toEqual([[540, 380], [1080, 760]]);
  });
});
