/**
 * The guide as the window shows it: parts as data, and a text to copy and to keep, both of one reading of `docs/guide.*.md`. Pictures and the link to the other language go, of other links the
 * words stay, because the window opens no address. What the window cannot draw is an error here, in the build.
 */
import { Lexer } from 'marked';

/** @typedef {import('marked').Token} Token */
/** @typedef {import('../shared/contract/guide.ts').GuideLine} GuideLine */
/** @typedef {import('../shared/contract/guide.ts').GuidePart} GuidePart */

/** @type {(token: Token) => never} */
const refuse = (token) => {
  throw new Error(`The guide holds what the window does not draw (${token.type}): ${token.raw.trim()}`);
};

/** A line of the file may end inside of a sentence; in Japanese no blank stands there. @param {string} text */
const joined = (text) => text.replace(/([^\0-\x7f]\**)\n(?=\**[^\0-\x7f])/g, '$1').replaceAll('\n', ' ');

/**
 * What is in a link or set off is words alone.
 * @type {(tokens: readonly Token[] | undefined) => string}
 */
const plain = (tokens = []) => tokens.map((token) => (token.type === 'text' ? plainText(token) : refuse(token))).join('');

/** Signs that are left over were meant to set off, or are a name for a letter. @type {(token: Token & { text?: string }) => string} */
const plainText = (token) => (/[*`]|&\w+;/.test(token.text ?? '') ? refuse(token) : (token.text ?? ''));

/** @type {(token: Token) => GuideLine} */
function wordsOf(token) {
  switch (token.type) {
    case 'text':
      return [plainText(token)];
    case 'codespan':
      return [{ as: 'code', text: token.text }];
    case 'strong':
    case 'em':
      return [{ as: token.type, text: plain(token.tokens) }];
    case 'link':
      return /^guide\.\w+\.md$/.test(token.href) ? [] : lineOf(token.tokens ?? []);
    case 'image':
      return [];
    default:
      return refuse(token);
  }
}

/** Neighbours that are both plain become one. @param {readonly Token[]} tokens @returns {GuideLine} */
const lineOf = (tokens) =>
  tokens.flatMap(wordsOf).reduce((/** @type {GuideLine} */ line, words) => {
    const last = line.at(-1);
    return typeof words === 'string' && typeof last === 'string' ? [...line.slice(0, -1), last + words] : [...line, words];
  }, []);

/** @param {string} text */
const line = (text) => lineOf(Lexer.lexInline(joined(text)));

/** An item holds one line, no list and no second paragraph. @param {import('marked').Tokens.ListItem} item */
const itemOf = (item) => (item.task || item.tokens.length !== 1 || item.tokens[0]?.type !== 'text' ? refuse(item) : line(item.text));

/** @type {(token: Token) => readonly GuidePart[]} */
function partsOf(token) {
  switch (token.type) {
    case 'space':
      return [];
    case 'heading':
      return token.depth === 2 ? [{ kind: 'heading', words: line(token.text) }] : refuse(token);
    case 'paragraph': {
      const words = line(token.text);
      return words.every((one) => typeof one === 'string' && one.trim() === '') ? [] : [{ kind: 'paragraph', words }];
    }
    case 'list':
      return token.ordered && token.start !== 1 ? refuse(token) : [{ kind: token.ordered ? 'steps' : 'list', items: token.items.map(itemOf) }];
    case 'table':
      return [{ kind: 'table', rows: [token.header, ...token.rows].map((row) => row.map((cell) => line(cell.text))) }];
    default:
      return refuse(token);
  }
}

/** @param {GuideLine} words */
export const textOfLine = (words) => words.map((one) => (typeof one === 'string' ? one : one.text)).join('');

/** @type {(part: GuidePart) => string} */
function textOf(part) {
  switch (part.kind) {
    case 'heading':
      return `## ${textOfLine(part.words)}`;
    case 'paragraph':
      return textOfLine(part.words);
    case 'table':
      return part.rows.map((row) => `| ${row.map(textOfLine).join(' | ')} |`).join('\n');
    case 'list':
      return part.items.map((item) => `- ${textOfLine(item)}`).join('\n');
    case 'steps':
      return part.items.map((item, at) => `${at + 1}. ${textOfLine(item)}`).join('\n');
  }
}

/**
 * Its title is in the text alone: the dialog bears it.
 * @param {string} markdown
 */
export function guideOf(markdown) {
  const [title, ...tokens] = Lexer.lex(markdown);
  if (title?.type !== 'heading' || title.depth !== 1) throw new Error('The guide begins without its title');
  const parts = tokens.flatMap(partsOf);
  return { text: `${[`# ${textOfLine(line(title.text))}`, ...parts.map(textOf)].join('\n\n')}\n`, parts };
}
