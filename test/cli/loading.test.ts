import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { foundingParts, nonSecureFile } from '../helpers/founding-document.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { type LoadingRun, runAndWatchLoading } from '../helpers/loaded-scripts.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'open-ctl-loading-'));
const file = path.join(folder, 'CTLFile.tlv');
writeFileSync(file, nonSecureFile(foundingParts()).bytes);
const absent = path.join(folder, 'absent.tlv');
afterAll(() => rmSync(folder, { recursive: true }));

/** Whose words stand in what was loaded: of each part one sentence that no other file repeats. */
function wordsIn({ loaded }: LoadingRun): readonly string[] {
  const source = [...loaded.values()].join('\n');
  return Object.entries(LANGUAGES).flatMap(([language, { errors, commandLine, window, shell }]) =>
    Object.entries({ errors: errors['file.unreadable'].title, commandLine: commandLine.trust.question, window: window.signIn.title, shell: shell.close.ask.message })
      .filter(([, sentence]) => source.includes(JSON.stringify(sentence)))
      .map(([part]) => `${language} ${part}`),
  );
}

/** The packages in what was loaded: the build names the file of each piece. */
const packagesIn = ({ loaded }: LoadingRun): readonly string[] => [
  ...new Set([...loaded.values()].flatMap((source) => [...source.matchAll(/^\/\/#? ?(?:region )?node_modules\/((?:@[\w-]+\/)?[\w-]+)/gm)].map((match) => match[1] ?? ''))),
];

describe('ctl show FILE', () => {
  it('loads its entry and one small file, no package and no words', () => {
    const run = runAndWatchLoading(['show', file]);
    expect([run.code, run.stdout.split('\n')[0], run.stderr]).toEqual([0, 'The checksum value of the CTL file:', '']);
    expect([...run.loaded.keys()].map((name) => name.replace(/-[\w-]{8}\.js$/, '.js')).sort()).toEqual(['chunks/show-file.js', 'ctl.js']);
    expect([...run.loaded.values()].join('').length).toBeLessThan(40_000);
    expect(packagesIn(run)).toEqual([]);
    expect(wordsIn(run)).toEqual([]);
  });

  it.each([
    ['en', 'C'],
    ['ja', 'ja_JP.UTF-8'],
  ])('does and says in %s the same with options as without', (language, locale) => {
    for (const name of [file, absent]) {
      const [short, long] = [runAndWatchLoading(['show', name], locale), runAndWatchLoading(['--lang', language, 'show', name])];
      expect([short.code, short.stdout, short.stderr]).toEqual([long.code, long.stdout, long.stderr]);
      expect(long.code).toBe(name === file ? 0 : 3);
    }
  });
});

describe('a command loads', () => {
  it.each([
    ['ja', ['--lang', 'ja', 'verify', file], LANGUAGES.ja.commandLine.verified],
    ['en', ['--lang', 'en', 'verify', file], LANGUAGES.en.commandLine.verified],
  ] as const)('the words of the command line in %s and no others', (language, args, sentence) => {
    const run = runAndWatchLoading(args, language === 'en' ? 'ja_JP.UTF-8' : 'C');
    expect(run.stdout).toContain(sentence.split('{')[0]);
    expect(wordsIn(run)).toEqual([`${language} errors`, `${language} commandLine`]);
  });

  it.each([
    ['--help', []],
    ['verify', [file]],
    ['diff', [file, file]],
  ])('%s: of all packages only the one that reads options', (command, rest) => {
    const run = runAndWatchLoading([command, ...rest]);
    expect(run.code).toBe(0);
    expect(packagesIn(run)).toEqual(['commander']);
  });
});

it('ctl --version prints the version of the package', () => {
  const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  const run = runAndWatchLoading(['--version']);
  expect([run.code, run.stdout, run.stderr]).toEqual([0, `${version}\n`, '']);
});
