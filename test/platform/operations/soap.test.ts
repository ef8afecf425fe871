import { describe, expect, test } from 'vitest';
import { type PlatformCommands } from '../../../core/ports/platform/commands.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { measureTurns } from '../../helpers/longest-turn.ts';
import { must } from '../../helpers/must.ts';
import { Random } from '../../helpers/random.ts';
import { answer, axl, codeOf, fault, PUBLISHER, type Reply, serve, SUBSCRIBER, USERNAME, versioned } from '../../helpers/platform/serviceability-server.ts';

const service = (name: string, status: string, upTime: string, reason = '-1', words = '') =>
  `<item><ServiceName>${name}</ServiceName><ServiceStatus>${status}</ServiceStatus><ReasonCode>${reason}</ReasonCode><ReasonCodeString>${words}</ReasonCodeString><StartTime/><UpTime>${upTime}</UpTime></item>`;
const status = (...items: string[]): Reply => answer('soapGetServiceStatus', `<soapGetServiceStatusReturn><ReturnCode>0</ReturnCode><ServiceInfoList>${items.join('')}</ServiceInfoList></soapGetServiceStatusReturn>`);
const THROTTLED = fault('AxisFault: Exceeded allowed rate for Reatime information. Current allowed rate for realtime information is 15 requests per minute.');
const nodes = axl('executeSQLQuery', '<row><name>EnterpriseWideData</name></row><row><name>host-1.example.com</name></row><row><name>host-2</name></row>');

describe('Control Center', () => {
  test('states, reasons and times; a time counts only while a service runs', async () => {
    const { operations } = await serve(() =>
      status(
        service('Cisco Tftp', 'Started', '86400'),
        service('Cisco CallManager', 'Stopped', '12', '-1068', 'Service Not Activated'),
        service('Cisco CTIManager', 'Starting', '-1'),
        service('Another', 'Started', '1'),
      ),
    );
    expect(must(await operations.services(SUBSCRIBER, ['Cisco Tftp', 'Cisco CallManager', 'Cisco CTIManager']))).toEqual([
      { name: 'Cisco Tftp', state: 'started', upTime: 86_400, words: 'Started' },
      { name: 'Cisco CallManager', state: 'not-activated', upTime: null, words: 'Stopped: Service Not Activated' },
      { name: 'Cisco CTIManager', state: 'starting', upTime: null, words: 'Starting' },
    ]);
  });

  test('a node that does not understand names is asked for all services', async () => {
    const { operations, server } = await serve((_operation, body) => (body.includes('Cisco Tftp</') ? fault('Unexpected subelement') : status(service('Cisco Tftp', 'Started', '5'))));
    expect(must(await operations.services(PUBLISHER, ['Cisco Tftp', 'Cisco CTIManager']))).toMatchObject([{ name: 'Cisco Tftp', upTime: 5 }]);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[0]?.body).toContain('<soap:ServiceStatus>Cisco Tftp</soap:ServiceStatus><soap:ServiceStatus>Cisco CTIManager</soap:ServiceStatus>');
  });

  test('a restart names the node as System > Server calls it, and is sent once', async () => {
    const { operations, server, asked } = await serve((operation) => versioned(operation) ?? (operation === 'executeSQLQuery' ? nodes : answer(operation, '<soapDoControlServicesReturn><ReturnCode>0</ReturnCode></soapDoControlServicesReturn>')));
    must(await operations.restart(PUBLISHER, 'Cisco Tftp'));
    expect(asked().filter((one) => one === 'soapDoControlServices')).toHaveLength(1);
    expect(server.requests.at(-1)?.body).toContain('<soap:NodeName>host-1.example.com</soap:NodeName><soap:ControlType>Restart</soap:ControlType><soap:ServiceList><soap:item>Cisco Tftp</soap:item>');
    expect(server.requests.at(-1)?.headers['soapaction']).toBe('"soapDoControlServices"');
  });

  test.each([
    ['a limit', THROTTLED, 'platform.restart-refused'],
    ['a fault', fault('Services cannot be controlled'), 'platform.restart-refused'],
    ['a return code', answer('soapDoControlServices', '<soapDoControlServicesReturn><ReturnCode>1</ReturnCode><ReasonString>no</ReasonString></soapDoControlServicesReturn>'), 'platform.restart-refused'],
    ['a service that nobody has activated', answer('soapDoControlServices', `<soapDoControlServicesReturn><ReturnCode>0</ReturnCode><ServiceInfoList>${service('Cisco CallManager', 'Stopped', '-1', '-1068', 'Service Not Activated')}</ServiceInfoList></soapDoControlServicesReturn>`), 'platform.restart-refused'],
    ['an answer that is none', { body: 'x' }, 'connect.lost'],
    ['another page', { status: 404, body: '' }, 'connect.lost'],
  ] as const)('a restart that comes to %s is not sent again, nor by another way', async (_what, reply, code) => {
    const { operations, asked } = await serve((operation) => versioned(operation) ?? (operation === 'executeSQLQuery' ? nodes : reply), (request) => ({ nodes: request.nodes.map((node) => ({ ...node, commands: NEVER })) }));
    expect(codeOf(await operations.restart(SUBSCRIBER, 'Cisco CallManager'))).toBe(code);
    expect(asked().filter((one) => one === 'soapDoControlServices')).toHaveLength(1);
  });
});

