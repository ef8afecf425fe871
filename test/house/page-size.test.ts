import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../helpers/every-text.ts';

const page = path.resolve(import.meta.dirname, '../../out/renderer');
const assets = path.join(page, 'assets');
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));

/** The largest that a server with gzip would send, in kB (1000 bytes). */
const MOST = { firstScreen: 120, all: 320 };
const kilobytes = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + gzipSync(readFileSync(path.join(assets, name)), { level: 9 }).length, 0) / 1000;

/** The scripts that a script imports at once. */
const importsOf = (name: string): readonly string[] =>
  parseAst(readFileSync(path.join(assets, name), 'utf8')).body.flatMap((statement) =>
    'source' in statement && statement.source !== null ? [path.basename(statement.source.value)] : [],
  );

function withImports(names: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const name of names) if (!found.has(name)) withImports(importsOf(name), found.add(name));
  return found;
}

/** What the page names, and what that imports. */
const first = withImports([...readFileSync(path.join(page, 'index.html'), 'utf8').matchAll(/<script[^>]* src="\/assets\/([^"]+)"/g)].map((match) => match[1] ?? ''));
const wordsOf = (language: string): string => scripts.find((name) => name.startsWith(`${language}-`)) ?? expect.fail(`no words in ${language}`);

describe('the scripts of the page', () => {
  it.each(Object.keys(LANGUAGES))(`of the first screen, with the words in %s, are at most ${MOST.firstScreen} kB`, (language) => {
    expect(first.size).toBeGreaterThan(1);
    const all = withImports([...first, wordsOf(language)]);
    expect(kilobytes(all)).toBeLessThanOrEqual(MOST.firstScreen);
    for (const other of Object.keys(LANGUAGES)) if (other !== language) expect([...all]).not.toContain(wordsOf(other));
  });

  it(`are at most ${MOST.all} kB altogether`, () => {
    expect(kilobytes(scripts)).toBeLessThanOrEqual(MOST.all);
  });

  it('hold no words of the command line or of the window around the page', () => {
    const source = scripts.map((name) => readFileSync(path.join(assets, name), 'utf8')).join('');
    for (const { window, commandLine, shell } of Object.values(LANGUAGES)) {
      expect(source).toContain(window.signIn.title);
      for (const sentence of [commandLine.trust.question, shell.close.ask.message]) expect(source).not.toContain(sentence);
    }
  });
});
