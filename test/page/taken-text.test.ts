import { expect, it } from 'vitest';
import { takeText } from '../../shell/page/link.ts';

it('of a message from the page only its text is left: its bytes, which may hold a password, are zeros', () => {
  const message = Buffer.from('{"pin":"12345678"}');
  expect(takeText(message)).toBe('{"pin":"12345678"}');
  expect(message.every((byte) => byte === 0)).toBe(true);
});