const NEVER = { isOpen: () => true, change: () => Promise.reject(new Error('a second way')), read: () => Promise.reject(new Error('a second way')) } as unknown as PlatformCommands;

/** A command line that knows of one restart. */
function terminal(asked: string[]): PlatformCommands {
  return {
    isOpen: () => true,
    change: (command) => {
      asked.push(command);
      return Promise.resolve(ok({ command, text: '', answer: { known: true, value: { state: 'started' } as never } }));
    },
    read: (name) => {
      asked.push(name);
      const value = name === 'perf-callmanager' ? new Map([['CallsActive', 2]]) : [{ name: 'Cisco Tftp', state: 'stopped', activated: true, remark: 'Commanded Out of Service' }];
      return Promise.resolve(ok({ command: name, text: '', answer: { known: true, value: value as never } }));
    },
    transcript: () => '',
    subscribe: () => () => undefined,
    ended: new Promise(() => undefined),
    close: () => Promise.resolve(),
  };
}

describe('the other way', () => {
  test('a user without the role: the command line, and what was forbidden is not asked for again', async () => {
    const commands: string[] = [];
    const { operations, asked } = await serve(
      (operation) => versioned(operation) ?? (operation === 'executeSQLQuery' ? nodes : { status: 403, body: '' }),
      (request) => ({ nodes: request.nodes.map((node) => ({ ...node, commands: terminal(commands) })) }),
    );
    expect(must(await operations.services(SUBSCRIBER, ['Cisco Tftp']))).toEqual([{ name: 'Cisco Tftp', state: 'stopped', upTime: null, words: 'stopped: Commanded Out of Service' }]);
    must(await operations.restart(SUBSCRIBER, 'Cisco Tftp'));
    expect(must(await operations.counters(SUBSCRIBER))).toEqual({ callsActive: 2, registeredPhones: null, encryptedPhones: null, authenticatedPhones: null });
    must(await operations.services(SUBSCRIBER, ['Cisco Tftp']));
    expect(commands).toEqual(['service-list', 'utils service restart Cisco Tftp', 'perf-callmanager', 'service-list']);
    expect(asked().filter((one) => one.startsWith('soap'))).toEqual(['soapGetServiceStatus', 'soapDoControlServices']);
  });

  test('a user who may read and not restart: the restart goes by the command line, and its up-time proves it', async () => {
    const commands: string[] = [];
    const { operations } = await serve(
      (operation) => versioned(operation) ?? (operation === 'executeSQLQuery' ? nodes : operation === 'soapGetServiceStatus' ? status(service('Cisco Tftp', 'Started', '7')) : { status: 403, body: '' }),
      (request) => ({ nodes: request.nodes.map((node) => ({ ...node, commands: terminal(commands) })) }),
    );
    must(await operations.restart(SUBSCRIBER, 'Cisco Tftp'));
    expect(must(await operations.services(SUBSCRIBER, ['Cisco Tftp']))).toMatchObject([{ upTime: 7 }]);
    expect(commands).toEqual(['utils service restart Cisco Tftp']);
  });

  test('without it the refusal is told', async () => {
    const { operations } = await serve(() => ({ status: 403, body: '' }));
    expect(await operations.services(SUBSCRIBER, ['Cisco Tftp'])).toMatchObject({ ok: false, error: { code: 'platform.soap-forbidden', where: SUBSCRIBER, params: { username: USERNAME } } });
  });

  test('a port that is closed: the command line; another certificate: nothing', async () => {
    const commands: string[] = [];
    const ways = (request: { readonly nodes: readonly object[] }) => ({ nodes: request.nodes.map((node) => ({ ...node, commands: terminal(commands) })) as never });
    const closed = await serve(() => status(), (request) => ({ ...ways(request), locate: () => ({ host: '127.0.0.1', port: 1 }) }));
    must(await closed.operations.restart(SUBSCRIBER, 'Cisco Tftp'));
    expect(commands).toEqual(['utils service restart Cisco Tftp']);
    const other = await serve(() => status(), (request) => ({ nodes: request.nodes.map((node) => ({ ...node, soapSha256: 'ab'.repeat(32), commands: terminal(commands) })) }));
    expect(codeOf(await other.operations.services(SUBSCRIBER, ['Cisco Tftp']))).toBe('trust.certificate-changed');
    expect(other.server.requests).toEqual([]);
    expect(commands).toHaveLength(1);
  });
});

