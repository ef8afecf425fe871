import { expect, test } from 'vitest';
import { fail } from '../../shared/domain/result.ts';
import { finding } from '../../shared/domain/rules/rule.ts';
import { findingSentence } from '../../shared/texts/sentences/change.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { behindSentence } from '../../shared/texts/sentences/report.ts';
import { localTime, localTimeOfDay, utcDay, withTimes } from '../../shared/texts/time.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { rawValuesIn } from '../sentences/raw-values.ts';

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

test('values of a sentence that are times or days are written as people write them, by their form; all else stays', () => {
  const values = { since: '2026-11-26T03:04:05.000Z', until: '2015-02-24T15:37:44Z', day: '2031-01-10', backup: '2026-03-01 18:00 CST', id: '20261126T102653Z-e759afab', host: '10.48.47.153', count: 3, none: null };
  expect(withTimes(values, 'en')).toEqual({ ...values, since: localTime(values.since, 'en'), until: localTime(values.until, 'en'), day: 'Jan 10, 2031', backup: 'Mar 1, 2026, 18:00 CST' });
  expect(withTimes({ day: values.day, backup: values.backup }, 'ja')).toEqual({ day: '2031年1月10日', backup: '2026年3月1日 18:00 CST' });
});

test.each(['en', 'ja'] as const)('a rule, an error and a restart say their times as people write them: %s', (language) => {
  const texts = LANGUAGES[language];
  const at = '2026-11-26T03:04:05.000Z';
  const error = errorSentences(fail('provider.busy', 'pub', { user: 'bob', since: at, until: at }).error, texts);
  const said = [
    findingSentence(finding('clock-behind', { timestamp: at }), texts),
    findingSentence(finding('foreign-staged', { server: 'pub', user: 'bob', since: at }), texts),
    findingSentence(finding('token-certificate-expired', { until: at }), texts),
    error.explanation,
    error.action,
    behindSentence({ id: 'x', isOpen: false, outcome: 'done', at }, texts),
  ];
  expect(rawValuesIn(said)).toEqual([]);
  expect(said.filter((one) => !one.includes(localTime(at, language)))).toEqual([]);
});
