import { expect, it } from 'vitest';
import { findingLines } from '../../cli/with-token/plan-text.ts';
import { RULES, type RuleCode } from '../../shared/domain/rules/rule.ts';
import { findingSentence } from '../../shared/texts/sentences/change.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

it.each(Object.entries(LANGUAGES))('in %s the command line says each sentence of a rule to its end', (_language, texts) => {
  for (const [rule, { severity, params }] of Object.entries(RULES)) {
    const found = { rule: rule as RuleCode, severity, params: Object.fromEntries(params.map((name) => [name, 'x'])) };
    expect(findingLines(found, texts)[0]).toContain(findingSentence(found, texts));
  }
});