describe('one refusal ends it', () => {
  test.each(['services', 'restart', 'counters', 'registrations', 'phones', 'groups', 'resetPhone'] as const)('%s: nothing is sent behind it, by whichever call', async (name) => {
    const { operations, server, request } = await serve(() => status(), () => ({ application: { username: USERNAME, password: new HeldSecret('another') } }));
    const calls = {
      services: () => operations.services(SUBSCRIBER, ['Cisco Tftp']),
      restart: () => operations.restart(SUBSCRIBER, 'Cisco Tftp'),
      counters: () => operations.counters(SUBSCRIBER),
      registrations: () => operations.registrations(['SEP001122334455']),
      phones: () => operations.phones(0),
      groups: () => operations.groups(),
      resetPhone: () => operations.resetPhone('SEP001122334455'),
    } as const;
    expect(codeOf(await calls[name]())).toBe('login.refused');
    for (const call of Object.values(calls)) expect(codeOf(await call())).toBe('login.refused');
    expect(server.requests).toHaveLength(1);
    expect(request.application?.password.isWiped).toBe(true);
  });

  test('of many resets side by side at most four have been sent when the first is refused', async () => {
    const { operations, server } = await serve(() => status(), () => ({ application: { username: USERNAME, password: new HeldSecret('another') } }));
    const all = await Promise.all(Array.from({ length: 30 }, (_, at) => operations.resetPhone(`SEP0000000000${at}`)));
    expect(all.every((one) => codeOf(one) === 'login.refused')).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  test('a password that changes in the middle: what was sent before is answered, nothing follows', async () => {
    let left = 3;
    const { operations, asked } = await serve((operation) => {
      if (operation !== 'doDeviceReset') return versioned(operation) ?? { body: '' };
      left -= 1;
      return left < 0 ? { status: 401, body: '' } : axl(operation, 'ok');
    });
    const all = await Promise.all(Array.from({ length: 40 }, (_, at) => operations.resetPhone(`SEP0000000000${at}`)));
    const codes = all.map(codeOf);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(3);
    expect(codes.filter((code) => code === 'login.refused')).toHaveLength(37);
    expect(asked().filter((one) => one === 'doDeviceReset').length).toBeLessThanOrEqual(7);
  });

  test('the end wipes the passwords, ends what is under way and sends nothing more', async () => {
    const { operations, server, request } = await serve(() => new Promise<Reply>(() => undefined));
    const waiting = operations.services(SUBSCRIBER, ['Cisco Tftp']);
    while (server.requests.length === 0) await new Promise(setImmediate);
    await operations.close();
    expect(codeOf(await waiting)).toBe('login.required');
    expect(request.application?.password.isWiped).toBe(true);
    expect(codeOf(await operations.counters(SUBSCRIBER))).toBe('login.required');
    expect(server.requests).toHaveLength(1);
  });
});

describe('RisPort70', () => {
  const device = (name: string, state: string, time: string, address = '10.1.1.7') =>
    `<item><Name>${name}</Name><Status>${state}</Status><TimeStamp>${time}</TimeStamp><IPAddress><item><IP>${address}</IP><IPAddrType>ipv4</IPAddrType></item></IPAddress></item>`;
  const node = (name: string, ...devices: string[]) => `<item><ReturnCode>Ok</ReturnCode><Name>${name}</Name><CmDevices>${devices.join('')}</CmDevices></item>`;
  const result = (total: number, ...cm: string[]) => `<SelectCmDeviceResult><TotalDevicesFound>${total}</TotalDevicesFound><CmNodes>${cm.join('')}</CmNodes></SelectCmDeviceResult><StateInfo/>`;
  const [A, B] = ['SEP00112233445A', 'SEP00112233445B'];

  test.each([
    ['with both wrappers', (inside: string) => answer('selectCmDevice', `<ns1:selectCmDeviceReturn>${inside}</ns1:selectCmDeviceReturn>`)],
    ['without the outer one', (inside: string) => answer('selectCmDevice', inside)],
    ['by the name that was asked', (inside: string) => answer('selectCmDeviceExt', `<selectCmDeviceExtReturn>${inside}</selectCmDeviceExtReturn>`)],
    ['without the inner one', (inside: string) => answer('selectCmDevice', inside.replace(/<\/?SelectCmDeviceResult>/g, ''))],
  ])('an answer %s', async (_what, wrap) => {
    const { operations } = await serve(() => wrap(result(2, node('host-2.example.com', device(A, 'Registered', '1700000000')), node('host-1', device(B, 'UnRegistered', '1700000001', '')))));
    expect(must(await operations.registrations([A.toLowerCase(), B]))).toEqual([
      { name: A.toLowerCase(), state: 'registered', node: SUBSCRIBER, host: '10.1.1.7', since: 1_700_000_000 },
      { name: B, state: 'unregistered', node: '', host: '', since: 1_700_000_001 },
    ]);
  });

  test('a phone at two nodes is where it is registered; of two alike the newer counts', async () => {
    const { operations } = await serve(() =>
      answer('selectCmDevice', result(4, node('host-1', device(A, 'UnRegistered', '1700000009'), device(B, 'Rejected', '5')), node('host-2', device(A, 'Registered', '1700000000'), device(B, 'UnRegistered', '6')))),
    );
    expect(must(await operations.registrations([A, B]))).toMatchObject([{ state: 'registered', node: SUBSCRIBER, since: 1_700_000_000 }, { state: 'unregistered', since: 6 }]);
  });

  test('an answer with fewer than were found is asked for in halves', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `SEP0000000000${at}0`);
    const { operations, server } = await serve((_operation, body) => {
      const asked = [...body.matchAll(/<soap:Item>(\w+)</g)].map(([, name = '']) => name);
      // Room for four rows, of which each phone has two: the stale one first.
      const stale = node('host-1', ...asked.map((name) => device(name, 'UnRegistered', '1')).slice(0, 4));
      const real = node('host-2', ...asked.map((name) => device(name, 'Registered', '2')).slice(0, Math.max(0, 4 - asked.length)));
      return answer('selectCmDevice', result(2 * asked.length, stale, real));
    });
    expect(must(await operations.registrations(names)).map(({ state }) => state)).toEqual(names.map(() => 'registered'));
    expect(server.requests).toHaveLength(7);
  });

  test('one that says so whatever it is asked is not believed', async () => {
    const { operations, server } = await serve(() => answer('selectCmDevice', result(999_999, node('host-1', device(A, 'Registered', '2')))));
    expect(codeOf(await operations.registrations([A, B]))).toBe('platform.answer-unusable');
    expect(server.requests.length).toBeLessThan(40);
  });

  test('a node that does not know selectCmDeviceExt is asked by the older operation from then on', async () => {
    const { operations, asked } = await serve((operation) => (operation === 'selectCmDeviceExt' ? fault('Operation not found') : answer(operation, result(0))));
    expect(must(await operations.registrations([A]))).toEqual([]);
    expect(must(await operations.registrations([A]))).toEqual([]);
    expect(asked()).toEqual(['selectCmDeviceExt', 'selectCmDevice', 'selectCmDevice']);
  });

  test('a limit that turned it away is waited for', async () => {
    let times = 2;
    const { operations, request, asked } = await serve((operation) => ((times -= 1) >= 0 ? THROTTLED : answer(operation, result(0))));
    const before = request.clock.elapsed();
    expect(must(await operations.registrations([A]))).toEqual([]);
    expect(asked()).toHaveLength(3);
    expect(request.clock.elapsed() - before).toBeGreaterThanOrEqual(15_000);
    times = 99;
    expect(codeOf(await operations.registrations([A]))).toBe('platform.busy');
  });

  test('more than a thousand names are a fault of who asks', async () => {
    const { operations, server } = await serve((operation) => answer(operation, result(0)));
    await expect(operations.registrations(Array.from({ length: 1001 }, (_, at) => `SEP${at}`))).rejects.toThrow(RangeError);
    expect(server.requests).toEqual([]);
  });

  test('a node without time to spare is waited for', async () => {
    let times = 1;
    const { operations, asked } = await serve((operation) => ((times -= 1) >= 0 ? { status: 503, body: '' } : answer(operation, result(0))));
    expect(must(await operations.registrations([A]))).toEqual([]);
    expect(asked()).toHaveLength(2);
  });

  test('who goes away while waiting for a turn leaves the others theirs', async () => {
    const { operations } = await serve((operation) => answer(operation, result(0)));
    const cancel = new AbortController();
    const waiting = Array.from({ length: 40 }, (_, at) => operations.registrations([A], at % 2 === 0 ? { signal: cancel.signal } : {}));
    cancel.abort();
    const codes = (await Promise.all(waiting)).map(codeOf);
    expect(codes.filter((_, at) => at % 2 === 1).every((code) => code === 'ok')).toBe(true);
    expect(codes.filter((_, at) => at % 2 === 0).every((code) => code === 'connect.cancelled')).toBe(true);
  });
});

