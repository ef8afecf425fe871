import { afterAll, describe, expect, test } from 'vitest';
import { must } from '../helpers/founding-document.ts';
import { endNodes, envelope, FACTS, gapsOf, only, queryOf, read, ROWS, rows, serve } from '../helpers/platform/axl-server.ts';

afterAll(endNodes);

const fault = (message: string) =>
  envelope(`<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>${message}</faultstring><detail><axlError><axlcode>-1</axlcode><axlmessage>${message}</axlmessage><request>x</request></axlError></detail></soapenv:Fault>`);
const MEMORY = fault('Maximum AXL Memory Allocation Consumed. Please retry once requests in progress have completed');
const tooLarge = (rows: number, less: number) => fault(`Query request too large. Total rows matched: ${rows} rows. Suggestive Row Fetch: less than ${less} rows`);

describe('a server that wants patience or pages', () => {
  test('without memory left a query is put again after a pause, and given up at last; the others go on', async () => {
    const soon = await serve((_query, answer, at) => (at === 3 ? { status: 500, body: MEMORY } : answer));
    expect(must(await read(soon))).toEqual(FACTS);
    const never = await serve(only('listPhone', () => ({ status: 500, body: MEMORY })));
    expect(gapsOf(await read(never))).toEqual(['phones: platform.busy']);
    expect(never.requests.filter(({ body }) => queryOf(body) === 'listPhone')).toHaveLength(4);
  });

  /** Lists in pages as a server with so many rows does, which bears no answer of `most` rows or more. */
  const paged = (all: readonly string[], most: number, query = 'listPhone') =>
    serve((asked, answer, _at, body) => {
      if (asked !== query) return answer;
      const [skip, first] = [Number(/<skip>(\d+)/.exec(body)?.[1] ?? 0), Number(/<first>(\d+)/.exec(body)?.[1] ?? Infinity)];
      const rows = all.slice(skip, Math.min(all.length, skip + first));
      return rows.length >= most ? { status: 500, body: tooLarge(all.length, most) } : { ...answer, body: answer.body.replace(ROWS[query] ?? '', rows.join('')) };
    });
  const phone = (at: number) => `<phone uuid="{${at}}"><name>SEP${String(at).padStart(12, '0')}</name><description/><model>Cisco 8841</model></phone>`;
  const phones = (count: number) => Array.from({ length: count }, (_, at) => phone(at));

  test.each([
    ['fewer than a page', 3, Infinity, 1],
    ['exactly a page', 1000, Infinity, 2],
    ['more than two thousand', 4321, Infinity, 5],
    ['pages smaller than wanted', 1234, 500, 4],
  ])('all phones are listed, each once: %s', async (_what, count, most, requests) => {
    const node = await paged(phones(count), most);
    const { phones: listed, gaps } = must(await read(node));
    expect(gaps).toEqual([]);
    expect(listed).toMatchObject({ complete: true });
    expect(listed?.rows.map(({ name }) => name)).toEqual(Array.from({ length: count }, (_, at) => `SEP${String(at).padStart(12, '0')}`));
    expect(node.requests.filter(({ body }) => queryOf(body) === 'listPhone')).toHaveLength(requests);
  });

  test('nodes too are had in pages where one answer is too large', async () => {
    const names = ['pub', ...Array.from({ length: 20 }, (_, at) => `sub${at}`)];
    const rows = names.map((name, at) => `<processNode><name>${name}</name><nodeUsage>${at === 0 ? 'Publisher' : 'Subscriber'}</nodeUsage><processNodeRole>CUCM Voice/Video</processNodeRole></processNode>`);
    expect(must(await read(await paged(rows, 8, 'listProcessNode'))).nodes?.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    ['more phones than are listed', phones(40_500), Infinity, 40_000],
    ['a phone on two pages', [...phones(1000), ...phones(3)], Infinity, 1000],
    ['not even one row at a time', phones(5), 1, null],
  ])('%s: the list is not called complete', async (_what, all, most, count) => {
    const { phones: listed, gaps } = must(await read(await paged(all, most)));
    expect(listed === null ? null : [listed.rows.length, listed.complete]).toEqual(count === null ? null : [count, false]);
    expect(gaps.map(({ question }) => question)).toEqual(count === null ? ['phones'] : []);
  });

  test.each([500, 999_999_999])('a server that finds any page too large and always suggests %i rows is left, and the list is a gap', async (less) => {
    const node = await serve(only('listPhone', () => ({ status: 500, body: tooLarge(5, less) })));
    expect([gapsOf(await read(node)), must(await read(node)).phones]).toEqual([['phones: platform.axl-fault'], null]);
    expect(node.requests.filter(({ body }) => queryOf(body) === 'listPhone').length).toBeLessThan(30);
  });

  test('an empty list of CallManagers does not say that auto-registration is off', async () => {
    expect(gapsOf(await read(await serve(rows('listCallManager', (text) => text.replace(ROWS['listCallManager'] ?? '', '')))))).toEqual(['auto-registration: platform.answer-unusable']);
  });

  test('a server that knows no pages answers with everything', async () => {
    const node = await serve(rows('listPhone', (text) => text.replace(ROWS['listPhone'] ?? '', phones(2500).join(''))));
    expect(must(await read(node)).phones).toMatchObject({ complete: true, rows: { length: 2500 } });
    expect(node.requests.filter(({ body }) => queryOf(body) === 'listPhone')).toHaveLength(1);
  });

  test.each([
    ['Incorrect axl version. Supported axl versions are 12.x, 14.0 and 15.0', ['15.0', '14.0']],
    ['Incorrect axl version. Supported axl versions are 9.x, 10.x and 11.x', ['15.0', '11.5']],
    ['Supported\naxl versions are 8.5,  9.0 and 9.1', ['15.0', '9.1']],
    ['Supported axl versions are 99.0', ['15.0']],
    ['', ['15.0', '14.0', '12.5', '12.0', '11.5']],
  ])('the schema is chosen from the list of the page, if it has one: %s', async (page, asked) => {
    const known = [asked.at(-1)];
    const node = await serve((_query, answer, _at, body) => {
      const schema = /API\/([\d.]+)"/.exec(body)?.[1];
      if (!known.includes(schema) || asked.length === 1) return { status: 599, body: `<html><body>${page}</body></html>` };
      return { ...answer, status: 200, body: answer.body === '' ? envelope(`<ns:${queryOf(body)}Response xmlns:ns="x"><return>${ROWS[queryOf(body)] ?? ''}</return></ns:${queryOf(body)}Response>`) : answer.body };
    });
    const result = await read(node);
    expect(result.ok ? result.value.schema : result.error.code).toBe(asked.length === 1 ? 'platform.axl-versions' : asked.at(-1));
    const probed = node.requests.filter(({ body }) => queryOf(body) === 'getCCMVersion').map(({ body }) => /API\/([\d.]+)"/.exec(body)?.[1]);
    expect(probed).toEqual(asked);
  });
});
