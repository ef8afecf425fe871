import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { writeCtlFile } from '../../shared/ctl-file/write.ts';
import { must } from '../helpers/must.ts';
import { element, rawBytes, type RawElement, type RawFile, text } from '../helpers/raw-file.ts';
import { SMALL_FILE } from '../helpers/small-file.ts';

const unknownTag = (...known: number[]): fc.Arbitrary<number> => fc.integer({ min: 0, max: 255 }).filter((tag) => !known.includes(tag));
const bytes = (maxLength: number, minLength = 0): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength, maxLength });
const name = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !value.includes('\0'));
const unknowns = (...known: number[]): fc.Arbitrary<readonly RawElement[]> =>
  fc.array(fc.record({ tag: unknownTag(...known), value: bytes(20) }), { maxLength: 3 });

const HEADER_TAGS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 28];
const RECORD_TAGS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const shuffled = (elements: readonly RawElement[]): fc.Arbitrary<readonly RawElement[]> =>
  fc.shuffledSubarray([...elements], { minLength: elements.length });

/** A header with siblings in any order, unknown tags anywhere, tag 28 or not. */
const anyHeader = fc
  .record({ subject: name, issuer: name, serial: bytes(20, 1), signature: bytes(256, 1), more: unknowns(...HEADER_TAGS), version: fc.boolean() })
  .chain(({ subject, issuer, serial, signature, more, version }) =>
    fc
      .tuple(
        shuffled([element(4, text(subject)), element(5, serial), element(6, text(issuer)), ...more]),
        shuffled([element(10, Buffer.of(0)), element(11, Buffer.of(2)), ...more]),
      )
      .chain(([signer, codes]) =>
        shuffled([element(8, Buffer.of(3)), element(9, codes)]).chain((info) =>
          shuffled([
            element(3, signer),
            element(7, info),
            element(12, signature),
            element(14, text('CTLFile.tlv')),
            element(15, Buffer.of(1, 2, 3, 4)),
            ...(version ? [element(28, Buffer.of(1, 1))] : []),
            ...more,
          ]),
        ),
      ),
  );

const anyRecord = fc
  .record(
    { 2: name, 3: name, 5: name, 6: bytes(20, 1), 7: bytes(140, 1), 8: bytes(128, 1), 9: bytes(900, 1), 10: bytes(4, 4), 11: bytes(20, 20), 12: bytes(1, 1) },
    { requiredKeys: [] },
  )
  .chain((values) =>
    fc.tuple(fc.integer({ min: 0, max: 0xffff }), unknowns(...RECORD_TAGS)).chain(([role, more]) =>
      shuffled([
        element(4, Buffer.of(role >> 8, role & 0xff)),
        ...Object.entries(values).map(([tag, value]) => element(Number(tag), typeof value === 'string' ? text(value) : value)),
        ...more,
      ]),
    ),
  );

const anyFile: fc.Arbitrary<RawFile> = fc.record({ header: anyHeader, padding: fc.integer({ min: 0, max: 3 }), records: fc.array(anyRecord, { maxLength: 8 }) });

describe('reading and writing', () => {
  it('gives the same bytes for every well-formed file, whatever the order of siblings and the unknown tags', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const original = rawBytes(file);
        const read = must(readCtlFile(original));
        expect(read.records.length).toBe(file.records.length);
        expect(Buffer.compare(writeCtlFile(read), original)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('puts every byte of a file into exactly one element', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const { header, records } = must(readCtlFile(rawBytes(file)));
        const containers = [3, 7, 9];
        const size = (one: { tag: number; value: Uint8Array }, inHeader: boolean): number =>
          inHeader && one.tag === 13 ? 1 : 3 + (inHeader && containers.includes(one.tag) ? 0 : one.value.length);
        expect(header.elements.reduce((sum, one) => sum + size(one, true), 0)).toBe(header.bytes.length);
        for (const record of records) expect(record.elements.reduce((sum, one) => sum + size(one, false), 0)).toBe(record.bytes.length);
      }),
      { numRuns: 100 },
    );
  });

  it('never throws for arbitrary bytes behind a good beginning', () => {
    const start = SMALL_FILE.subarray(0, 10);
    fc.assert(
      fc.property(bytes(600), (rest) => {
        const result = readCtlFile(Buffer.concat([start, rest]));
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
