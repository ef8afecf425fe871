import { describe, expect, it } from 'vitest';
import { type CtlResult } from '../../shared/ctl-file/errors.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { element, rawBytes, type RawElement } from '../helpers/raw-file.ts';

/** A value that is a string with its NUL, so that it fits every tag. */
const filled = (length: number): Uint8Array => new Uint8Array(length).fill(0x41, 0, Math.max(0, length - 1));

interface Place {
  readonly tag: number;
  readonly min: number;
  readonly max: number;
}

/** Bytes of a value in the header. Strings: at least their NUL, and 1024; a serial number 64; a signature 1024 (RSA 8192). */
const HEADER: readonly Place[] = [
  { tag: 4, min: 1, max: 1024 },
  { tag: 5, min: 1, max: 64 },
  { tag: 6, min: 1, max: 1024 },
  { tag: 8, min: 1, max: 1 },
  { tag: 10, min: 1, max: 1 },
  { tag: 11, min: 1, max: 1 },
  { tag: 12, min: 1, max: 1024 },
  { tag: 14, min: 1, max: 1024 },
  { tag: 15, min: 4, max: 4 },
  { tag: 28, min: 2, max: 2 },
];

/** Bytes of a value in a record, whose own length has 16 bits. */
const RECORD: readonly Place[] = [
  { tag: 2, min: 1, max: 1024 },
  { tag: 3, min: 1, max: 1024 },
  { tag: 4, min: 2, max: 2 },
  { tag: 5, min: 1, max: 1024 },
  { tag: 6, min: 1, max: 64 },
  { tag: 7, min: 1, max: 60_000 },
  { tag: 8, min: 1, max: 1024 },
  { tag: 9, min: 1, max: 60_000 },
  { tag: 10, min: 4, max: 4 },
  { tag: 10, min: 16, max: 16 },
  { tag: 11, min: 1, max: 64 },
  { tag: 12, min: 1, max: 1 },
];

const PLAIN: Readonly<Record<number, number>> = { 4: 1, 5: 1, 6: 1, 8: 1, 10: 1, 11: 1, 12: 1, 14: 1, 15: 4, 28: 2 };

/** Every element of a header with its shortest value, but `tag` with `length` bytes; `left` tags stay out. */
function header(tag: number, length: number, left: readonly number[] = []): readonly RawElement[] {
  const leaf = (one: number): RawElement => element(one, filled(one === tag ? length : (PLAIN[one] ?? 0)));
  const leaves = (...tags: number[]): RawElement[] => tags.filter((one) => !left.includes(one)).map(leaf);
  const container = (one: number, children: readonly RawElement[]): RawElement[] => (left.includes(one) ? [] : [element(one, children)]);
  return [
    ...leaves(28),
    ...container(3, leaves(4, 5, 6)),
    ...container(7, [...leaves(8), ...container(9, leaves(10, 11))]),
    ...leaves(12, 14, 15),
  ];
}

const read = (records: readonly (readonly RawElement[])[], head = header(0, 0)): CtlResult<CtlFile> =>
  readCtlFile(rawBytes({ header: head, padding: 0, records }));
const inHeader = (tag: number, length: number): CtlResult<CtlFile> => read([], header(tag, length));
const inRecord = (tag: number, length: number): CtlResult<CtlFile> =>
  read([tag === 4 ? [element(4, filled(length))] : [element(4, filled(2)), element(tag, filled(length))]]);

describe('the length of an element in the header', () => {
  it.each(HEADER)('of tag $tag may be $min to $max bytes and nothing else', ({ tag, min, max }) => {
    for (const good of [min, max]) expect(inHeader(tag, good).ok).toBe(true);
    for (const wrong of [min - 1, max + 1]) expect(inHeader(tag, wrong)).toMatchObject({ error: { problem: 'length', tag } });
  });
});

describe('the length of an element in a record', () => {
  it.each(RECORD)('of tag $tag may be $min to $max bytes', ({ tag, min, max }) => {
    for (const good of [min, max]) expect(inRecord(tag, good).ok).toBe(true);
  });

  it.each([
    [2, 0], [2, 1025], [3, 0], [3, 1025], [4, 1], [4, 3], [5, 0], [5, 1025], [6, 0], [6, 65], [7, 0], [8, 0], [8, 1025], [9, 0],
    [10, 3], [10, 5], [10, 15], [10, 17], [11, 0], [11, 65], [12, 0], [12, 2],
  ])('of tag %i is never %i bytes', (tag, length) => {
    expect(inRecord(tag, length)).toMatchObject({ error: { problem: 'length', tag } });
  });
});