describe('PerfMon', () => {
  const counter = (name: string, value: string, good = '1') => `<Name>\\\\host-2\\Cisco CallManager\\${name}</Name><Value>${value}</Value><CStatus>${good}</CStatus>`;
  const ALL = [counter('CallsActive', '7'), counter('RegisteredHardwarePhones', '812'), counter('EncryptedRegisteredPhones', '0'), counter('AuthenticatedRegisteredPhones', '3', '4294967295'), counter('Other', 'x')];

  test.each([
    ['an element for each', ALL.map((one) => `<perfmonCollectCounterDataReturn>${one}</perfmonCollectCounterDataReturn>`).join('')],
    ['a list of items', `<ArrayOfCounterInfo>${ALL.map((one) => `<item>${one}</item>`).join('')}</ArrayOfCounterInfo>`],
  ])('%s; what has no good status is not told', async (_what, inside) => {
    const { operations, server } = await serve((operation) => answer(operation, inside));
    expect(must(await operations.counters(SUBSCRIBER))).toEqual({ callsActive: 7, registeredPhones: 812, encryptedPhones: 0, authenticatedPhones: null });
    expect(server.requests[0]?.body).toContain('<soap:Host>host-2</soap:Host><soap:Object>Cisco CallManager</soap:Object>');
  });

  test('an answer without any tells none; one of something else is unusable', async () => {
    let inside = '';
    const { operations } = await serve((operation) => answer(operation, inside));
    expect(must(await operations.counters(SUBSCRIBER))).toEqual({ callsActive: null, registeredPhones: null, encryptedPhones: null, authenticatedPhones: null });
    inside = '<something/>';
    expect(codeOf(await operations.counters(SUBSCRIBER))).toBe('platform.answer-unusable');
  });
});

