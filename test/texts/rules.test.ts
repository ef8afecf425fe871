import { expect, it } from 'vitest';
import { RULES, type RuleCode } from '../../shared/domain/rules/rule.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const CODES = Object.keys(RULES) as readonly RuleCode[];
const shown = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? ''))].sort();

it.each(Object.entries(LANGUAGES))('the sentence of every rule shows the values of its rule, all of them and no other: %s', (_language, { change }) => {
  expect(CODES.map((code) => [code, shown(change.rule[code])])).toEqual(CODES.map((code) => [code, [...RULES[code].params].sort()]));
});
