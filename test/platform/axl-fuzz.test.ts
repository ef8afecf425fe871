import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlatformError } from '../../core/ports/platform/commands.ts';
import { type AxlFacts } from '../../shared/domain/platform/answers.ts';
import { type Result } from '../../shared/domain/result.ts';
import { type Apart, startApart } from '../helpers/apart/start.ts';
import { bendHttp } from '../helpers/bent/http.ts';
import { startBentServer } from '../helpers/bent/web-server.ts';
import { bendXml } from '../helpers/bent/xml.ts';
import { checkCost, toldCost } from '../helpers/bounds.ts';
import { envelope, PASSWORD, queryOf, ROWS, USERNAME } from '../helpers/platform/axl-server.ts';
import { Random } from '../helpers/random.ts';
import { runs } from '../helpers/runs.ts';
import { plainAt, type PlainElement, plainXml } from '../oracle/plain-xml.ts';
import { type AxlReading } from './axl-reader.ts';

/** Their number and the first seed can be set with AXL_SEEDS and AXL_SEED. */
const SEEDS = Number(process.env['AXL_SEEDS'] ?? runs(14, 400));
const FIRST = Number(process.env['AXL_SEED'] ?? 20261126);
/** Milliseconds that a reading may take. */
const DEADLINE = 4000;
/** How often a large thing is repeated. */
const LARGE = runs(2000, 60_000);
/** Anything else would be a fault of ours. */
const TOLD = /^(?:connect\.(?:lost|timeout)|login\.refused|platform\.(?:answer-unusable|axl-fault|axl-forbidden|axl-versions|busy|tls-failed))$/;

const textOf = (row: PlainElement, ...path: readonly string[]): string | null => {
  const found = plainAt(row, ...path);
  return found?.children.length === 0 ? found.text : null;
};

/** What an answer says, read without the product; `null` = it says nothing that may be believed. */
function plainReading(query: string, body: Buffer | null): unknown {
  const soap = body === null ? undefined : plainAt(plainXml(body), 'Envelope', 'Body');
  const returned = soap?.children.some(({ name }) => name === 'Fault') === true ? undefined : plainAt(soap, `${query}Response`, 'return');
  if (returned === undefined) return null;
  const rows = (name: string): readonly PlainElement[] => returned.children.filter((child) => child.name === name);
  switch (query) {
    case 'getCCMVersion':
      return textOf(returned, 'componentVersion', 'version');
    case 'executeSQLQuery':
      return rows('row').map((row) => [textOf(row, 'paramname'), textOf(row, 'paramvalue')]);
    case 'listProcessNode':
      return rows('processNode').map((row) => [textOf(row, 'name'), textOf(row, 'nodeUsage'), textOf(row, 'processNodeRole')]).filter(([name]) => name !== 'EnterpriseWideData');
    case 'listProcessNodeService':
      return rows('processNodeService').map((row) => [textOf(row, 'processNodeName'), textOf(row, 'service'), textOf(row, 'isActive')]);
    case 'listCallManager':
      return rows('callManager').map((row) => textOf(row, 'autoRegistration', 'autoRegistrationEnabled')?.toLowerCase());
    case 'listPhone':
      return [...new Map(rows('phone').map((row) => [textOf(row, 'name'), [textOf(row, 'name'), textOf(row, 'description') ?? '', textOf(row, 'model') ?? '']])).values()];
    default:
      return null;
  }
}

const safe = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
const on = (flag: unknown): boolean => ['true', 't', '1'].includes(String(flag));