describe('a string', () => {
  const broken = [Buffer.from('ab'), Buffer.from('a\0b'), Buffer.from('a\0b\0')];

  it.each([4, 6, 14])('in element %i of the header ends in its only NUL', (tag) => {
    for (const value of broken) {
      const bent = (elements: readonly RawElement[]): readonly RawElement[] =>
        elements.map((one) => (one.tag === tag ? element(tag, value) : one.value instanceof Uint8Array ? one : element(one.tag, bent(one.value))));
      expect(read([], bent(header(0, 0)))).toMatchObject({ error: { problem: 'text', tag } });
    }
  });

  it.each([2, 3, 5])('in element %i of a record ends in its only NUL', (tag) => {
    for (const value of broken) expect(read([[element(4, filled(2)), element(tag, value)]])).toMatchObject({ error: { problem: 'text', tag } });
  });
});

describe('what must be there', () => {
  it.each([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15])('is element %i in the header', (tag) => {
    // Without a container its children are missing too: the first that is needed is named.
    expect(read([], header(0, 0, [tag]))).toEqual({ ok: false, error: { problem: 'missing', offset: 0, tag } });
  });

  it('is not tag 28, which CUCM does not write', () => {
    expect(read([], header(0, 0, [28])).ok).toBe(true);
  });

  it('is FUNCTION in a record, and nothing else', () => {
    const whole = [element(4, filled(2)), element(2, filled(1))];
    expect(read([whole.slice(0, 1)]).ok).toBe(true);
    expect(read([whole.slice(1)])).toMatchObject({ error: { problem: 'missing', tag: 4 } });
  });
});

describe('where an element of the header stands', () => {
  const extra = (length: number): RawElement => element(99, filled(length));
  const headerOf = (outer: readonly RawElement[], signer: readonly RawElement[], info: readonly RawElement[], codes: readonly RawElement[]): CtlResult<CtlFile> =>
    read([], [
      element(3, [element(4, filled(1)), element(5, filled(1)), element(6, filled(1)), ...signer]),
      element(7, [element(8, filled(1)), element(9, [element(10, filled(1)), element(11, filled(1)), ...codes]), ...info]),
      element(12, filled(1)), element(14, filled(1)), element(15, filled(4)), ...outer,
    ]);

  it('is free for tags that are not known', () => {
    expect(headerOf([extra(0)], [extra(1)], [extra(2)], [extra(3)]).ok).toBe(true);
  });

  it.each([
    ['at the top', [4, 5, 6, 8, 9, 10, 11], (one: RawElement) => headerOf([one], [], [], [])],
    ['in SIGNERID', [1, 2, 3, 7, 8, 9, 10, 11, 12, 14, 15, 28], (one: RawElement) => headerOf([], [one], [], [])],
    ['in SIGNATUREINFO', [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 14, 15, 28], (one: RawElement) => headerOf([], [], [one], [])],
    ['in SIGNATUREALGOINFO', [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 14, 15, 28], (one: RawElement) => headerOf([], [], [], [one])],
  ])('%s is not for a tag that belongs elsewhere', (_, tags, make) => {
    for (const tag of tags) expect(make(element(tag, filled(PLAIN[tag] ?? 2)))).toMatchObject({ error: { problem: 'misplaced', tag } });
  });

  it('is once only', () => {
    for (const tag of [1, 2, 3, 7, 12, 14, 15]) {
      expect(headerOf([element(tag, filled(PLAIN[tag] ?? 2))], [], [], [])).toMatchObject({ error: { problem: 'duplicate', tag } });
    }
    for (const tag of [4, 5, 6]) expect(headerOf([], [element(tag, filled(1))], [], [])).toMatchObject({ error: { problem: 'duplicate', tag } });
    for (const tag of [10, 11]) expect(headerOf([], [], [], [element(tag, filled(1))])).toMatchObject({ error: { problem: 'duplicate', tag } });
  });
});
