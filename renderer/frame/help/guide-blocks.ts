/** A part of the guide, as `scripts/documents.mjs` leaves it: without pictures, links and bold letters. */
export type GuideBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const ITEM = /^(?:-|\d+\.) /;

/** A line may end inside of a sentence; in Japanese no blank stands there. */
const joined = (lines: readonly string[]): string => lines.map((line) => line.trim()).join('\n').replace(/([^\u0020-\u007e])\n(?=[^\u0020-\u007e])/gu, '$1').replaceAll('\n', ' ');

const cellsOf = (row: string): readonly string[] => row.replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());

/** Items with the lines that go on with them. */
function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push([line.replace(ITEM, '')]);
    else items.at(-1)?.push(line);
  }
  return items.map(joined);
}

function blockOf(lines: readonly string[]): GuideBlock {
  const [first = ''] = lines;
  if (first.startsWith('#')) return { kind: 'heading', text: joined(lines).replace(/^#+ /, '') };
  if (first.startsWith('|')) return { kind: 'table', rows: lines.map(cellsOf) };
  if (ITEM.test(first)) return { kind: first.startsWith('-') ? 'list' : 'steps', items: itemsOf(lines) };
  return { kind: 'paragraph', text: joined(lines) };
}

/** The guide in its parts, behind its title, which the dialog bears. */
export const guideBlocks = (guide: string): readonly GuideBlock[] =>
  guide
    .split(/\n{2,}/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0 && lines[0]?.startsWith('# ') !== true)
    .map(blockOf);
