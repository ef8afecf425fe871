import { execFileSync } from 'node:child_process';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { LanguageServer } from './language-server.ts';

const root = path.resolve(import.meta.dirname, '../..');
const tracked = (...patterns: string[]): string[] => execFileSync('git', ['ls-files', ...patterns], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const parsed = (config: string): ts.ParsedCommandLine => {
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const found = ts.getParsedCommandLineOfConfigFile(path.join(root, config), undefined, host);
  if (found === undefined) throw new Error(config);
  return found;
};

const projects = (parsed('tsconfig.json').projectReferences ?? []).map((reference) => path.relative(root, reference.path));

describe('an editor', () => {
  it('finds one root configuration, which holds nothing but projects', () => {
    expect(tracked('*tsconfig.json', '*jsconfig.json')).toEqual(['tsconfig.json']);
    expect(parsed('tsconfig.json').fileNames).toEqual([]);
    expect(projects).toEqual(['tsconfig.node.json', 'tsconfig.browser.json', 'tsconfig.scripts.json']);
  });

  it('finds a project that lists the file, for every source file of the tree', () => {
    const listed = new Set(projects.flatMap((project) => parsed(project).fileNames).map((file) => path.relative(root, file)));
    const sources = tracked('*.ts', '*.tsx', '*.mts', '*.cts', '*.js', '*.jsx', '*.mjs', '*.cjs');
    expect(sources.length).toBeGreaterThan(500);
    expect(sources.filter((file) => !listed.has(file))).toEqual([]);
  });

  it('has the types of scripts checked too', () => {
    expect(projects.map(parsed).filter(({ fileNames }) => fileNames.some((file) => /\.m?js$/.test(file))).map(({ options }) => options.checkJs)).toEqual([true]);
  });
});

/** `npm run types` says that no file of a project has an error; this says that the server takes the same projects. */
describe('the language server', () => {
  const server = new LanguageServer(root);
  afterAll(() => server.close());

  it.each(['scripts/lint/folder-rule.js', 'eslint.config.js', 'test/helpers/chromium.mjs'])('takes the project of the scripts for %s, and shows no error', async (file) => {
    expect(await server.projectOf(file)).toBe('tsconfig.scripts.json');
    expect(await server.errorsIn(file)).toEqual([]);
  });
});
