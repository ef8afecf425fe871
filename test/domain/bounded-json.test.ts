import { describe, expect, it } from 'vitest';
import { parseBoundedJson, parseStrictJson } from '../../shared/domain/bounded-json.ts';

const BOUNDS = { depth: 3, values: 10, members: 4 };
const tooMuch = { ok: false, error: 'too-much' };

describe('JSON that somebody else wrote', () => {
  it.each([
    ['[[[1]]]', '[[[[1]]]]'],
    ['[1,2,3,4,5,6,7,8,9]', '[1,2,3,4,5,6,7,8,9,10]'],
    ['{"a":1,"b":2,"c":3,"d":4}', '{"a":1,"b":2,"c":3,"d":4,"e":5}'],
    ['[{"a":1,"b":[]},"[[{{,,,,,,,,,,::"]', '[{"a":1,"b":[[]]},"]]"]'],
  ])('is read within its bounds and refused beyond them: %s', (within, beyond) => {
    expect(parseBoundedJson(within, BOUNDS)).toMatchObject({ ok: true, value: { value: JSON.parse(within) as unknown } });
    expect(parseBoundedJson(beyond, BOUNDS)).toEqual(tooMuch);
  });

  it('that breaks off anywhere, in a text too, is no JSON', () => {
    const whole = '{"a\\"\\\\":["x",{"b":null}]}';
    for (let end = 0; end < whole.length; end += 1) expect(parseStrictJson(whole.slice(0, end), BOUNDS)).toEqual({ ok: false, error: 'not-json' });
    expect(parseStrictJson(whole, BOUNDS)).toMatchObject({ ok: true });
  });

  it('says no key twice, however it is written', () => {
    for (const twice of ['{"a":1,"a":1}', '[{"b":{"a":1,"\\u0061":2}}]', '{"__proto__":1,"__proto__":2}']) expect(parseStrictJson(twice, BOUNDS)).toEqual({ ok: false, error: 'key-twice' });
    expect(parseStrictJson('[{"a":1},{"a":":"}]', BOUNDS)).toMatchObject({ ok: true });
  });
});