describe('AXL', () => {
  const phone = (name: string, more = '<description>Desk &amp; lobby</description><model>Cisco 8841</model><devicepool>Branch</devicepool><securitymode>Encrypted</securitymode>') => `<row><name>${name}</name>${more}</row>`;
  const page = (rows: readonly string[]) => (operation: string, body: string): Reply => {
    const [, skip = '0', first = '0'] = /select skip (\d+) first (\d+)/.exec(body) ?? [];
    return versioned(operation) ?? axl(operation, rows.slice(Number(skip), Number(skip) + Number(first)).map((name) => phone(name)).join(''));
  };
  const many = Array.from({ length: 2500 }, (_, at) => `SEP${String(at).padStart(12, '0')}`);

  async function all(operations: Awaited<ReturnType<typeof serve>>['operations']) {
    const names: string[] = [];
    for (let from: number | null = 0; from !== null;) {
      const found = await operations.phones(from);
      if (!found.ok) return found.error.code;
      names.push(...found.value.phones.map(({ name }) => name));
      from = found.value.next;
    }
    return names;
  }

  test('phones with pool and profile; what is no phone is left out', async () => {
    const rows = [
      phone('SEP001122334455'),
      phone('CTIP1', '<model>CTI Port</model>'),
      phone('ANA1', '<model>Analog Phone</model>'),
      phone('CSFADA', '<description/><model>Cisco Unified Client Services Framework</model><devicepool/><securitymode/>'),
    ];
    const { operations } = await serve((operation) => versioned(operation) ?? axl(operation, rows.join('')));
    expect(must(await operations.phones(0))).toEqual({
      phones: [
        { name: 'SEP001122334455', model: 'Cisco 8841', description: 'Desk & lobby', devicePool: 'Branch', profile: 'encrypted' },
        { name: 'CSFADA', model: 'Cisco Unified Client Services Framework', description: '', devicePool: '', profile: 'unknown' },
      ],
      next: null,
    });
  });

  test('page by page, each once, whatever size the server likes', async () => {
    const plain = await serve(page(many));
    expect(await all(plain.operations)).toEqual(many);
    const small = await serve((operation, body) => {
      const first = Number(/first (\d+)/.exec(body)?.[1] ?? 0);
      return first >= 300 ? fault('Query request too large. Total rows matched: 2500 rows. Suggestive Row Fetch: less than 300 rows') : page(many)(operation, body);
    });
    expect(await all(small.operations)).toEqual(many);
  });

  test('a phone that is taken away between two pages is noticed', async () => {
    let rows = many;
    const { operations } = await serve((operation, body) => page(rows)(operation, body));
    const first = must(await operations.phones(0));
    rows = many.slice(1);
    expect(codeOf(await operations.phones(first.next ?? 0))).toBe('platform.list-changed');
  });

  test('groups in their order, with the nodes as they are asked about', async () => {
    const row = (group: string, node: string, priority: string) => `<row><groupname>${group}</groupname><nodename>${node}</nodename><priority>${priority}</priority></row>`;
    const { operations } = await serve((operation) => versioned(operation) ?? axl(operation, row('Default', 'host-1.other.example', '1') + row('Branch', '10.0.0.2', '0') + row('Default', 'HOST-2', '0') + row('Branch', 'host-9', '1')));
    expect(must(await operations.groups())).toEqual([{ name: 'Default', members: [SUBSCRIBER, PUBLISHER] }, { name: 'Branch', members: [SUBSCRIBER, 'host-9'] }]);
  });

  test('a reset names the device, once; four are under way at most', async () => {
    let [underWay, most] = [0, 0];
    const { operations, server, asked } = await serve(async (operation) => {
      if (operation !== 'doDeviceReset') return versioned(operation) ?? { body: '' };
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      underWay -= 1;
      return axl(operation, '{1}');
    });
    const names = Array.from({ length: 30 }, (_, at) => `SEP<${at}&`);
    for (const one of await Promise.all(names.map((name) => operations.resetPhone(name)))) must(one);
    expect(most).toBe(4);
    expect(asked().filter((one) => one === 'doDeviceReset')).toHaveLength(30);
    expect(server.requests.at(-1)?.body).toMatch(/<ns:doDeviceReset><deviceName>SEP&lt;\d+&amp;<\/deviceName><deviceResetType>Reset<\/deviceResetType><\/ns:doDeviceReset>/);
  });

  test.each([
    [{ status: 503, body: '' }, 'platform.reset-refused'],
    [fault('Maximum AXL Memory Allocation Consumed. Please retry'), 'platform.reset-refused'],
    [fault('Item not valid: The specified device was not found'), 'platform.reset-refused'],
    [{ status: 403, body: '' }, 'platform.axl-forbidden'],
    [{ body: 'garbage' }, 'connect.lost'],
  ])('a reset that is answered with %j is not sent again', async (reply, code) => {
    const { operations, asked } = await serve((operation) => versioned(operation) ?? reply);
    expect(codeOf(await operations.resetPhone('SEP1'))).toBe(code);
    expect(asked().filter((one) => one === 'doDeviceReset')).toHaveLength(1);
  });

  test('without an application user nothing is listed or reset', async () => {
    const { operations, server } = await serve(() => ({ body: '' }), () => ({ application: null }));
    expect(codeOf(await operations.phones(0))).toBe('platform.axl-not-asked');
    expect(codeOf(await operations.resetPhone('SEP1'))).toBe('platform.axl-not-asked');
    expect(server.requests).toEqual([]);
  });
});

