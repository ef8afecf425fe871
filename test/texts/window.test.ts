import { expect, test } from 'vitest';
import { windowEn } from '../../shared/texts/en/window.ts';
import { windowJa } from '../../shared/texts/ja/window.ts';

/** All texts below a catalogue with their paths. */
function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, below]) => leaves(below, path === '' ? name : `${path}.${name}`));
}

const english = new Map(leaves(windowEn, ''));
const japanese = new Map(leaves(windowJa, ''));
const placesOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? ''))].sort();

test('the window says the same things in both languages', () => {
  expect([...japanese.keys()].sort()).toEqual([...english.keys()].sort());
});

test('a text of the window has the same places for values in both languages', () => {
  const differing = [...english].filter(([path, text]) => placesOf(text).join() !== placesOf(japanese.get(path) ?? '').join());
  expect(differing.map(([path]) => path)).toEqual([]);
});

test('no text of the window is empty, has blanks at its ends, or is English left in Japanese', () => {
  const all = [...english, ...japanese];
  expect(all.filter(([, text]) => text === '' || text !== text.trim()).map(([path]) => path)).toEqual([]);
  // Sentences of three words or more; names of products and commands are the same everywhere.
  const untranslated = [...english].filter(([path, text]) => text.split(' ').length > 3 && japanese.get(path) === text);
  expect(untranslated.map(([path]) => path)).toEqual([]);
});
