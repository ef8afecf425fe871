import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { withFigures } from '../../scripts/bench/lib/page.mjs';
import { readPage, root } from './pages.ts';

const page = readPage('docs/performance.md');
const folder = path.join(root, 'scripts/bench');
const sources = readdirSync(folder).filter((file) => file.endsWith('.mjs')).map((file) => readFileSync(path.join(folder, file), 'utf8'));

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Texts of the measurements, with anything in the place of their values. */
const texts = sources.flatMap((source) => [...source.matchAll(/(['`])([^'`\n]{16,})\1/g)].map(([, , text = '']) => text).filter((text) => text.replaceAll(/\$\{[^}]*\}/g, '').length > 16).map((text) => new RegExp(`^${text.split(/\$\{[^}]*\}/).map(literally).join('.*')}$`)));

it('docs/performance.md has rows of measurements that there are, each with its goal met', () => {
  const rows = [...page.matchAll(/^\| (?!what|-)(.*) \| (.*) \| (.*) \| (.*) \|$/gm)].map(([, row = '', , goal = '', met = '']) => ({ row, goal, met }));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter(({ row }) => !texts.some((text) => text.test(row)))).toEqual([]);
  expect(rows.filter(({ goal, met }) => met !== (goal === '-' ? '-' : 'yes'))).toEqual([]);
});

it('what the bench writes stands between its marks, and a page without them is left alone', () => {
  const row = { row: 'x | y', figure: '1.00', goal: 'at most 2', met: 'yes' } as const;
  const written = withFigures(page, [row], 'today:');
  expect(written).toContain('\ntoday:\n\n| what | measured | goal | met |\n|---|---|---|---|\n| x \\| y | 1.00 | at most 2 | yes |\n\n<!-- end of figures -->');
  expect(written.slice(0, 100)).toBe(page.slice(0, 100));
  expect(() => withFigures('# Performance', [row], '')).toThrow('no place');
});
