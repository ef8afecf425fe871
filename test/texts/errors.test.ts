import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../shared/domain/error-codes.ts';
import { type ErrorText } from '../../shared/texts/catalog.ts';
import { fail } from '../../shared/domain/result.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { fill } from '../../shared/texts/fill.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const CODES = Object.keys(ERROR_CODES) as readonly ErrorCode[];
const { errors: errorsEn } = LANGUAGES.en;
const { errors: errorsJa } = LANGUAGES.ja;

const lines = (text: ErrorText): readonly string[] => [text.title, text.explanation, text.action];
const wholeOf = (text: ErrorText): string => lines(text).join('\n');
const placesOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? ''))].sort();

/** Runs over every text of both languages and gives the places that do not hold. */
const failing = (holds: (text: ErrorText, code: ErrorCode, language: string) => boolean): readonly string[] =>
  Object.entries(LANGUAGES).flatMap(([language, { errors: texts }]) =>
    CODES.filter((code) => !holds(texts[code], code, language)).map((code) => `${language} ${code}`),
  );

test('every text shows the parameters of its code, all of them and no other, and the place where it likes', () => {
  const declared = (code: ErrorCode): readonly string[] => [...ERROR_CODES[code].params].sort();
  expect(failing((text, code) => isDeepStrictEqual(placesOf(wholeOf(text)).filter((place) => place !== 'where'), declared(code)))).toEqual([]);
});

test('a text whose parameters are all given has no brace left over', () => {
  const values = (code: ErrorCode) => Object.fromEntries([...ERROR_CODES[code].params, 'where'].map((name) => [name, 'x']));
  expect(failing((text, code) => !/[{}]/.test(fill(wholeOf(text), values(code))))).toEqual([]);
});

test('each text has a title of one short line, an explanation and an action', () => {
  expect(failing((text) => lines(text).every((line) => line !== '' && line === line.trim() && !/[\r\n\t]| {2}/.test(line)))).toEqual([]);
  expect(failing((text) => text.title.length <= 80 && !/[.。]$/.test(text.title))).toEqual([]);
});

test('explanations and actions are whole sentences, or end with a value', () => {
  expect(failing((text) => [text.explanation, text.action].every((line) => /(?:[.。]|\{[a-zA-Z0-9]+\})$/.test(line)))).toEqual([]);
});

test('Japanese texts are Japanese and English texts are not', () => {
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
  expect(failing((text, _code, language) => lines(text).every((line) => japanese.test(line) === (language === 'ja')))).toEqual([]);
});

test('no text repeats the explanation of another error', () => {
  for (const { errors: texts } of Object.values(LANGUAGES)) {
    const explanations = CODES.map((code) => texts[code].explanation);
    expect(explanations.filter((text, at) => explanations.indexOf(text) !== at)).toEqual([]);
  }
});

test('no text shows the marks of a program: masked secrets, missing values, leftovers', () => {
  expect(failing((text) => !/\[secret\]|undefined|null|NaN|\[object|TODO|FIXME|\$\{|\ufffd/.test(wholeOf(text)))).toEqual([]);
});

test('whoever typed a wrong token password learns what is at stake before trying again', () => {
  for (const { explanation } of [errorsEn['token.pin-incorrect'], errorsJa['token.pin-incorrect']]) expect(explanation).toContain('16');
  expect(errorsEn['token.pin-incorrect'].explanation).toContain('nobody can unlock it');
  expect(errorsEn['token.pin-incorrect'].explanation).toContain('never retries a password by itself');
});

test('whoever is left without a usable token or provider is shown the way without tokens', () => {
  const codes = ['connect.not-open-provider', 'token.pin-locked', 'plan.token-not-in-file'] as const;
  const action = 'utils ctl set-cluster non-secure-mode';
  expect(failing((text, code) => !codes.some((one) => one === code) || text.action.includes(action))).toEqual([]);
});

test('a failed reading never says that nothing was changed: it may stand in a report behind a command that changed much', () => {
  const readings: readonly ErrorCode[] = ['platform.not-read', 'platform.busy', 'platform.answer-unusable', 'platform.question-unexpected', 'connect.lost', 'connect.timeout', 'login.required'];
  expect(failing((text, code) => !readings.includes(code) || !/nothing was changed|(?:^|。)変更はありません|変更されていません/i.test(text.explanation))).toEqual([]);
});

test('every failure that may come after the password reached the token says that a wrong one may count', () => {
  const words: Readonly<Record<string, string>> = { en: 'may count as a failed attempt', ja: '失敗 1 回として数えられる可能性' };
  const after: readonly ErrorCode[] = ['token.removed', 'token.cancelled', 'token.timeout', 'token.host-ended', 'token.fault'];
  expect(failing(({ explanation }, code, language) => !after.includes(code) || explanation.includes(words[language] ?? '?'))).toEqual([]);
});

test('what was read and is not as awaited is said in words: the step, the mode, the file; what a kept report makes up stays as it is', () => {
  const said = (params: Record<'step' | 'expected' | 'found', string>, language: 'en' | 'ja'): string => errorSentences(fail('apply.proof-failed', '10.48.47.154', params).error, LANGUAGES[language]).explanation;
  const mode = { step: 'read-all', expected: 'non-secure', found: 'mixed' };
  expect(said(mode, 'en')).toContain('Step: reading everything again. Expected: non-secure mode. Found: mixed mode.');
  expect(said(mode, 'ja')).toContain('想定: 非セキュア モード。実際: 混合モード。');
  expect(said({ step: 'commit', expected: 'ab'.repeat(20), found: 'none' }, 'en')).toContain(`Step: activating on 10.48.47.154. Expected: ${'ab'.repeat(20)}. Found: no CTL file.`);
  expect(said({ step: 'read-node', expected: 'other', found: '' }, 'en')).toContain('Expected: another CTL file than before. Found: nothing that could be read.');
  expect(said({ step: 'toString', expected: 'constructor', found: 'x' }, 'en')).toContain('Step: toString. Expected: constructor. Found: x.');
});
