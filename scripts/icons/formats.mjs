/** Files that hold pictures for Windows and macOS. A picture is `{ size, png }`, square, with the PNG as Chromium writes it. */
import { Buffer } from 'node:buffer';
import { pixelsOf } from '../small-png.mjs';

/** Rows from the bottom up, each padded to four bytes, as all bitmaps of Windows are (BITMAPINFOHEADER). */
function bitmapRows({ width, height, step, pixels }, bytesPerPixel) {
  const stride = Math.ceil((width * bytesPerPixel) / 4) * 4;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * step;
      const to = (height - 1 - y) * stride + x * bytesPerPixel;
      rows.set([pixels.readUInt8(from + 2), pixels.readUInt8(from + 1), pixels.readUInt8(from)], to);
      if (bytesPerPixel === 4) rows.writeUInt8(step === 4 ? pixels.readUInt8(from + 3) : 255, to + 3);
    }
  }
  return rows;
}

/** @param height what the header says; an icon's counts its mask too. */
function bitmapHeader(width, height, bitsPerPixel) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(width, 4);
  header.writeInt32LE(height, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(bitsPerPixel, 14);
  return header;
}

/** A bitmap of 24 bits a pixel, the only kind that the pages of an NSIS installer show. */
export function bmp(png) {
  const picture = pixelsOf(png);
  const body = Buffer.concat([bitmapHeader(picture.width, picture.height, 24), bitmapRows(picture, 3)]);
  const file = Buffer.alloc(14);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length + body.length, 2);
  file.writeUInt32LE(file.length + 40, 10);
  return Buffer.concat([file, body]);
}

/** Below 256 pixels as a bitmap with an empty mask, since not every reader knows PNG there. */
function icoImage({ size, png }) {
  if (size >= 256) return png;
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([bitmapHeader(size, size * 2, 32), bitmapRows(pixelsOf(png), 4), mask]);
}

export function ico(pictures) {
  const images = pictures.map(icoImage);
  const directory = Buffer.alloc(6 + 16 * images.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(images.length, 4);
  let offset = directory.length;
  for (const [index, image] of images.entries()) {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    directory.set([pictures[index].size & 255, pictures[index].size & 255, 0, 0, 1, 0, 32, 0], at);
    directory.writeUInt32LE(image.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += image.length;
  }
  return Buffer.concat([directory, ...images]);
}

/** Types of an icns file that hold a PNG, by its width in pixels: the same picture serves a size and half of it at twice the density. */
export const ICNS_TYPES = { 32: ['ic11'], 64: ['ic12'], 128: ['ic07'], 256: ['ic13', 'ic08'], 512: ['ic14', 'ic09'], 1024: ['ic10'] };

function icnsBlock(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + data.length, 4);
  return Buffer.concat([head, data]);
}

export const icns = (pictures) => icnsBlock('icns', Buffer.concat(pictures.flatMap(({ size, png }) => ICNS_TYPES[size].map((type) => icnsBlock(type, png)))));
