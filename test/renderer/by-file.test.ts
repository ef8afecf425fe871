import { expect, it } from 'vitest';
import { byFile } from '../../renderer/steps/mode/by-file.ts';

it('puts those that hold the same file one behind the other, each file described at its first holder', () => {
  const rows = [
    ['pub', 'one'],
    ['away', null],
    ['sub1', 'other'],
    ['sub2', 'one'],
  ] as const;
  expect(byFile(rows, ([, file]) => file).map(({ row, sameAs }) => [row[0], sameAs?.[0] ?? null])).toEqual([
    ['pub', null],
    ['sub2', 'pub'],
    ['sub1', null],
    ['away', null],
  ]);
});
