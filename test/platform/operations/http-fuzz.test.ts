import { createHash } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type PlatformError } from '../../../core/ports/platform/commands.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { type Apart, startApart } from '../../helpers/apart/start.ts';
import { type BentAnswer, bendHttp } from '../../helpers/bent/http.ts';
import { type BentServer, startBentServer } from '../../helpers/bent/web-server.ts';
import { bendXml } from '../../helpers/bent/xml.ts';
import { checkCost, toldCost } from '../../helpers/bounds.ts';
import { answer, axl, PUBLISHER, service, status, USERNAME } from '../../helpers/platform/serviceability-server.ts';
import { Random } from '../../helpers/random.ts';
import { runs } from '../../helpers/runs.ts';
import { plainAt, plainXml } from '../../oracle/plain-xml.ts';
import { type Fetched, type Files, type Node, type Operated } from './http-reader.ts';

/** Their number and the first seed can be set with HTTP_SEEDS and HTTP_SEED. */
const SEEDS = Number(process.env['HTTP_SEEDS'] ?? runs(18, 600));
const FIRST = Number(process.env['HTTP_SEED'] ?? 20261126);
const LARGE = runs(2000, 60_000);
/** Anything else would be a fault of ours. */
const TOLD = /^(?:ok|connect\.(?:lost|timeout|cancelled)|login\.refused|platform\.(?:answer-unusable|soap-fault|soap-forbidden|axl-fault|axl-forbidden|axl-versions|axl-not-asked|busy|tls-failed))$/;

const PHONE = 'SEP001122334455';
const REGISTERED = answer('selectCmDevice', `<selectCmDeviceReturn><SelectCmDeviceResult><TotalDevicesFound>1</TotalDevicesFound><CmNodes><item><Name>host-1</Name><CmDevices><item><Name>${PHONE}</Name><Status>Registered</Status><TimeStamp>1700000000</TimeStamp><IPAddress><item><IP>10.0.0.9</IP></item></IPAddress></item></CmDevices></item></CmNodes></SelectCmDeviceResult></selectCmDeviceReturn>`).body;
const GOOD: Readonly<Record<string, string>> = {
  soapGetServiceStatus: status(service('Cisco Tftp', 'Started', '100'), service('Cisco CallManager', 'Started', '200')).body,
  selectCmDeviceExt: REGISTERED,
  selectCmDevice: REGISTERED,
  perfmonCollectCounterData: answer('perfmonCollectCounterData', ['CallsActive', 'RegisteredHardwarePhones'].map((name, at) => `<perfmonCollectCounterDataReturn><Name>\\\\host-1\\Cisco CallManager\\${name}</Name><Value>${at + 3}</Value><CStatus>1</CStatus></perfmonCollectCounterDataReturn>`).join('')).body,
  getCCMVersion: axl('getCCMVersion', '<componentVersion><version>14.0.1.12900(161)</version></componentVersion>').body,
  executeSQLQuery: axl('executeSQLQuery', '<row><name>host-1</name><groupname>g</groupname><nodename>host-1</nodename><priority>1</priority></row>').body,
};
const PAGE = '<HTML><TABLE><TR><TD><B>11:02:11a 03/01/26 Trust List Updated</B></TD></TR><TR><TD><B>11:03:12a 03/01/26 File Not Found &lt;CTLFile.tlv&gt;</B></TD></TR></TABLE></HTML>';

const servers: BentServer[] = [];
let reader: Apart<Node | Files, Operated | Fetched>;
beforeEach(async () => {
  reader = await startApart('test/platform/operations/http-reader.ts');
  return () => reader.stop();
});
afterAll(async () => {
  for (const server of servers) await server.close();
});
async function serve(scheme: 'http' | 'https', made: (request: string) => BentAnswer): Promise<BentServer> {
  const server = await startBentServer(scheme, made);
  servers.push(server);
  return server;
}
const codeOf = (result: Result<unknown, PlatformError>): string => (result.ok ? 'ok' : result.error.code);

