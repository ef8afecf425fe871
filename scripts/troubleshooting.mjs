/** `npm run troubleshooting`: writes what the program says of each error code into docs/troubleshooting.*.md; what people wrote there stays. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { page, written } from './troubleshooting/page.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** A file of the sources, with what it loads. @param {string} input */
async function load(input) {
  const bundle = await rolldown({ cwd: root, input, tsconfig: false });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

const { ERROR_CODES } = await load('shared/domain/error-codes.ts');
const { EXIT } = await load('cli/exit.ts');
const texts = { en: (await load('shared/texts/en/errors.ts')).errorsEn, ja: (await load('shared/texts/ja/errors.ts')).errorsJa };
const { RULES } = await load('shared/domain/rules/rule.ts');
const sentences = { en: (await load('shared/texts/en/rules.ts')).rulesEn, ja: (await load('shared/texts/ja/rules.ts')).rulesJa };
const kinds = Object.fromEntries(Object.entries(ERROR_CODES).map(([code, { kind }]) => [code, kind]));

for (const language of /** @type {const} */ (['en', 'ja'])) {
  const file = path.join(root, 'docs', `troubleshooting.${language}.md`);
  writeFileSync(file, page(language, { kinds, exits: EXIT, texts: texts[language], rules: Object.fromEntries(Object.entries(RULES).map(([rule, { severity }]) => [rule, { severity, sentence: sentences[language][rule] }])) }, written(readFileSync(file, 'utf8'))));
}
