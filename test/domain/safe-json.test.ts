import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson } from '../../shared/domain/safe-json.ts';

describe('JSON for a terminal', () => {
  it('holds no control, format or line separating character besides its own line feeds, and parses to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = safeJson(value, indent);
        expect(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text.replaceAll('\n', ''))).toBe(false);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  it('escapes what steers a terminal', () => {
    expect(safeJson({ a: '\u009b31m\u202e\u2028\u{e0001}' })).toBe('{"a":"\\u009b31m\\u202e\\u2028\\udb40\\udc01"}');
  });
});