/** Asks one bent node everything that a rollout asks. Each value that is believed has to stand in what was said last, as a plain reader reads it. */
async function operate(random: Random, seed: number): Promise<number> {
  const said = new Map<string, string>();
  const server = await serve('https', (request) => {
    const operation = /<soapenv:Body><\w+:(\w+)>/.exec(request)?.[1] ?? '';
    const good = GOOD[operation] ?? '';
    const xml = random.chance(2) ? bendXml(good, random, LARGE) : Buffer.from(good);
    const sent = random.chance(5) ? bendHttp(xml, random) : { pieces: [Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${xml.length}\r\n\r\n`), xml], endless: null, staysOpen: false, body: xml, status: 200 };
    const read = sent.body === null || sent.status !== 200 ? null : plainXml(sent.body);
    said.set(operation, plainAt(read, 'Envelope', 'Body') === undefined ? '' : JSON.stringify(read));
    return sent;
  });
  const told = (operation: string, result: Result<unknown, PlatformError>, words: (string | number)[]): number => {
    expect(codeOf(result), `seed ${seed}, ${operation}`).toMatch(TOLD);
    for (const word of words) expect(said.get(operation) ?? said.get(operation.replace('Ext', '')), `seed ${seed}, ${operation}: ${word} was never said`).toContain(JSON.stringify(String(word)));
    return words.length;
  };
  const { services, counters, registrations, groups, phones } = (await reader.call({ port: server.port, sha256: server.sha256, publisher: PUBLISHER, username: USERNAME, phone: PHONE })) as Operated;
  const found = registrations.ok ? registrations.value : [];
  for (const { name } of found) expect(name, `seed ${seed}`).toBe(PHONE);
  return (
    told('soapGetServiceStatus', services, services.ok ? services.value.flatMap(({ name, upTime }) => [name, ...(upTime === null ? [] : [upTime])]) : []) +
    told('perfmonCollectCounterData', counters, counters.ok ? Object.values(counters.value).filter((value: number | null) => value !== null) : []) +
    told('selectCmDeviceExt', registrations, found.flatMap(({ since }) => (since === null ? [] : [since]))) +
    told('executeSQLQuery', groups, groups.ok ? groups.value.flatMap(({ name }) => [name]) : []) +
    told('executeSQLQuery', phones, [])
  );
}

test(`whatever Control Center, RisPort70, PerfMon and AXL answer, what is believed was said (${SEEDS} evenings from seed ${FIRST})`, async () => {
  let believed = 0;
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    believed += await operate(new Random(seed), seed);
  }
  const cost = await reader.cost();
  process.stdout.write(`Operations: ${believed} values believed, ${toldCost(cost)}\n`);
  checkCost(cost);
  expect(believed).toBeGreaterThan(SEEDS);
}, 3_600_000);

test(`a file and a phone's page are those that the answer holds, or none, whatever the answer says of itself (${SEEDS * 2} from seed ${FIRST})`, async () => {
  const figures = { file: 0, page: 0, refused: 0 };
  for (let seed = FIRST; seed < FIRST + SEEDS * 2; seed += 1) {
    const random = new Random(seed);
    const body = Buffer.from(random.bytes(random.pick([1, 100, 5728])));
    const file = bendHttp(body, random);
    const page = bendHttp(bendXml(PAGE, random, LARGE), random);
    const scheme = random.chance(2) ? 'https' : 'http';
    const [fileServer, phone] = await Promise.all([serve(scheme, () => file), serve('http', () => page)]);
    const from = performance.now();
    const { fetched, shown } = (await reader.call({ file: { scheme, port: fileServer.port, sha256: fileServer.sha256 }, phonePort: phone.port })) as Fetched;
    expect(performance.now() - from, `seed ${seed}`).toBeLessThan(60_000);
    expect(codeOf(fetched), `seed ${seed}`).toMatch(TOLD);
    if (fetched.ok && fetched.value !== null) {
      figures.file += 1;
      expect(file.status, `seed ${seed}`).toBe(200);
      expect(fetched.value.sha256, `seed ${seed}`).toBe(createHash('sha256').update(file.body ?? '').digest('hex'));
    } else if (fetched.ok) expect(file.status, `seed ${seed}`).toBe(404);
    else figures.refused += 1;
    expect(codeOf(shown), `seed ${seed}`).toBe('ok');
    for (const message of shown.ok ? (shown.value?.messages ?? []) : []) {
      figures.page += 1;
      expect(message.length).toBeLessThan(201);
      expect([page.status, message], `seed ${seed}`).toEqual([200, expect.stringMatching(/^[^\p{Cc}]*$/u)]);
    }
    await Promise.all(servers.splice(0).map((server) => server.close()));
  }
  const cost = await reader.cost();
  process.stdout.write(`Files and pages: ${JSON.stringify(figures)}, ${toldCost(cost)}\n`);
  checkCost(cost);
  expect(Math.min(...Object.values(figures))).toBeGreaterThan(SEEDS / 9);
}, 3_600_000);
