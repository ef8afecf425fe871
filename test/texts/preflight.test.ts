import { expect, it } from 'vitest';
import { PREFLIGHT_IDS, PREFLIGHT_RULES, type PreflightRule } from '../../shared/domain/preflight/rules.ts';
import { type Texts } from '../../shared/texts/languages.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const shown = (text: string): readonly string[] => [...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
/** What an error brings along. */
const OF_ERROR = ['error', 'explanation', 'action'];

interface Found {
  readonly id: string;
  readonly rule: PreflightRule['findings'][string];
  readonly text: { readonly read: string; readonly todo: string };
}

const findings = ({ preflight }: Texts): readonly Found[] =>
  PREFLIGHT_IDS.flatMap((id) => {
    const texts: Readonly<Record<string, { readonly read: string; readonly todo: string }>> = preflight.rows[id].found;
    return Object.entries((PREFLIGHT_RULES[id] as PreflightRule).findings).map(([name, rule]) => ({ id: `${id} ${name}`, rule, text: texts[name] ?? { read: '', todo: '' } }));
  });

it.each(Object.entries(LANGUAGES))('every finding of the preflight shows its values, all of them and no other: %s', (_language, texts) => {
  const differ = findings(texts).filter(({ rule, text }) => {
    const values = [...new Set([...shown(text.read), ...shown(text.todo)])].filter((name) => !OF_ERROR.includes(name)).sort();
    return values.join() !== [...rule.params].sort().join();
  });
  expect(differ.map(({ id }) => id)).toEqual([]);
});

it.each(Object.entries(LANGUAGES))('every finding says what was read, and what to do where it does not pass, nowhere else: %s', (_language, texts) => {
  expect(findings(texts).filter(({ rule, text }) => text.read === '' || (text.todo === '') !== (rule.verdict === 'pass')).map(({ id }) => id)).toEqual([]);
});
