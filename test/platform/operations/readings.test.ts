import { describe, expect, test } from 'vitest';
import { must } from '../../helpers/must.ts';
import { answer, codeOf, fault, serve, SUBSCRIBER } from '../../helpers/platform/serviceability-server.ts';

const THROTTLED = fault('AxisFault: Exceeded allowed rate for Reatime information. Current allowed rate for realtime information is 15 requests per minute.');

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
