import { afterAll, describe, expect, test } from 'vitest';
import { parseXml } from '../../core/platform/axl/xml.ts';
import { readAxlFacts } from '../../core/platform/axl/read-facts.ts';
import { Secret } from '../../core/ports/secret.ts';
import { must } from '../helpers/founding-document.ts';
import { startWebNode, type WebNode } from '../helpers/https-node.ts';
import { measureTurns } from '../helpers/longest-turn.ts';

/** Milliseconds of processor time that no turn of the event loop may take, whatever a server sends. */
const LONGEST_TURN = 500;
const MB = 1_000_000;
const BOUNDS = { elements: 400_000, signal: new AbortController().signal };

const filled = (piece: string, bytes: number): string => piece.repeat(Math.floor(bytes / piece.length));

/** Answers that make parsers slow: each would be long work if it were read in one go. */
const HOSTILE: readonly (readonly [what: string, text: string, used: boolean])[] = [
  ['elements side by side', `<a>${filled('<b/>', 8 * MB)}</a>`, false],
  ['elements with text between them', `<a>${filled('x<b/>y', 8 * MB)}</a>`, false],
  ['one long text', `<a>${filled('text ', 8 * MB)}</a>`, true],
  ['text of entities', `<a>${filled('&amp;&lt;&#65;', 4 * MB)}</a>`, true],
  ['entities that are not known', `<a>${filled('&nobody;', 2 * MB)}</a>`, false],
  ['an entity without end', `<a>&${filled('x', 2 * MB)}</a>`, false],
  ['many attributes', `<a ${Array.from({ length: 60_000 }, (_, at) => `a${at}="x"`).join(' ')}/>`, true],
  ['an attribute without end', `<a x="${filled('>', 2 * MB)}`, false],
  ['blanks in a tag', `<a${filled(' ', 4 * MB)}/>`, true],
  ['a name without end', `<${filled('a', 2 * MB)}`, false],
  ['tags that open and never close', filled('<a>', 2 * MB), false],
  ['tags that close and never opened', `<a>${filled('</b>', 2 * MB)}`, false],
  ['comments', `<a>${filled('<!-- x -->', 4 * MB)}</a>`, true],
  ['a comment without end', `<a><!-- ${filled('- ', 2 * MB)}`, false],
  ['CDATA', `<a>${filled('<![CDATA[x]]>', 4 * MB)}</a>`, true],
  ['CDATA without end', `<a><![CDATA[${filled(']', 2 * MB)}`, false],
  ['processing instructions', `<a>${filled('<?x y?>', 4 * MB)}</a>`, true],
  ['a document type without end', `<!DOCTYPE a [${filled('<!ENTITY a "b">', 2 * MB)}`, false],
  ['bytes that are no text', '\u0000\ufffd'.repeat(MB), false],
];

describe('an answer that makes parsers slow keeps no turn of the event loop', () => {
  test.each(HOSTILE)('%s', async (_what, text, used) => {
    const bytes = Buffer.from(text);
    const turns = measureTurns();
    const parsed = await parseXml(bytes, BOUNDS);
    turns.stop();
    expect('root' in parsed).toBe(used);
    expect(turns.longest()).toBeLessThan(LONGEST_TURN);
  });

  test('reading ends between two slices when it is no longer wanted', async () => {
    const cancel = new AbortController();
    const reading = parseXml(Buffer.from(`<a>${filled('<b/>', MB)}</a>`), { ...BOUNDS, signal: cancel.signal });
    cancel.abort();
    expect(await reading).toEqual({ problem: 'cancelled' });
  });
});

test.each(['<a/><a/>', '<a/><b/>', '<![CDATA[1]]><a/>', '<a/><![CDATA[1]]>', '<a/>x', '<a>1&nbsp;</a>', '<a>&eacute;</a>', '<a b="&nbsp;"/>'])('%s is no document', async (text) => {
  expect(await parseXml(Buffer.from(text), BOUNDS)).toHaveProperty('problem');
});

const nodes: WebNode[] = [];
afterAll(async () => {
  for (const node of nodes) await node.close();
});

test('a list of phones as large as may be is read, in turns that are short', async () => {
  const row = (at: number): string => `<phone uuid="{${at}}"><name>SEP${String(at).padStart(12, '0')}</name><description>Desk ${at}</description><model>Cisco 8841</model></phone>`;
  const many = Array.from({ length: 70_000 }, (_, at) => row(at)).join('');
  const node = await startWebNode('https', (body, _request, response) => {
    const query = /<soapenv:Body><ns:(\w+)>/.exec(body)?.[1] ?? '';
    const inside = query === 'getCCMVersion' ? '<componentVersion><version>15.0.1.11900(23)</version></componentVersion>' : query === 'listPhone' ? many : '';
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(`<e:Envelope xmlns:e="x"><e:Body><n:${query}Response xmlns:n="y"><return>${inside}</return></n:${query}Response></e:Body></e:Envelope>`);
  });
  nodes.push(node);
  const turns = measureTurns();
  const facts = must(await readAxlFacts({ host: '127.0.0.1', port: node.port, expectedSha256: node.sha256, username: 'reader', password: new Secret('x') }));
  turns.stop();
  // Far more than were asked for: what is wanted of them is kept, and not called complete.
  expect(facts.phones).toMatchObject({ rows: { length: 40_000 }, complete: false });
  expect(turns.longest()).toBeLessThan(LONGEST_TURN);
});
