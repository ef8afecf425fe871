import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { guideBlocks } from '../../renderer/frame/help/guide-blocks.ts';
import { plainText } from '../../scripts/documents.mjs';

const textsOf = (block: ReturnType<typeof guideBlocks>[number]): readonly string[] => ('text' in block ? [block.text] : 'items' in block ? block.items : block.rows.flat());

describe.each(['en', 'ja'])('the guide in its parts, in %s', (language) => {
  const text = plainText(readFileSync(path.resolve(import.meta.dirname, `../../docs/guide.${language}.md`), 'utf8'));
  const blocks = guideBlocks(text);
  const shown = blocks.flatMap(textsOf);

  it('shows no signs of Markdown', () => {
    expect(shown.filter((line) => /^(?:#|\||- |\d+\. )|\||\n/.test(line))).toEqual([]);
    // Each command is closed.
    expect(shown.filter((line) => line.split('`').length % 2 === 0)).toEqual([]);
  });

  it('loses nothing but its title', () => {
    const bare = (all: string): string => all.replaceAll(/[\s|]/g, '');
    const written = text.replace(/^# .*\n/, '').replaceAll(/^(?:#+|-|\d+\.) /gm, '');
    expect(bare(shown.join(''))).toBe(bare(written));
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(['paragraph', 'list', 'heading', 'steps', 'table']));
  });
});
