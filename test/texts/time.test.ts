import { expect, test } from 'vitest';
import { localTime, localTimeOfDay, utcDay } from '../../shared/texts/time.ts';

test('times of a screen have 24 hours in both languages, midnight too, and what is no time stays harmless text', () => {
  const midnight = new Date(2026, 10, 26, 0, 5, 6).toISOString();
  const evening = new Date(2026, 10, 26, 22, 57, 45).toISOString();
  for (const language of ['en', 'ja']) {
    expect([midnight, evening].map((time) => localTimeOfDay(time, language))).toEqual(['00:05:06', '22:57:45']);
    expect(localTime(evening, language)).toContain('22:57:45');
  }
  expect([utcDay('2026-11-26T23:59:59Z', 'en'), utcDay('2026-11-26T23:59:59Z', 'ja')]).toEqual(['Nov 26, 2026', '2026年11月26日']);
  expect(localTimeOfDay('no \u0007time', 'en')).toBe('no ?time');
});
