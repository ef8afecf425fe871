import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readAxlPreflight } from '../../core/platform/axl/read-preflight.ts';
import { Secret } from '../../core/ports/secret.ts';
import { makeIdentity } from '../helpers/certificates.ts';
import { must } from '../helpers/must.ts';
import { type Answer, codeOf, envelope, HOST, PASSWORD, serve, USERNAME } from '../helpers/platform/axl-server.ts';

const identity = makeIdentity({ subject: [['CN', 'cucm-pub']], serial: '0a', bits: 2048 });
const pem = new X509Certificate(identity.certificate).toString();
const PKID = '0a1b2c3d-0000-4000-8000-00000000000';
const sqlOf = (body: string): string => /<sql>([^<]*)</.exec(body)?.[1] ?? '';
const rowsAnswer = (rows: string): Answer => ({ status: 200, body: envelope(`<ns:executeSQLQueryResponse xmlns:ns="http://www.cisco.com/AXL/API/14.0"><return>${rows}</return></ns:executeSQLQueryResponse>`) });

async function preflight(answers: (sql: string) => string | undefined, password = PASSWORD) {
  const node = await serve((query, answer, _at, body) => {
    const rows = query === 'executeSQLQuery' && answer.status === 200 ? answers(sqlOf(body)) : undefined;
    return rows === undefined ? answer : rowsAnswer(rows);
  });
  const result = await readAxlPreflight({ host: HOST, port: node.port, expectedSha256: node.sha256, username: USERNAME, password: new Secret(password) });
  return { node, result };
}

const servers = (sql: string): string | undefined => {
  if (sql.includes('PhoneInteraction')) return '<row><paramname>PhoneInteractionOnCertUpdate</paramname><paramvalue>1</paramvalue></row>';
  if (sql.startsWith('select certificate ')) return `<row><certificate>${pem}</certificate></row>`;
  const service = /tcs\.name='(\w+)'/.exec(sql)?.[1] ?? '';
  return service === 'CallManager' ? `<row><pkid>${PKID}1</pkid><servername>cucm-pub</servername></row><row><pkid>${PKID}2</pkid><servername>cucm-sub</servername></row>` : service === 'TVS' ? '' : `<row><pkid>${PKID}3</pkid><servername>cucm-pub</servername></row>`;
};

test('certificates of every server, each by its own query, and the parameter as it is stored', async () => {
  const { result, node } = await preflight(servers);
  const { certificates, phoneInteraction } = must(result);
  expect(phoneInteraction).toBe('1');
  expect(certificates?.map(({ service, server }) => `${service} ${server}`)).toEqual(['CallManager cucm-pub', 'CallManager cucm-sub', 'CAPF cucm-pub', 'ITLRecovery cucm-pub']);
  expect(certificates?.every(({ der }) => Buffer.from(der).equals(identity.certificate))).toBe(true);
  expect(node.requests.map(({ body }) => sqlOf(body)).every((sql) => sql === '' || sql.startsWith('select '))).toBe(true);
});

test('one certificate that is not read leaves all of them open; a parameter that is not there, or twice, is told so', async () => {
  const bent = await preflight((sql) => (sql.startsWith('select certificate ') ? '<row><certificate>none</certificate></row>' : sql.includes('PhoneInteraction') ? '' : servers(sql)));
  expect(must(bent.result)).toEqual({ certificates: null, phoneInteraction: '' });
  const twice = await preflight((sql) => (sql.includes('PhoneInteraction') ? `${servers(sql) ?? ''}${servers(sql) ?? ''}` : servers(sql)));
  expect(must(twice.result).phoneInteraction).toBeNull();
  const strange = await preflight((sql) => (sql.includes("'CAPF'") ? "<row><pkid>x' or 1=1 --</pkid><servername>a</servername></row>" : servers(sql)));
  expect(must(strange.result).certificates).toBeNull();
  expect(strange.node.requests.some(({ body }) => body.includes('1=1'))).toBe(false);
});

test('a refusal ends it', async () => {
  const { result, node } = await preflight(servers, 'another');
  expect(codeOf(result)).toBe('login.refused');
  expect(node.requests).toHaveLength(1);
});
