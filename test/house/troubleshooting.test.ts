import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { EXIT } from '../../cli/exit.ts';
import { NOTHING_WRITTEN, page, written } from '../../scripts/troubleshooting/page.mjs';
import { ERROR_CODES } from '../../shared/domain/error-codes.ts';
import { RULES, type RuleCode } from '../../shared/domain/rules/rule.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const kinds = Object.fromEntries(Object.entries(ERROR_CODES).map(([code, { kind }]) => [code, kind]));
const rulesIn = (language: 'en' | 'ja') => Object.fromEntries((Object.keys(RULES) as RuleCode[]).map((rule) => [rule, { severity: RULES[rule].severity, sentence: LANGUAGES[language].change.rule[rule] }]));
const read = (language: 'en' | 'ja'): string => readFileSync(path.resolve(import.meta.dirname, `../../docs/troubleshooting.${language}.md`), 'utf8');

it.each(['en', 'ja'] as const)('docs/troubleshooting.%s.md has every error code, as the program speaks of it now, and no other (npm run troubleshooting)', (language) => {
  const catalogue = { kinds, exits: EXIT, texts: LANGUAGES[language].errors, rules: rulesIn(language) };
  expect(read(language)).toBe(page(language, catalogue, written(read(language))));
  expect(new Set(read(language).match(/(?<=^### ).*$/gm))).toEqual(new Set(Object.keys(kinds)));
});

it('both pages tell more of the same codes, and something before each part', () => {
  const [en, ja] = [written(read('en')), written(read('ja'))];
  expect([...ja.notes.keys()]).toEqual([...en.notes.keys()]);
  expect([...ja.intros.keys()]).toEqual([...en.intros.keys()]);
  expect([...en.intros.values(), ...ja.intros.values()]).not.toContain('');
  expect(en.notes.size).toBeGreaterThan(30);
});

it('a code that is gone takes no advice with it unseen, and a new kind of code needs a part', () => {
  const catalogue = { kinds: { 'connect.lost': 'unreachable' }, exits: EXIT, texts: LANGUAGES.en.errors, rules: {} };
  expect(() => page('en', catalogue, written(read('en')))).toThrow('codes that are no more');
  expect(() => page('en', { ...catalogue, kinds: { 'printer.jammed': 'refused' } }, NOTHING_WRITTEN)).toThrow('no part for printer.jammed');
});

it.each(['en', 'ja'] as const)('docs/troubleshooting.%s.md says of each rule that keeps a plan from being signed what it is about', (language) => {
  const [refused, consent] = ['plan.refused', 'plan.consent-missing'].map((code) => read(language).split(`### ${code}\n`)[1]?.split('\n### ')[0] ?? '');
  for (const [rule, { severity }] of Object.entries(RULES)) expect([refused?.includes(`| \`${rule}\` |`), consent?.includes(`| \`${rule}\` |`)], rule).toEqual([severity === 'refuse', severity === 'consent' || severity === 'typed-consent']);
});
