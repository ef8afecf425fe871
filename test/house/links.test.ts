import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES, readPage, root } from './pages.ts';

interface Link {
  /** Of the page that is meant, from the root. */
  readonly file: string;
  /** Of the place in it; empty for the page itself. */
  readonly anchor: string;
}

/** Links to files of this tree. */
const links = (page: string): readonly Link[] =>
  [...readPage(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(([, target = '', anchor = '']) => ({
    file: target === '' ? page : path.posix.join(path.posix.dirname(page), target),
    anchor: decodeURIComponent(anchor),
  }));

/** A heading as GitHub makes an anchor of it: words of any language, figures, `_`, `-`; blanks become `-`. */
const anchorOf = (heading: string): string => heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');

const anchors = (file: string): readonly string[] => {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...[...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)), ...[...text.matchAll(/<a id="([^"]*)">/g)].map(([, id = '']) => id)];
};

describe.each(PAGES)('%s', (page) => {
  it('leads to files that are there, and in pages to headings that are there', () => {
    const there = links(page);
    const lost = there.filter(({ file, anchor }) => !existsSync(path.join(root, file)) || (anchor !== '' && !anchors(file).includes(anchor)));
    expect(lost).toEqual([]);
  });
});

it('every page of docs is led to by another page', () => {
  const all = new Set(PAGES.flatMap((page) => links(page).filter(({ file }) => file !== page).map(({ file }) => file)));
  expect(PAGES.filter((page) => page.startsWith('docs/') && !all.has(page))).toEqual([]);
});
