import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { guideOf, textOfLine } from '../../scripts/guide.mjs';

const pageOf = (language: string): string => readFileSync(path.resolve(import.meta.dirname, `../../docs/guide.${language}.md`), 'utf8');
/** Behind a title, which each guide has. */
const partsOf = (markdown: string) => guideOf(`# Guide\n\n${markdown}\n`).parts;

describe.each(['en', 'ja'])('the guide in %s', (language) => {
  const page = pageOf(language);
  const { parts, text } = guideOf(page);
  const lines = parts.flatMap((part) => ('words' in part ? [part.words] : 'items' in part ? part.items : part.rows.flat()));

  it('has its headings, lists, steps and tables in the window, without signs of Markdown', () => {
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(new Set(['paragraph', 'list', 'heading', 'steps', 'table']));
    expect(new Set(lines.flat().map((words) => (typeof words === 'string' ? 'plain' : words.as)))).toEqual(new Set(language === 'en' ? ['plain', 'strong', 'em', 'code'] : ['plain', 'strong', 'code']));
    expect(lines.map(textOfLine).filter((line) => /^(?:#|- |\d+\. )|[|*`\n]|\]\(/.test(line))).toEqual([]);
  });

  it('loses nothing but its title, pictures, addresses, and the link to the other language', () => {
    const bare = (all: string): string => all.replaceAll(/[\s|*`]/g, '');
    const written = page.replace(/^# .*\n\n\[.*\]\(guide\..*\)\n/, '').replaceAll(/!\[.*\]\(.*\)/g, '').replaceAll(/\]\([^)]*\)/g, ']').replaceAll(/^(?:#+|-|\d+\.) |^\|[-|]+\|$/gm, '');
    // Brackets are buttons in Japanese, links elsewhere.
    const noBrackets = (all: string): string => bare(all).replaceAll(/[[\]]/g, '');
    expect(noBrackets(lines.map(textOfLine).join(''))).toBe(noBrackets(written));
  });

  it('is kept as a text with its title', () => {
    expect(text.split('\n')[0]).toBe(page.split('\n')[0]);
    expect(text).toContain('\n1. ');
    expect(text).not.toMatch(/\]\(|!\[|\*\*|\n\n\n/);
  });
});

it('sets off words as the page does; pictures go, links leave their words', () => {
  expect(partsOf('![a](b.png)\nPress **Next** on\n[the `ctl` page](x.md), *not* here.\n\n![a](b.png)')).toEqual([
    { kind: 'paragraph', words: [' Press ', { as: 'strong', text: 'Next' }, ' on the ', { as: 'code', text: 'ctl' }, ' page, ', { as: 'em', text: 'not' }, ' here.'] },
  ]);
});

it('puts lines of Japanese together without a blank, and others with one', () => {
  expect(partsOf('- 変更の\n  前に、\n  **確認**\n  する\n  CTL\n  file')).toEqual([{ kind: 'list', items: [['変更の前に、', { as: 'strong', text: '確認' }, 'する CTL file']] }]);
});

/** What it may hold is what the window draws: anything else has to fail here, not before a person. */
it.each([
  '<b>HTML</b> in a line', '<div>\nHTML\n</div>', '> said by somebody', '    code', '```\ncode\n```', '---', '### deeper', 'Heading\n=======', '- a list\n  - in a list', '- one paragraph\n\n  and another', '- [ ] a task',
  '3. does not begin', '[name]: address.md', '~~struck~~', '**bold *and* slanted**', '**left open', 'Tom &amp; Jerry', '[picture in ![a](b.png) a link](c.md) `', '**変更。**する',
])('does not build from %j', (markdown) => {
  expect(() => guideOf(`# Guide\n\nBefore.\n\n${markdown}\n`)).toThrow(/The guide holds what the window does not draw/);
});

it('does not build without its title', () => {
  expect(() => guideOf('Words.\n')).toThrow('without its title');
});
