import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { dataIn, program, runInWindows } from './wine.ts';

/** None of them is there on Windows. */
const NO_LOCALE = { LC_ALL: null, LC_MESSAGES: null, LANG: null, LANGUAGE: null };

/** Wine takes the language of Windows from the locale that itself is started in. */
it.each([['ja_JP', '使い方'], ['de_DE', 'Usage']])('on a Windows in the language of %s ctl says "%s", with nothing in its environment that names a language', async (locale, word) => {
  const folder = folderOfTest('language');
  const locales = path.join(folder, 'locales');
  mkdirSync(locales);
  execFileSync('localedef', ['-i', locale, '-f', 'UTF-8', path.join(locales, `${locale}.UTF-8`)]);
  const [said, system] = await runInWindows(folder, [
    { args: [program('ctl'), '--help'], env: { ...dataIn(folder), ...NO_LOCALE } },
    { args: ['-p', 'new Intl.DateTimeFormat().resolvedOptions().locale + Object.keys(process.env).filter((name) => /^(LC_|LANG)/i.test(name))'], env: NO_LOCALE },
  ], 1, { LOCPATH: locales, LC_ALL: `${locale}.UTF-8` });
  expect(system?.stdout.trim()).toBe(locale.replace('_', '-'));
  expect([said?.code, said?.stdout.includes(word)]).toEqual([0, true]);
});
