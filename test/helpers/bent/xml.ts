import { type Random } from '../random.ts';

const DTDS = [
  '<!DOCTYPE a>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]>',
  `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_none, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]>`,
];
const ENTITIES = ['&amp;', '&lt;', '&#65;', '&#0;', '&#xD800;', '&#x110000;', '&#99999999999;', '&l9;', '&x;', '&', '&;', '&amp', '&nbsp;'];
const PIECES = ['<!-- x -->', '<!-- -- -->', '<![CDATA[1]]>', '<![CDATA[</row>]]>', ']]>', '<?x y?>', '<?xml version="1.0"?>', '\u0000', '\u0001', '\ufeff', '\u00a0', '\u2028', '<', '>', '</', '<a', '<a/>', '<b>', '</b>', '<1/>', '<x:y xmlns:x="z"/>', '<a b="1" b="2"/>', "<a b='&l9;'/>"];
const NUMBERS = ['', '-1', '0', '00', '1', '1e9', '0x1', '99999999999999999999', '1.5', 'NaN', ' 1 ', '+1', '1\n', '１'];
const WORDS = ['true', 'TRUE', 'f', 'maybe', 'null', 'Publisher', 'started', '0', 'x'.repeat(256), '\u001b[2J\r\n', '‮txt'];

/** Tags and texts, in order. */
const tokensOf = (xml: string): readonly string[] => xml.match(/<[^>]*>|[^<]+/g) ?? [];
const isTag = (token: string): boolean => token.startsWith('<');

/** From a start tag to its end tag, by counting; the tag alone where there is none. */
function elementAt(tokens: readonly string[], at: number): readonly string[] {
  let depth = 0;
  for (let end = at; end < tokens.length; end += 1) {
    const token = tokens[end] ?? '';
    if (isTag(token) && !token.endsWith('/>')) depth += token.startsWith('</') ? -1 : 1;
    if (depth === 0) return tokens.slice(at, end + 1);
  }
  return tokens.slice(at, at + 1);
}

/** @param large how often a large thing is repeated. */
function bendTokens(tokens: readonly string[], random: Random, large: number): readonly string[] {
  const at = random.below(tokens.length);
  const token = tokens[at] ?? '';
  const starts = tokens.flatMap((one, index) => (/^<[^/?!]/.test(one) ? [index] : []));
  const start = random.pick(starts.length === 0 ? [at] : starts);
  const element = elementAt(tokens, start);
  const texts = tokens.flatMap((one, index) => (isTag(one) ? [] : [index]));
  const text = random.pick(texts.length === 0 ? [at] : texts);
  const other = random.pick(tokens);
  switch (random.below(16)) {
    case 0:
      return tokens.toSpliced(at, 1);
    case 1:
      return tokens.toSpliced(at, 0, token);
    case 2:
      return tokens.with(at, other);
    case 3:
      return tokens.toSpliced(start, element.length);
    case 4:
      return tokens.toSpliced(start, 0, ...element);
    case 5:
      return tokens.toSpliced(random.below(tokens.length), 0, ...element);
    case 6:
      return tokens.toSpliced(start, element.length, '<w>', ...element, '</w>');
    case 7:
      return tokens.with(text, random.pick(NUMBERS));
    case 8:
      return tokens.with(text, random.pick(WORDS));
    case 9:
      return tokens.with(text, `${tokens[text] ?? ''}${random.pick(ENTITIES)}`);
    case 10:
      return tokens.toSpliced(at, 0, random.pick(PIECES));
    case 11:
      return tokens.toSpliced(random.below(3), 0, random.pick(DTDS));
    case 12:
      return tokens.with(start, (tokens[start] ?? '').replace(/\/?>$/, (end) => ` ${random.pick([`h="${'y'.repeat(large)}"`, Array.from({ length: Math.ceil(large / 20) }, (_none, index) => `a${index}="x"`).join(' '), 'b="1" b="2"', 'b', 'b=1', 'b="<"'])}${end}`));
    case 13:
      return tokens.toSpliced(start, element.length, '<n>'.repeat(random.pick([3, 60, large])), ...element, '</n>'.repeat(3));
    case 14:
      return tokens.toSpliced(start, 0, ...Array.from({ length: Math.ceil(large / element.length) }, () => element).flat());
    default:
      // Two documents in one.
      return [...tokens, ...(random.chance(2) ? tokens : element)];
  }
}

/** Bends an XML document by seed: one or two places of its elements and texts, now and then of its bytes. */
export function bendXml(xml: string, random: Random, large = 2000): Buffer {
  let tokens = bendTokens(tokensOf(xml), random, large);
  while (tokens.length > 0 && random.chance(3)) tokens = bendTokens(tokens, random, large);
  const bytes = Buffer.from(tokens.join(''));
  if (!random.chance(6) || bytes.length === 0) return bytes;
  const at = random.below(bytes.length);
  switch (random.below(4)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), random.pick([Buffer.from([0xff]), Buffer.from([0xc0, 0x80]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0])]), bytes.subarray(at)]);
    case 2:
      return Buffer.from(bytes.toString('utf8'), random.pick(['utf16le', 'latin1']));
    default:
      return Buffer.from(bytes).fill(random.below(256), at, Math.min(at + 1 + random.below(4), bytes.length));
  }
}