/** What the program believed, in the words of the plain reading; `null` = it believed nothing. */
const BELIEVED: Readonly<Record<string, (facts: AxlFacts, plain: never) => readonly [ours: unknown, plain: unknown] | null>> = {
  getCCMVersion: (facts, plain: unknown) => [facts.release, plain],
  executeSQLQuery: ({ mode }, plain: unknown) => (mode === null ? null : [[['ClusterSecurityMode', mode === 'mixed' ? '1' : '0']], plain]),
  listProcessNode: ({ nodes }, plain: readonly (readonly string[])[]) =>
    nodes === null ? null : [nodes.map(({ name, role, product }) => [name, role, product]), plain.map(([name = '', usage = '', role]) => [safe(name), usage.toLowerCase(), role === 'CUCM Voice/Video' ? 'callmanager' : 'cups'])],
  listCallManager: ({ autoRegistration }, plain: readonly unknown[]) => (autoRegistration === null ? null : [autoRegistration, plain.some(on)]),
  listPhone: ({ phones }, plain: readonly (readonly string[])[]) =>
    phones === null ? null : [phones.rows.map(({ name, description, model }) => [name, description, model]), plain.map((row) => row.map((text, at) => (at > 0 && text.length > 255 ? '' : safe(text))))],
};

let reader: Apart<AxlReading, Result<AxlFacts, PlatformError>>;
beforeAll(async () => {
  reader = await startApart('test/platform/axl-reader.ts');
});
afterAll(() => reader.stop());

test(`what AXL answers is believed as a plain reader reads it, or refused, in time and bounds, whatever was bent (${SEEDS} readings from seed ${FIRST})`, async () => {
  const figures = { answers: 0, bent: 0, believed: 0, refused: 0 };
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    const random = new Random(seed);
    const said = new Map<string, unknown>();
    const bodies = new Map<string, string>();
    const of = (query: string): string => `seed ${seed}, ${query}: ${bodies.get(query)?.slice(0, 3000) ?? ''}`;
    const server = await startBentServer('https', (request) => {
      const query = queryOf(request);
      const schema = /API\/([\d.]+)"/.exec(request)?.[1] ?? '14.0';
      const good = envelope(`<ns:${query}Response xmlns:ns="http://www.cisco.com/AXL/API/${schema}"><return>${request.includes('count(*)') ? '<row><total>7</total></row>' : (ROWS[query] ?? '')}</return></ns:${query}Response>`);
      const isBent = random.chance(query === 'getCCMVersion' ? 6 : 2);
      const xml = isBent ? bendXml(good, random, LARGE) : Buffer.from(good);
      // Lies about the length of an answer are rarer: behind many of them nothing is read at all.
      const answer = random.chance(8) ? bendHttp(xml, random) : { pieces: [Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${xml.length}\r\n\r\n`), xml], endless: null, staysOpen: false, body: xml, status: 200 };
      figures.answers += 1;
      if (isBent) figures.bent += 1;
      if (!request.includes('count(*)')) bodies.set(query, xml.toString('latin1'));
      if (!request.includes('count(*)')) said.set(query, plainReading(query, answer.status === 200 ? answer.body : null));
      return answer;
    });
    const from = performance.now();
    const facts = await reader.call({ host: '127.0.0.1', port: server.port, expectedSha256: server.sha256, username: USERNAME, password: PASSWORD, deadline: DEADLINE });
    // Far above the deadline: a machine may be busy.
    expect(performance.now() - from, `seed ${seed}`).toBeLessThan(DEADLINE + 60_000);
    await server.close();
    if (!facts.ok) {
      expect(facts.error.code, `seed ${seed}`).toMatch(TOLD);
      continue;
    }
    for (const { error } of facts.value.gaps) expect(error.code, `seed ${seed}`).toMatch(TOLD);
    for (const [query, believed] of Object.entries(BELIEVED)) {
      const plain = said.get(query) ?? null;
      const pair = plain === null ? null : believed(facts.value, plain as never);
      if (plain === null) expect(believed(facts.value, [] as never), `${of(query)}: believed although it says nothing`).toSatisfy((one: unknown) => one === null || query === 'getCCMVersion');
      figures[pair === null ? 'refused' : 'believed'] += 1;
      if (pair !== null) expect(pair[0], of(query)).toEqual(pair[1]);
    }
  }
  const cost = await reader.cost();
  process.stdout.write(`AXL: ${JSON.stringify(figures)}, ${toldCost(cost)}\n`);
  checkCost(cost);
  // A run in which all are refused at the door, or none is, looks at nothing.
  expect(Math.min(figures.believed, figures.refused)).toBeGreaterThan(SEEDS / 4);
}, 3_600_000);
