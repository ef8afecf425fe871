import { afterEach, expect, it, vi } from 'vitest';
import { basicAuthorization } from '../../core/platform/https/basic.ts';

afterEach(() => void vi.restoreAllMocks());

it('the bytes of which Basic authentication is made are zeros behind it, and none of them stood in the block that small buffers share', () => {
  const encode = vi.spyOn(TextEncoder.prototype, 'encode');
  expect(basicAuthorization('axl', 'only-here-Wörd')).toBe('Basic YXhsOm9ubHktaGVyZS1Xw7ZyZA==');
  const made = encode.mock.results.flatMap(({ value }) => (value instanceof Uint8Array ? [value] : []));
  expect(made.map((bytes) => [bytes.length, bytes.every((byte) => byte === 0)])).toEqual([[19, true]]);
  expect(Buffer.from(Buffer.allocUnsafe(1).buffer).includes('axl:only-here-')).toBe(false);
});
