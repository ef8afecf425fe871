import { type RawElement, type RawFile } from './raw-file.ts';
import { type Random } from './random.ts';

type Elements = readonly RawElement[];

const TAGS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 28, 99, 255];
const CODES = [0, 1, 2, 3, 4, 5, 255];

function bendValue(value: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(value);
  const at = random.below(Math.max(1, value.length));
  switch (random.below(6)) {
    case 0:
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
      return changed;
    case 1:
      changed[at] = random.pick(CODES);
      return changed;
    case 2:
      return changed.subarray(0, at);
    case 3:
      return Uint8Array.from([...value, ...random.bytes(1 + random.below(random.chance(10) ? 1100 : 20))]);
    case 4:
      return changed.reverse();
    default:
      return random.bytes(random.pick([0, 1, 2, 3, 4, 5, 16, 20, 64, 65, 128, value.length]));
  }
}

/** Bends one element of the list, or of a container in it. */
function bendElements(elements: Elements, random: Random): Elements {
  if (elements.length === 0) return [{ tag: random.pick(TAGS), value: random.bytes(random.below(6)) }];
  const at = random.below(elements.length);
  const other = random.below(elements.length);
  const one = random.pick(elements.slice(at));
  const { value } = one;
  if (!(value instanceof Uint8Array) && random.chance(2)) return elements.with(elements.indexOf(one), { tag: one.tag, value: bendElements(value, random) });
  const swap = elements[other] ?? one;
  switch (random.below(8)) {
    case 0:
      return elements.toSpliced(at, 1);
    case 1:
      return elements.toSpliced(other, 0, one);
    case 2:
      return elements.with(elements.indexOf(one), swap).with(other, one);
    case 3:
      return elements.toSpliced(at, 0, { tag: random.pick(TAGS), value: random.bytes(random.below(8)) });
    case 4:
      return elements.with(elements.indexOf(one), { tag: random.pick(TAGS), value });
    case 5:
      return elements.with(elements.indexOf(one), { tag: one.tag, value: swap.value });
    default:
      return value instanceof Uint8Array ? elements.with(elements.indexOf(one), { tag: one.tag, value: bendValue(value, random) }) : elements;
  }
}

/** Bends the tree; the lengths are right again when its bytes are made. */
export function bendTree(file: RawFile, random: Random): RawFile {
  const { records } = file;
  const at = random.below(records.length + 1);
  const record = records[at];
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return { ...file, header: bendElements(file.header, random) };
    case 4:
      return { ...file, padding: random.below(6) };
    case 5:
      return { ...file, records: record === undefined ? records.toReversed() : records.toSpliced(at, 1) };
    case 6:
      return { ...file, records: record === undefined ? [] : [...records, record] };
    default:
      return { ...file, records: record === undefined ? records : records.with(at, bendElements(record, random)) };
  }
}

/** Bends the bytes, whatever they mean. `other` is a file to splice from. */
export function bendBytes(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  // What was bent before may be empty.
  if (bytes.length === 0) return other;
  // The first few hundred bytes hold the structure of the header: most changes go there.
  const at = random.below(random.chance(2) ? bytes.length : Math.min(bytes.length, 400));
  switch (random.below(7)) {
    case 0:
    case 1:
      return bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.below(8)));
    case 2:
      return bytes.with(at, random.pick([...CODES, 0x7f, 0x80, random.below(256)]));
    case 3:
      return bytes.slice(0, at);
    case 4:
      return Uint8Array.from([...bytes.subarray(0, at), ...random.bytes(1 + random.below(8)), ...bytes.subarray(at)]);
    case 5:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + random.below(random.pick([2, 8, 200])))]);
    default:
      return Uint8Array.from([...bytes.subarray(0, at), ...other.subarray(random.chance(2) ? at : random.below(other.length))]);
  }
}
