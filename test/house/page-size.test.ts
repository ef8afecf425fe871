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
const MOST = { firstScreen: 120, all: 346 };
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

/** What the page names. */
const named = [...readFileSync(path.join(page, 'index.html'), 'utf8').matchAll(/<script[^>]* src="\/assets\/([^"]+)"/g)].map((match) => match[1] ?? '');
const the = (beginning: string): string => scripts.find((name) => name.startsWith(beginning)) ?? expect.fail(`no script ${beginning}`);
const wordsOf = (language: string): readonly string[] => [`${language}-`, `first-${language}-`].map(the);
/** What stands in the page before anything draws, in every language; what connects and draws; and the words of the first screen. */
const firstScreen = (language: string): ReadonlySet<string> => withImports([...named, the('connect-'), the('show-'), the(`first-${language}-`)]);

describe('the scripts of the page', () => {
  it.each(Object.keys(LANGUAGES))(`of the first screen, with the words in %s, are at most ${MOST.firstScreen} kB`, (language) => {
    const all = firstScreen(language);
    expect(all.size).toBeGreaterThanOrEqual(4);
    expect(kilobytes(all)).toBeLessThanOrEqual(MOST.firstScreen);
    for (const other of Object.keys(LANGUAGES)) if (other !== language) for (const foreign of wordsOf(other)) expect([...all]).not.toContain(foreign);
  });

  it('hold all that a person needs to type in the one that the page names', () => {
    expect(named.map(importsOf)).toEqual([[]]);
    const [first = ''] = named;
    const source = readFileSync(path.join(assets, first), 'utf8');
    for (const { window } of Object.values(LANGUAGES)) expect(source).toContain(window.signIn.host);
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