describe('connections', () => {
  const reset = (headers?: Readonly<Record<string, string>>) => (operation: string) => versioned(operation) ?? { ...axl(operation, '{1}'), ...(headers === undefined ? {} : { headers }) };

  test('are kept between requests, four at most; a restart has one of its own', async () => {
    const { operations, connections } = await serve((operation) => (operation === 'executeSQLQuery' ? nodes : operation.startsWith('soap') ? answer(operation, '<r/>') : reset()(operation)));
    for (const one of await Promise.all(Array.from({ length: 40 }, (_, at) => operations.resetPhone(`SEP${at}`)))) must(one);
    const before = connections();
    expect(before).toBeLessThanOrEqual(5);
    must(await operations.resetPhone('SEP41'));
    expect(connections()).toBe(before);
    must(await operations.restart(PUBLISHER, 'Cisco Tftp'));
    expect(connections()).toBe(before + 1);
    await operations.close();
  });

  test('a server that ends each one is given a new one each time', async () => {
    const { operations, connections } = await serve(reset({ connection: 'close' }));
    for (let at = 0; at < 6; at += 1) must(await operations.resetPhone(`SEP${at}`));
    // The question for the schema has been answered without that word.
    expect(connections()).toBeGreaterThanOrEqual(6);
  });

  test('what a server sends unasked ends the connection, and is no answer to the next request', async () => {
    const { operations, server, connections } = await serve((operation) => versioned(operation) ?? axl(operation, '{1}'));
    must(await operations.resetPhone('SEP1'));
    for (const socket of server.sockets()) socket.write('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    must(await operations.resetPhone('SEP2'));
    expect(connections()).toBe(2);
  });
});

describe('hostile answers', () => {
  const MB = 1_000_000;
  const HUGE: readonly (readonly [string, string])[] = [
    ['one that never ends', 'x'.repeat(20 * MB)],
    ['elements side by side', `<a>${'<b/>'.repeat(MB)}</a>`],
    ['elements in each other', '<a>'.repeat(MB)],
    ['entities of its own', `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(100)}">]><a>${'&b;'.repeat(1000)}</a>`],
    ['a document of another kind', '<html><body>Login</body></html>'],
  ];

  test.each(HUGE)('%s is unusable, in turns that are short', async (_what, body) => {
    const { operations } = await serve(() => ({ body }));
    const turns = measureTurns();
    for (const call of [operations.services(SUBSCRIBER, ['Cisco Tftp']), operations.counters(SUBSCRIBER), operations.registrations(['SEP1']), operations.groups()]) expect(codeOf(await call)).toBe('platform.answer-unusable');
    turns.stop();
    expect(turns.longest()).toBeLessThan(500);
  });

  test('answers that are cut, bent or of other types never throw, and never say what was not said', async () => {
    const good = status(service('Cisco Tftp', 'Started', '86400')).body;
    const random = new Random(7);
    let body = good;
    const { operations } = await serve(() => ({ body }));
    for (let turn = 0; turn < 60; turn += 1) {
      const at = random.below(good.length);
      body = good.slice(0, at) + random.pick(['', '<', '>', '</item>', '<item>', '&', '\u0000', '-1', 'Started', '<ServiceStatus>Stopped</ServiceStatus>']) + good.slice(at + random.below(60));
      const found = await operations.services(SUBSCRIBER, ['Cisco Tftp']);
      if (found.ok) for (const { upTime } of found.value) expect(upTime === null || (Number.isSafeInteger(upTime) && upTime >= 0)).toBe(true);
    }
  });

  test('words of a node are made harmless and short', async () => {
    const { operations } = await serve(() => fault(`\u001b[2J${'bad '.repeat(1000)}`.replace('\u001b', '&#27;')));
    const found = await operations.counters(SUBSCRIBER);
    expect(found.ok ? '' : found.error.code).toMatch(/answer-unusable|soap-fault/);
    if (!found.ok) expect(JSON.stringify(found.error).length).toBeLessThan(600);
  });

  test('a node that is slow is given up, and says where', async () => {
    const { operations } = await serve(() => new Promise<Reply>(() => undefined));
    expect(await operations.services(SUBSCRIBER, ['Cisco Tftp'], { deadline: 200 })).toMatchObject({ ok: false, error: fail('connect.timeout', SUBSCRIBER, { host: SUBSCRIBER, port: expect.any(Number) as number }).error });
  });
});
