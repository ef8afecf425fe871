import { expect, it } from 'vitest';
import { csv } from '../../shared/texts/csv.ts';

it('is a table of RFC 4180, in which no value of a cluster is a formula', () => {
  expect(csv([['Phone', 'Description']])).toBe('Phone,Description\r\n');
  expect(csv([['a,b', 'say "hi"', 'two\nlines']])).toBe('"a,b","say ""hi""","two\nlines"\r\n');
  for (const sign of ['=', '+', '-', '@', '\t', '\r']) expect(csv([[`${sign}1`]]).replaceAll('"', '')).toBe(`'${sign}1\r\n`);
  expect(csv([['1=1', '']])).toBe('1=1,\r\n');
});
