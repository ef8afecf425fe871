import js from '@eslint/js';
import stylistic from '@stylistic/eslint-plugin';
import tseslint from 'typescript-eslint';
import { folderRule } from './scripts/lint/folder-rule.js';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: one name for a thing everywhere.',
};

/** Layout, without the length of lines: what reads as one thing stays on one line, and a formatter would break it. */
const layout = {
  'arrow-parens': ['always'],
  'brace-style': ['1tbs'],
  'comma-dangle': ['always-multiline'],
  'comma-spacing': [],
  'eol-last': [],
  // Left alone where a function follows a function, and in unions: both stand one step in, whatever is in front of them.
  indent: [2, { SwitchCase: 1, offsetTernaryExpressions: true, assignmentOperator: 'off', ignoredNodes: ['ArrowFunctionExpression > ArrowFunctionExpression', 'ArrowFunctionExpression > ArrowFunctionExpression *', 'TSUnionType', 'TSUnionType *'] }],
  'keyword-spacing': [],
  'member-delimiter-style': [],
  'no-multi-spaces': [],
  'no-multiple-empty-lines': [{ max: 1, maxBOF: 0, maxEOF: 0 }],
  'no-trailing-spaces': [],
  quotes: ['single', { avoidEscape: true, allowTemplateLiterals: 'avoidEscape' }],
  semi: ['always'],
  'space-before-blocks': [],
  'space-infix-ops': [],
  'type-annotation-spacing': [],
};

export default tseslint.config(
  { ignores: ['node_modules/', 'out/', 'release/', 'test-output/'] },
  js.configs.recommended,
  {
    plugins: { layout: stylistic },
    rules: Object.fromEntries(Object.entries(layout).map(([name, options]) => [`layout/${name}`, ['error', ...options]])),
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.node.json', './tsconfig.browser.json'], tsconfigRootDir: import.meta.dirname },
    },
    plugins: { house: { rules: { folders: folderRule } } },
    rules: {
      'house/folders': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['test/**'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }] },
  },
  { files: ['*.config.ts', 'test/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['scripts/**/*.mjs', 'scripts/**/*.js', 'test/**/*.mjs', '*.config.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly', performance: 'readonly', structuredClone: 'readonly', setImmediate: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', fetch: 'readonly', AbortController: 'readonly' } },
  },
  // Read by Nodes that are too old for everything else.
  { files: ['scripts/**/*.cjs'], languageOptions: { ecmaVersion: 2015, sourceType: 'commonjs', globals: { process: 'readonly', require: 'readonly', __dirname: 'readonly' } } },
);
