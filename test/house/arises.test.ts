import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ERROR_CODES } from '../../shared/domain/error-codes.ts';
import { RULES } from '../../shared/domain/rules/rule.ts';

const root = path.resolve(import.meta.dirname, '../..');
const TABLES = ['shared/domain/error-codes.ts', 'shared/domain/rules/rule.ts'].map((file) => path.join(root, file));

/** All code that may speak of a rule or an error, without their tables and words. */
const code = ['core', 'provider', 'cli', 'shell', 'shared/domain', 'shared/contract']
  .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(root, folder, file)))
  .filter((file) => file.endsWith('.ts') && !TABLES.includes(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

it.each([
  ['error code', ERROR_CODES],
  ['rule', RULES],
])('every %s in its table arises somewhere', (_what, table) => {
  expect(Object.keys(table).filter((name) => !code.includes(`'${name}'`))).toEqual([]);
});
