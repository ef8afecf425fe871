import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { askedAndConfirmed, nodeOf, openSession } from '../../helpers/platform/session.ts';
import { axl, type AxlWish, downloadCtlFile, type WebAnswer, webRequest } from '../../helpers/platform/web-request.ts';

let platform: PracticePlatform;
beforeAll(async () => {
  platform = await startPracticePlatform({ scenario: 'presence-node', pace: 1 });
});
afterAll(() => platform.close());

const MODE = "select paramname,paramvalue from processconfig where paramname='ClusterSecurityMode'";
const sql = (statement: string, wish?: AxlWish): Promise<WebAnswer> => axl(platform, 'executeSQLQuery', `<sql>${statement}</sql>`, wish);
const bodyOf = ({ status, body }: WebAnswer, expected = 200): string => {
  expect(status).toBe(expected);
  return body.toString('utf8');
};
/** Texts of all elements of this name, in their order. */
const texts = (xml: string, name: string): readonly (string | undefined)[] => [...xml.matchAll(new RegExp(`<${name}(?:/>|>([^<]*)</${name}>)`, 'g'))].map(([, text]) => text ?? '');

describe('AXL of the practice platform', () => {
  it('answers in the envelope that the documents print, with the announced certificate', async () => {
    const answer = await sql(MODE);
    expect(bodyOf(answer)).toContain(
      '<soapenv:Body><ns:executeSQLQueryResponse xmlns:ns="http://www.cisco.com/AXL/API/10.0"><return><row><paramname>ClusterSecurityMode</paramname><paramvalue>1</paramvalue></row></return></ns:executeSQLQueryResponse></soapenv:Body>',
    );
    expect(answer.certificateSha256).toBe(nodeOf(platform, 'publisher').certificateSha256);
    expect(answer.headers['content-type']).toMatch(/^text\/xml/);
  });

  it('tells the release', async () => {
    expect(texts(bodyOf(await axl(platform, 'getCCMVersion', '')), 'version')).toEqual(['10.0.1.11900(2)']);
    expect(texts(bodyOf(await axl(platform, 'getCCMVersion', '<processNodeName>10.1.1.1</processNodeName>'), 500), 'axlcode')).toEqual(['5007']);
  });

  it('lists the nodes with usage and role, among them a row that is no node', async () => {
    const wanted = '<returnedTags><name/><nodeUsage/><processNodeRole/></returnedTags>';
    const xml = bodyOf(await axl(platform, 'listProcessNode', `<searchCriteria><name>%</name></searchCriteria>${wanted}`));
    expect(texts(xml, 'name')).toEqual(['EnterpriseWideData', '10.48.47.153', '10.48.47.154', '10.48.47.155']);
    expect(texts(xml, 'nodeUsage')).toEqual(['Subscriber', 'Publisher', 'Subscriber', 'Subscriber']);
    expect(texts(xml, 'processNodeRole').at(-1)).toBe('CUCM IM and Presence');
    expect(xml).not.toContain('<description');
    const presence = bodyOf(await axl(platform, 'listProcessNode', `<searchCriteria><processNodeRole>CUCM IM and Presence</processNodeRole></searchCriteria>${wanted}`));
    expect(texts(presence, 'name')).toEqual(['10.48.47.155']);
    expect(bodyOf(await axl(platform, 'listProcessNode', `<searchCriteria/>${wanted}`), 500)).toContain('<axlError>');
  });

  it('lists the services of a node', async () => {
    const wanted = '<returnedTags><processNodeName/><service/><isActive/></returnedTags>';
    const xml = bodyOf(await axl(platform, 'listProcessNodeService', `<searchCriteria><processNodeName>10.48.47.154</processNodeName></searchCriteria>${wanted}`));
    const active = new Map(texts(xml, 'service').map((service, index) => [service, texts(xml, 'isActive')[index]]));
    expect(active.get('Cisco Tftp')).toBe('true');
    expect(active.get('Cisco CTL Provider')).toBe('true');
    expect(active.get('Cisco Certificate Authority Proxy Function')).toBe('false');
    expect(new Set(texts(xml, 'processNodeName'))).toEqual(new Set(['10.48.47.154']));
  });

  it('tells auto-registration', async () => {
    const xml = bodyOf(await axl(platform, 'listCallManager', '<searchCriteria><name>%</name></searchCriteria><returnedTags><name/><autoRegistration><autoRegistrationEnabled/></autoRegistration></returnedTags>'));
    expect(texts(xml, 'autoRegistrationEnabled')).toEqual(['false', 'false']);
  });

  it('hands out certificates one large text at a time', async () => {
    const join =
      'from certificate as c inner join certificateservicecertificatemap as cscm on c.pkid = cscm.fkcertificate inner join typecertificateservice as tcs on cscm.tkcertificateservice = tcs.enum inner join typecertificatedistribution as dist on c.tkcertificatedistribution = dist.enum';
    const list = bodyOf(await sql(`select c.pkid, c.servername, tcs.name, dist.moniker, c.ipv4address ${join}`));
    expect(texts(list, 'name')).toEqual(['CallManager', 'CallManager', 'TVS', 'TVS', 'CAPF', 'ITLRecovery']);
    expect(bodyOf(await sql(`select c.servername, c.certificate ${join}`), 500)).toContain('large text');
    const capf = texts(list, 'pkid')[4] ?? '';
    const [pem = ''] = texts(bodyOf(await sql(`select certificate from certificate where pkid='${capf}'`)), 'certificate');
    expect(new X509Certificate(pem).subject).toContain('CN=CAPF-e9037b69');
  });

  it('takes the header with and without quotes, other prefixes, and CDATA', async () => {
    expect(bodyOf(await sql(MODE, { headers: { SOAPAction: '"CUCM:DB ver=10.0 executeSQLQuery"' } }))).toContain('<paramvalue>1<');
    expect(bodyOf(await sql(`<![CDATA[${MODE}]]>`))).toContain('<paramvalue>1<');
    expect(bodyOf(await sql(`select  paramvalue\n from processconfig where paramname like 'Cluster%'`))).toContain('<paramvalue>1<');
  });

  it('reads SQL in any case and spacing, but values as they are', async () => {
    expect(bodyOf(await sql(`SELECT ParamName ,PARAMVALUE\tFROM ProcessConfig\n WHERE paramName='ClusterSecurityMode' ;`))).toContain('<row><paramname>ClusterSecurityMode</paramname><paramvalue>1</paramvalue></row>');
    expect(bodyOf(await sql(`select paramvalue from processconfig where paramname='clustersecuritymode'`))).toContain('<return/>');
  });

  it.each([
    ['an element that the schema has not', 'listProcessNode', '<searchCriteria><name>%</name></searchCriteria><returnedTags><name/><colour/></returnedTags>', 'colour'],
    ['elements in another order than the schema', 'listProcessNode', '<searchCriteria><name>%</name></searchCriteria><returnedTags><nodeUsage/><name/></returnedTags>', 'name'],
    ['paging before the tags', 'listPhone', '<searchCriteria><name>%</name></searchCriteria><first>5</first><returnedTags><name/></returnedTags>', 'returnedTags'],
    ['an element with a namespace of its own', 'executeSQLQuery', `<ns:sql>${MODE}</ns:sql>`, 'sql'],
  ])('refuses %s', async (_what, operation, inside, element) => {
    expect(bodyOf(await axl(platform, operation, inside), 500)).toContain(`Unexpected element ${element} in ${operation}`);
  });

  it('refuses an operation of another namespace than its header announces', async () => {
    expect(bodyOf(await sql(MODE, { headers: { SOAPAction: 'CUCM:DB ver=9.1 executeSQLQuery' } }), 500)).toContain('namespace');
  });

  it('answers 1.0 without a header with its oldest schema', async () => {
    const answer = bodyOf(await axl(platform, 'getCCMVersion', '', { version: '1.0', headers: { SOAPAction: '' } }));
    expect(answer).toContain('xmlns:ns="http://www.cisco.com/AXL/API/8.0"');
    expect(texts(answer, 'version')).toEqual(['10.0.1.11900(2)']);
  });

  it('answers faults with the words of the database', async () => {
    const xml = bodyOf(await sql('select a &lt; b'), 500);
    expect(xml).toContain('<faultcode>soapenv:Server</faultcode><faultstring>A syntax error has occurred.</faultstring><detail><axlError><axlcode>-201</axlcode>');
    expect(xml).toContain('<request>executeSQLQuery</request>');
    expect(bodyOf(await axl(platform, 'executeSQLUpdate', '<sql>x</sql>'), 500)).toContain('axlError');
    expect(bodyOf(await sql('<!DOCTYPE x>'), 500)).toContain('axlError');
  });

  it('knows its own schema version and older ones; a newer one is HTTP 599', async () => {
    for (const [version, status] of [['8.5', 200], ['10.0', 200], ['10.5', 599], ['15.0', 599], ['10.1', 599]] as const) {
      expect((await sql(MODE, { version })).status).toBe(status);
    }
  });

  it('refuses a wrong password with HTML, and knows a session by its cookie', async () => {
    const refused = await sql(MODE, { password: 'wrong' });
    expect(bodyOf(refused, 401)).toMatch(/^<html>/);
    expect(refused.headers['www-authenticate']).toMatch(/^Basic /);
    const [cookie = ''] = (await sql(MODE)).headers['set-cookie'] ?? [];
    expect((await sql(MODE, { headers: { Authorization: '', Cookie: cookie.split(';')[0] ?? '' } })).status).toBe(200);
    expect((await sql(MODE, { headers: { Authorization: '', Cookie: 'JSESSIONIDSSO=0' } })).status).toBe(401);
  });

  it('tells the mode that the CLI set', async () => {
    const session = await openSession(platform);
    await askedAndConfirmed(session, 'utils ctl set-cluster non-secure-mode');
    await session.close();
    expect(bodyOf(await sql(MODE))).toContain('<paramvalue>0<');
  });
});

