import { describe, expect, test } from 'vitest';
import { must } from '../../helpers/must.ts';
import { axl, codeOf, fault, PUBLISHER, type Reply, serve, SUBSCRIBER, versioned } from '../../helpers/platform/serviceability-server.ts';

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
    [{ status: 503, body: '' }, 'platform.reset-throttled'],
    [fault('Maximum AXL Memory Allocation Consumed. Please retry'), 'platform.reset-throttled'],
    [fault('Item not valid: The specified device was not found'), 'platform.reset-refused'],
    [{ status: 403, body: '' }, 'platform.reset-forbidden'],
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
