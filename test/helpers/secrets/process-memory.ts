import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { Needles } from './needles.ts';

/** Bytes read at a time; what stands across two pieces is found by reading the end of the one again. */
const PIECE = 16 << 20;

interface Widths {
  readonly utf8: number;
  readonly utf16: number;
}

/** How often each of these texts stands in the memory of a process that can be written (`/proc/PID/mem`, Linux), as UTF-8 and as UTF-16: what can be reached, and what was freed and not written over. */
export function countInMemory(pid: number, texts: readonly string[]): ReadonlyMap<string, Widths> {
  const counts = new Map<string, number>();
  const needles = new Needles(texts.flatMap((text) => (['utf8', 'utf16le'] as const).map((width) => [`${width} ${text}`, Buffer.from(text, width)] as const)));
  const overlap = needles.longest - 1;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const piece = Buffer.alloc(PIECE + overlap);
  try {
    for (const { from, to } of writableParts(pid)) {
      for (let at = from; at < to; at += PIECE) {
        const length = read(memory, piece, Math.min(PIECE + overlap, to - at), at);
        // Those that begin behind it belong to the next piece.
        needles.each(piece.subarray(0, length), (name) => counts.set(name, (counts.get(name) ?? 0) + 1), PIECE);
      }
    }
  } finally {
    closeSync(memory);
  }
  return new Map(texts.map((text) => [text, { utf8: counts.get(`utf8 ${text}`) ?? 0, utf16: counts.get(`utf16le ${text}`) ?? 0 }]));
}

function writableParts(pid: number): readonly { readonly from: number; readonly to: number }[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
      return from === undefined || to === undefined || rights?.startsWith('rw') !== true ? [] : [{ from: parseInt(from, 16), to: parseInt(to, 16) }];
    });
}

/** A part that was given back meanwhile holds nothing. */
function read(memory: number, into: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, into, 0, length, at);
  } catch {
    return 0;
  }
}
