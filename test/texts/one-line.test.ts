import { expect, it } from 'vitest';
import { oneLine } from '../../shared/texts/sentences/one-line.ts';

it('puts sentences behind each other as their language does', () => {
  expect(oneLine(['One.', 'Two.'])).toBe('One. Two.');
  expect(oneLine(['一つ。', '二つ。'])).toBe('一つ。二つ。');
  expect(oneLine(['One.'])).toBe('One.');
  expect(oneLine([])).toBe('');
});
