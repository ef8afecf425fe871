import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Bytes read at a time; what stands across two pieces is found by reading the end of the one again. */
const PIECE = 16 << 20;

/** How often each of these texts stands in the memory of a process that can be written (`/proc/PID/mem`, Linux), as UTF-8 and as UTF-16: what can be reached, and what was freed and not written over. */
export function countInMemory(pid: number, needles: readonly string[]): ReadonlyMap<string, { readonly utf8: number; readonly utf16: number }> {
  const forms = needles.map((needle) => ({ needle, utf8: Buffer.from(needle, 'utf8'), utf16: Buffer.from(needle, 'utf16le') }));
  const counts = new Map(needles.map((needle) => [needle, { utf8: 0, utf16: 0 }]));
  const overlap = Math.max(...forms.map(({ utf16 }) => utf16.length)) - 1;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const piece = Buffer.alloc(PIECE + overlap);
  try {
    for (const { from, to } of writableParts(pid)) {
      for (let at = from; at < to; at += PIECE) {
        const length = read(memory, piece, Math.min(PIECE + overlap, to - at), at);
        for (const form of forms) {
          const count = counts.get(form.needle);
          if (count === undefined) continue;
          count.utf8 += occurrences(piece.subarray(0, length), form.utf8, PIECE);
          count.utf16 += occurrences(piece.subarray(0, length), form.utf16, PIECE);
        }
      }
    }
  } finally {
    closeSync(memory);
  }
  return counts;
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

/** @param before those that begin there or later belong to the next piece. */
function occurrences(bytes: Buffer, wanted: Buffer, before: number): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at >= 0 && at < before; at = bytes.indexOf(wanted, at + 1)) count += 1;
  return count;
}
