import { describe, expect, test } from 'vitest';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { fail } from '../../../shared/domain/result.ts';
import { measureTurns } from '../../helpers/longest-turn.ts';
import { must } from '../../helpers/must.ts';
import { Random } from '../../helpers/random.ts';
import { answer, axl, codeOf, fault, nodes, PUBLISHER, type Reply, serve, service, status, SUBSCRIBER, USERNAME, versioned } from '../../helpers/platform/serviceability-server.ts';

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
