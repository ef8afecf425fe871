/** Which walks there are, and which of them are walked how (`npm run walks`). */
import { parseArgs } from 'node:util';

/**
 * A, B and C are the walks of Cisco's documents: to non-secure mode with a token, a new file behind lost tokens, tokens for a file that has none.
 * @typedef {'A' | 'B' | 'C' | 'first' | 'one' | 'tftp' | 'renamed' | 'platform' | 'evening' | 'lost' | 'about'} WalkName
 * @typedef {'en' | 'ja'} Language
 * @typedef {'mouse' | 'keys'} HandName
 * @typedef {{ width: number, height: number, scale: number }} Size
 * @typedef {{ walk: WalkName, language: Language, hand: HandName, sizeName: string, size: Size, theme: 'light' | 'dark', forcedColours: boolean }} Journey
 */

/** @type {readonly WalkName[]} */
export const WALKS = ['A', 'B', 'C', 'first', 'one', 'tftp', 'renamed', 'platform', 'evening', 'lost', 'about'];

/** @type {readonly Language[]} */
const LANGUAGES = ['en', 'ja'];

/** @type {readonly HandName[]} */
const HANDS = ['mouse', 'keys'];

/** @type {readonly ('light' | 'dark')[]} */
const THEMES = ['light', 'dark'];

/** @type {Readonly<Record<string, Size>>} 200 %: a window of 1120x720. */
const SIZES = {
  '1120x800': { width: 1120, height: 800, scale: 1 },
  '1024x640': { width: 1024, height: 640, scale: 1 },
  '800x600': { width: 800, height: 600, scale: 1 },
  '200%': { width: 560, height: 360, scale: 2 },
};

/** Each language and each hand meets two sizes, each size one of both. */
const PAIRED = { en: { mouse: '1120x800', keys: '200%' }, ja: { mouse: '1024x640', keys: '800x600' } };

/** @template {string} T @param {readonly T[]} all @param {readonly string[]} wanted @returns {readonly T[]} all where none is wanted */
function chosen(all, wanted) {
  const unknown = wanted.filter((name) => !all.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: there is ${all.join(', ')}`);
  return wanted.length === 0 ? all : all.filter((one) => wanted.includes(one));
}

/** @param {readonly string[]} args as they are typed behind `npm run walks --` @returns {readonly Journey[]} */
export function journeysOf(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      language: { type: 'string', multiple: true, default: [] },
      hand: { type: 'string', multiple: true, default: [] },
      size: { type: 'string' },
      theme: { type: 'string' },
      'forced-colours': { type: 'boolean', default: false },
    },
  });
  const [sizeName] = values.size === undefined ? [] : chosen(Object.keys(SIZES), [values.size]);
  const [theme] = values.theme === undefined ? [] : chosen(THEMES, [values.theme]);
  return chosen(WALKS, positionals).flatMap((walk) =>
    chosen(LANGUAGES, values.language).flatMap((language) =>
      chosen(HANDS, values.hand).map((hand) => {
        const name = sizeName ?? PAIRED[language][hand];
        const turn = WALKS.indexOf(walk) + LANGUAGES.indexOf(language) + HANDS.indexOf(hand);
        return { walk, language, hand, sizeName: name, size: /** @type {Size} */ (SIZES[name]), theme: theme ?? /** @type {'light' | 'dark'} */ (THEMES[turn % 2]), forcedColours: values['forced-colours'] };
      }),
    ),
  );
}

/** @param {Journey} journey */
export const nameOf = ({ walk, language, hand }) => `${walk}-${language}-${hand}`;
