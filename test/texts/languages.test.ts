import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, leaves } from '../helpers/every-text.ts';

const english = new Map(leaves(LANGUAGES.en));
const placesOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? ''))].sort();

/** Without what stands for values. */
const wordsIn = (text: string): number => text.replace(/\{[^}]*\}/g, '').match(/[A-Za-z]{2,}/g)?.length ?? 0;

describe.each(Object.entries(LANGUAGES))('the words in %s', (language, texts) => {
  const words = new Map(leaves(texts));

  it('say the same things as the English ones, with the same places for values', () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...english].filter(([path, text]) => placesOf(text).join() !== placesOf(words.get(path) ?? '').join()).map(([path]) => path)).toEqual([]);
  });

  it('are not empty and have no blanks at their ends in the window, and are nowhere left in English', () => {
    expect([...words].filter(([path, text]) => path.startsWith('window.') && (text === '' || text !== text.trim())).map(([path]) => path)).toEqual([]);
    // Of four words or more; names of products and commands are the same everywhere.
    const untranslated = language === 'en' ? [] : [...english].filter(([path, text]) => wordsIn(text) > 3 && words.get(path) === text);
    expect(untranslated.map(([path]) => path)).toEqual([]);
  });

  it.runIf(language === 'ja')('write what ends in a long vowel without its mark, as サーバ', () => {
    const marked = /(?:サーバ|ユーザ|フォルダ|プロバイダ|リーダ|ヘッダ|ブラウザ|コンピュータ|ライブラリ|エントリ|パブリッシャ|サブスクライバ|メモリ)ー/u;
    expect([...words].filter(([, text]) => marked.test(text)).map(([path]) => path)).toEqual([]);
    for (const page of ['guide', 'provider', 'troubleshooting']) expect(marked.exec(readFileSync(path.resolve(import.meta.dirname, `../../docs/${page}.ja.md`), 'utf8')), page).toBe(null);
  });

  it('have a guide beside them', () => {
    expect(existsSync(path.resolve(import.meta.dirname, `../../docs/guide.${language}.md`))).toBe(true);
  });
});
