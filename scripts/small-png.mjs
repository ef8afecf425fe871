/** Makes pictures of screens small: 8 bits a pixel with a palette of the 256 commonest colours (PNG specification, third edition). */
import { Buffer } from 'node:buffer';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Chunks by type; the data of several IDAT chunks joined. */
function chunksOf(png) {
  const chunks = new Map();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), png.subarray(at + 8, at + 8 + length)]));
    at += 12 + length;
  }
  return chunks;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Pixels of an 8-bit RGB or RGBA picture without interlacing, as Chromium writes them. */
export function pixelsOf(png) {
  const chunks = chunksOf(png);
  const header = chunks.get('IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const step = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || step === undefined || header[12] !== 0) throw new Error('not a picture as Chromium writes them');
  const lines = inflateSync(chunks.get('IDAT'));
  const row = width * step;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines.readUInt8(y * (row + 1));
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= step ? pixels.readUInt8(at - step) : 0;
      const up = y > 0 ? pixels.readUInt8(at - row) : 0;
      const corner = x >= step && y > 0 ? pixels.readUInt8(at - row - step) : 0;
      pixels[at] = lines[y * (row + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return { width, height, step, pixels };
}

/** The commonest colours, and for every colour of the picture the number of the one that is nearest. */
function paletteOf(counts) {
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  const nearest = (colour) => palette.reduce((best, one, number) => (distance(one, colour) < distance(palette[best], colour) ? number : best), 0);
  return { palette, numbers: new Map([...counts.keys()].map((colour) => [colour, nearest(colour)])) };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export function smallPng(png) {
  const { width, height, step, pixels } = pixelsOf(png);
  const colours = new Uint32Array(width * height);
  const counts = new Map();
  for (let at = 0; at < colours.length; at += 1) {
    const colour = pixels.readUIntBE(at * step, 3);
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { palette, numbers } = paletteOf(counts);
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < colours.length; at += 1) lines[at + Math.floor(at / width) + 1] = numbers.get(colours[at]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