describe('files of Cisco Tftp over HTTP', () => {
  it('are the CTL file by its name and by the names of the phones of this cluster', async () => {
    const node = nodeOf(platform, 'subscriber');
    const file = await downloadCtlFile(node);
    expect(file).toBeInstanceOf(Uint8Array);
    expect(await downloadCtlFile(node, 'CTLSEP001D45B5A2C1.tlv')).toEqual(file);
    for (const name of ['CTLSEP000000000000.tlv', '../mode.json', 'mode.json', 'ITLSEP000000000000.tlv', '']) expect(await downloadCtlFile(node, name)).toBe(404);
  });

  it('are not there on a node without Cisco Tftp, nor over HTTPS before 11.0', () => {
    expect(platform.nodes.map(({ ports }) => [ports.http !== null, ports.https, ports.axl !== null])).toEqual([
      [true, null, true],
      [true, null, true],
      [false, null, false],
    ]);
  });
});

describe('another release', () => {
  it('before 10.0 nodes have no role, and nothing says that auto-registration is on', async () => {
    const older = await startPracticePlatform({ scenario: 'release-9.1', pace: 1 });
    const list = (operation: string, tags: string) => axl(older, operation, `<searchCriteria><name>%</name></searchCriteria><returnedTags>${tags}</returnedTags>`, { version: '9.1' });
    expect(bodyOf(await list('listProcessNode', '<name/><processNodeRole/>'), 500)).toContain('Unexpected element processNodeRole');
    expect(bodyOf(await list('listProcessNode', ''))).not.toContain('processNodeRole');
    expect(bodyOf(await list('listCallManager', '<autoRegistration><autoRegistrationEnabled/></autoRegistration>'), 500)).toContain('Unexpected element autoRegistrationEnabled');
    expect(texts(bodyOf(await list('listCallManager', '<autoRegistration/>')), 'endDn')).toEqual(['1000', '1000']);
    await older.close();
  });

  it('15 names the schemas that it knows to who asks with another', async () => {
    const newest = await startPracticePlatform({ scenario: 'release-15', pace: 1 });
    const { status, body } = await axl(newest, 'getCCMVersion', '', { version: '11.5' });
    expect([status, body.toString()]).toEqual([599, expect.stringContaining('Supported axl versions are 12.x, 14.0 and 15.0')]);
    await newest.close();
  });

  it('11.5 answers lists in another order than the schema, has HTTPS for files, and its own schema versions', async () => {
    const newer = await startPracticePlatform({ scenario: 'release-11.5', pace: 1 });
    const request = '<searchCriteria><name>10.%</name></searchCriteria><returnedTags><name/><nodeUsage/></returnedTags>';
    const { body } = await axl(newer, 'listProcessNode', request, { version: '11.5' });
    expect(body.toString()).toMatch(/<processNode uuid="\{[0-9A-F-]{36}\}"><nodeUsage>Publisher<\/nodeUsage><name>10\.48\.47\.153<\/name><\/processNode>/);
    expect((await axl(newer, 'listProcessNode', request, { version: '12.0' })).status).toBe(599);
    const [publisher] = newer.nodes;
    const { status, certificateSha256, body: file } = await webRequest('https', { host: publisher?.host, port: publisher?.ports.https, path: '/CTLFile.tlv' });
    expect([status, certificateSha256]).toEqual([200, publisher?.certificateSha256]);
    expect(new Uint8Array(file)).toEqual(newer.servedFile('10.48.47.153'));
    await newer.close();
  });
});
