import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Length, isBase64 } from '../../shared/provider/base64.ts';
import { parseRequest } from '../../shared/provider/envelope.ts';
import { jsonCodec } from '../../shared/provider/framing.ts';
import { PROVIDER_MESSAGES } from '../../shared/provider/messages.ts';
import { frame } from './raw-client.ts';

describe('frames', () => {
  it('are a length of four bytes, big-endian, and JSON in UTF-8', () => {
    const bytes = jsonCodec.encode({ id: 1, name: 'login', input: { username: 'ü', password: 'p' } });
    expect(Buffer.from(bytes)).toEqual(frame('{"id":1,"name":"login","input":{"username":"ü","password":"p"}}'));
  });

  it('give the same messages however the bytes are cut into chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (messages, cuts) => {
        const bytes = Buffer.concat(messages.map((message) => frame(JSON.stringify(message))));
        const decoder = jsonCodec.decoder(100_000);
        const read: unknown[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = cuts[turn % cuts.length] ?? 1;
          const decoded = decoder.push(bytes.subarray(at, at + size));
          if (!decoded.ok) return false;
          read.push(...decoded.value);
          at += size;
        }
        expect(JSON.stringify(read)).toBe(JSON.stringify(messages));
        return true;
      }),
    );
  });

  it('never make the decoder throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoder = jsonCodec.decoder(64);
        const decoded = decoder.push(bytes);
        return decoded.ok ? decoded.value.length <= bytes.length / 5 : decoded.error.length > 0;
      }),
    );
  });

  it('are refused when longer than allowed, as soon as the length is known', () => {
    const decoder = jsonCodec.decoder(10);
    expect(decoder.push(Buffer.of(0, 0, 0, 11))).toEqual({ ok: false, error: 'frame of 11 bytes; at most 10 are accepted here' });
    const later = jsonCodec.decoder(10);
    later.maxFrame = 11;
    expect(later.push(frame('"123456789"'))).toEqual({ ok: true, value: ['123456789'] });
  });
});

describe('requests', () => {
  it('of any JSON are either read by the table or refused with a bounded sentence', () => {
    const names = fc.constantFrom(...Object.keys(PROVIDER_MESSAGES), 'toString', '__proto__');
    fc.assert(
      fc.property(fc.record({ id: fc.jsonValue(), name: names, input: fc.jsonValue() }), (message) => {
        const parsed = parseRequest(message);
        return parsed.ok ? Object.hasOwn(PROVIDER_MESSAGES, parsed.value.name) : parsed.error.length <= 200;
      }),
    );
  });
});

describe('base64', () => {
  it('is what Node writes, of this length, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        return isBase64(text) && text.length === base64Length(bytes.length);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'z', '0', '9', '+', '/', '=', '-', 'é', '\u2028'), maxLength: 12 }), (text) => isBase64(text) === (text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text))),
      { numRuns: 2000 },
    );
  });
});
