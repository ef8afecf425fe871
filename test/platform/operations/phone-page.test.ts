import { afterAll, describe, expect, test } from 'vitest';
import { isPhoneAddress, readPhoneStatus, trustMessages } from '../../../core/platform/operations/phone-page.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { measureTurns } from '../../helpers/longest-turn.ts';
import { must } from '../../helpers/must.ts';
import { startWebNode, type WebNode } from '../../helpers/https-node.ts';

const servers: WebNode[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
});

async function phone(status: number, body: string): Promise<{ readonly server: WebNode; readonly read: () => ReturnType<typeof readPhoneStatus> }> {
  const server = await startWebNode('http', (_body, _request, response) => response.writeHead(status, { 'content-type': 'text/html' }).end(body));
  servers.push(server);
  return { server, read: () => readPhoneStatus({ host: '127.0.0.1', port: server.port }, '10.64.0.7', { deadline: 20_000 }) };
}

describe('messages about trust lists', () => {
  test.each([
    ['a cell for each', '<HTML><TITLE>Cisco</TITLE><TABLE><TR><TD><B>11:02:11a 03/01/26 SEP001122334455.cnf.xml.sgn</B></TD></TR><TR><TD><B>11:02:12a 03/01/26 Trust List Updated</B></TD></TR></TABLE>', ['11:02:12a 03/01/26 Trust List Updated']],
    ['a line for each, the time on a line of its own', '<BODY>11:02:11am 01/02/26\nTrust List update failed<br>11:02:12am 01/02/26\nNo CDP<br></BODY>', ['11:02:11am 01/02/26 Trust List update failed']],
    ['a text of a script', '<script>\nvar s0 = "[11:02] Trust List Updated&[11:03] DHCP&[11:04] File Not Found CTLFile.tlv";\nvar s1="";</script>', ['[11:02] Trust List Updated', '[11:04] File Not Found CTLFile.tlv']],
    ['with entities, the newest last', '<p>File Not Found &lt;CTLSEP001122334455.tlv&gt;&nbsp;</p><p>Trust List Updated</p>', ['File Not Found <CTLSEP001122334455.tlv>', 'Trust List Updated']],
    ['in French', '<td>Liste de confiance mise à jour</td>', ['Liste de confiance mise à jour']],
    ['none', '<td>VPN connected</td><td>controlled</td>', []],
  ])('%s', (_what, page, expected) => {
    expect(trustMessages(page)).toEqual(expected);
  });

  test('are few and short, whatever the page holds', () => {
    const many = trustMessages(`<p>CTL \u001b[2J${'x'.repeat(5000)}</p>`.repeat(200));
    expect(many).toHaveLength(50);
    for (const one of many) expect([one.startsWith('CTL '), one.includes('\u001b'), one.length <= 200]).toEqual([true, false, true]);
  });

  test.each([['<'.repeat(300_000)], ['&nbsp;'.repeat(50_000)], [`<a ${'b=c '.repeat(75_000)}`], ['<p>CTL '.repeat(40_000)], [`<script>var s0 = "${'&'.repeat(290_000)}`]])('keep no turn of the event loop', (page) => {
    const turns = measureTurns();
    trustMessages(page);
    turns.stop();
    expect(turns.longest()).toBeLessThan(500);
  });
});

describe('the page of a phone', () => {
  test('is asked for by the address of the phone', async () => {
    const { server, read } = await phone(200, '<p>Trust List Updated</p>');
    expect(must(await read())).toEqual({ messages: ['Trust List Updated'] });
    expect(server.requests).toMatchObject([{ url: '/CGI/Java/Serviceability?adapter=device.settings.status.messages', headers: { host: '10.64.0.7' } }]);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('one that says nothing of trust lists yet is read all the same: what it says later is new', async () => {
    expect(must(await (await phone(200, '<P>Cisco 8841</P><TR><TD><B>11:02:11 SEP001122334455.cnf.xml.sgn</B></TD></TR>')).read())).toEqual({ messages: [] });
  });

  test.each([
    ['another page', 404, '<p>Trust List Updated</p>'],
    ['a page that says nothing', 200, '<p>Hello</p>'],
    ['a page without end', 200, `<p>Trust List Updated</p>${'x'.repeat(400_000)}`],
  ])('%s: nothing is said', async (_what, status, body) => {
    expect(must(await (await phone(status, body)).read())).toBeNull();
  });

  test('nobody answers: nothing is said, unless the caller went away', async () => {
    expect(must(await readPhoneStatus({ host: '127.0.0.1', port: 1 }, '10.64.0.7', {}))).toBeNull();
    const cancel = new AbortController();
    cancel.abort();
    expect(await readPhoneStatus({ host: '127.0.0.1', port: 1 }, '10.64.0.7', { signal: cancel.signal })).toMatchObject({ ok: false, error: { code: 'connect.cancelled' } });
  });

  test('only addresses are asked', () => {
    for (const host of ['10.64.0.7', '2001:db8::7', '::1']) expect(isPhoneAddress(host)).toBe(true);
    for (const host of ['', 'phone.example.com', '10.64.0.7:8080', '10.64.0', 'localhost', '10.64.0.7/x', '10.64.0.7\r\nHost: x']) expect(isPhoneAddress(host)).toBe(false);
  });
});

test('a password that is held prints as nothing, and is empty once it is wiped', () => {
  const secret = new HeldSecret('Pass-Wörd');
  expect(`${String(secret)} ${JSON.stringify({ secret })}`).toBe('[secret] {"secret":"[secret]"}');
  expect([secret.with((text) => text), secret.with((text) => text), secret.isWiped]).toEqual(['Pass-Wörd', 'Pass-Wörd', false]);
  secret.wipe();
  expect([secret.with((text) => text), secret.isWiped]).toEqual(['', true]);
});
