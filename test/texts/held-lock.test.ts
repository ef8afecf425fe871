import { expect, it } from 'vitest';
import { fail } from '../../shared/domain/result.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { localTime } from '../../shared/texts/time.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const since = '2026-11-26T03:04:05.000Z';
const explained = (holder: string, time: string, language: 'en' | 'ja') =>
  errorSentences(fail('apply.locked', '', { holder, since: time, file: '/data/locks/pub.lock' }).error, LANGUAGES[language]).explanation;

it('names who makes the other change, and since when in the time of this computer', () => {
  expect(explained('window', since, 'en')).toContain(`the window of Open CTL Client, since ${localTime(since, 'en')}.`);
  expect(explained('command line', since, 'ja')).toContain(`コマンド ライン (ctl)が ${localTime(since, 'ja')} から`);
});

it('says that it does not know where the lock says nothing', () => {
  expect(explained('', '', 'en')).toContain('a program whose name could not be read, since a time that could not be read.');
  expect(explained('', '', 'ja')).toContain('名前を読み取れないプログラムが 不明な時刻 から');
});

it('shows nothing that a lock smuggles in', () => {
  expect(explained('toString', 'now\u001b[31m', 'en')).toContain('a program whose name could not be read, since now?[31m.');
});
