import { describe, expect, test } from 'vitest';
import { type PlatformCommands } from '../../../core/ports/platform/commands.ts';
import { ok } from '../../../shared/domain/result.ts';
import { must } from '../../helpers/must.ts';
import { answer, codeOf, fault, nodes, PUBLISHER, serve, service, status, SUBSCRIBER, USERNAME, versioned } from '../../helpers/platform/serviceability-server.ts';

const THROTTLED = fault('AxisFault: Exceeded allowed rate for Reatime information. Current allowed rate for realtime information is 15 requests per minute.');

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
    opening: '',
    transcript: () => '',
    mark: () => () => undefined,
    subscribe: () => () => undefined,
    ended: new Promise(() => undefined),
    close: () => Promise.resolve(),
  };
}

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
