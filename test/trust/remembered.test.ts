import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../core/trust/certificate.ts';
import { remembered } from '../../core/trust/remembered.ts';
import { makeIdentity } from '../helpers/certificates.ts';
import { must } from '../helpers/founding-document.ts';

const numbered = (number: number): Uint8Array => Uint8Array.of(number >> 8, number & 0xff);

/** A reading that counts how often it was done. */
function counted() {
  const done: string[] = [];
  const read = remembered((bytes: Uint8Array) => {
    done.push(Buffer.from(bytes).toString('hex'));
    return bytes;
  });
  return { done, read };
}

describe('a reading that is remembered', () => {
  it('is done twice for equal bytes, however often they are asked for, and again for others', () => {
    const { done, read } = counted();
    read(Uint8Array.of(1, 2));
    const second = read(Uint8Array.of(1, 2));
    expect(read(Buffer.of(1, 2))).toBe(second);
    read(Uint8Array.of(1, 3));
    read(Uint8Array.of(1, 2, 0));
    expect(done).toEqual(['0102', '0102', '0103', '010200']);
  });

  it('is never that of other bytes with the same length and the same end', () => {
    const { read } = counted();
    const ending = (number: number): Uint8Array => Uint8Array.of(number, ...new Uint8Array(40).fill(7));
    for (const round of [0, 1, 2]) for (const number of [1, 2, 3]) expect([round, ...read(ending(number))]).toEqual([round, ...ending(number)]);
  });

  it('is remembered too where it found nothing', () => {
    let times = 0;
    const read = remembered(() => {
      times += 1;
    });
    for (let time = 0; time < 5; time += 1) read(Uint8Array.of(1));
    expect(times).toBe(2);
  });

  it('belongs to the bytes as they were, whatever is written into the buffer later', () => {
    const { read } = counted();
    for (const buffer of [Uint8Array.of(1, 2), Buffer.of(1, 2)]) {
      const first = read(buffer);
      buffer.fill(9);
      expect([...first]).toEqual([1, 2]);
      expect([...read(buffer)]).toEqual([9, 9]);
    }
    const { certificate } = makeIdentity({ subject: [['CN', 'pub']], serial: '01' });
    const given = Buffer.from(certificate);
    readCertificate(given);
    given.fill(0);
    const again = must(readCertificate(certificate));
    expect(Buffer.compare(again.der, certificate)).toBe(0);
    expect(Buffer.compare(certificate.subarray(-again.signature.length), again.signature)).toBe(0);
  });

  it('is forgotten when it was not asked for among the last 256', () => {
    const { done, read } = counted();
    const times = (number: number): number => done.filter((hex) => hex === Buffer.from(numbered(number)).toString('hex')).length;
    const often = (number: number): void => {
      for (let time = 0; time < 3; time += 1) read(numbered(number));
    };
    for (let number = 0; number < 256; number += 1) often(number);
    read(numbered(0));
    expect([times(0), times(1), times(2)]).toEqual([2, 2, 2]);
    often(256);
    often(0);
    often(1);
    expect([times(0), times(1), times(2)]).toEqual([2, 3, 2]);
  });
});
