import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Clock, sleep } from '../../../core/ports/clock.ts';
import { type Operations, type PhonePage } from '../../../core/ports/platform/operations.ts';
import { type RestartedService, RESTARTED_SERVICES } from '../../../shared/domain/rollout/services.ts';
import { must } from '../must.ts';

/** Something that is operated, as the contract wants it. */
export interface Operated {
  readonly operations: Operations;
  /** By which restarts and phones take their time. */
  readonly clock: Clock;
  /** A node on which Cisco Tftp and Cisco CallManager run, and another one. */
  readonly nodes: readonly [string, string];
  /** Phones that are registered, and one that is not configured. */
  readonly phones: readonly string[];
  readonly stranger: string;
  /** It tells of services how long they are up, and it lists and resets phones: not by the command line. */
  readonly tellsAll: boolean;
  close(): Promise<void>;
}

const MINUTE = 60_000;

/** Asks until it is so, or a minute of the clock has passed. */
async function eventually<T>(clock: Clock, ask: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  const end = clock.elapsed() + MINUTE;
  for (;;) {
    const value = await ask();
    if (isSo(value) || clock.elapsed() > end) return value;
    await sleep(clock, 1000);
  }
}

/** What holds for everything behind the port Operations: the real one over practice nodes, and the fake of the tests. */
export function operationsContract(name: string, start: () => Promise<Operated>): void {
  describe(name, () => {
    let operated: Operated;
    beforeAll(async () => {
      operated = await start();
    });
    afterAll(async () => {
      await operated.operations.close();
      await operated.close();
    });
    const stateOf = async (node: string, service: RestartedService) => must(await operated.operations.services(node, [service]))[0];

    test('services are told by their names, those that run as started', async () => {
      for (const node of operated.nodes) {
        const found = must(await operated.operations.services(node, RESTARTED_SERVICES));
        expect(found.map((service) => service.name)).toEqual(RESTARTED_SERVICES);
        const tftp = found.find((service) => service.name === 'Cisco Tftp');
        expect(tftp?.state).toBe('started');
        expect(typeof tftp?.upTime).toBe(operated.tellsAll ? 'number' : 'object');
      }
    });

    test('a restart is begun, and the service comes back with a smaller time', async () => {
      const { operations, clock, nodes } = operated;
      // So that what is smaller can be seen.
      await sleep(clock, 30_000);
      const before = await stateOf(nodes[1], 'Cisco Tftp');
      must(await operations.restart(nodes[1], 'Cisco Tftp'));
      const isBack = (service: typeof before): boolean => service?.state === 'started' && (!operated.tellsAll || (service.upTime ?? Infinity) < (before?.upTime ?? 0));
      const after = await eventually(clock, () => stateOf(nodes[1], 'Cisco Tftp'), isBack);
      expect(after?.state).toBe('started');
      if (operated.tellsAll) expect(after?.upTime).toBeLessThan(before?.upTime ?? 0);
    });

    test('a node serves a file, whose digest is told', async () => {
      const file = must(await operated.operations.servedFile(operated.nodes[0]));
      expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(file?.bytes.length).toBeGreaterThan(0);
    });

    test('a node counts its phones and calls', async () => {
      const counted = await Promise.all(operated.nodes.map(async (node) => must(await operated.operations.counters(node))));
      const registered = counted.reduce((sum, { registeredPhones }) => sum + (registeredPhones ?? 0), 0);
      expect(registered).toBeGreaterThanOrEqual(operated.phones.length);
      for (const { callsActive } of counted) expect(callsActive).toBeGreaterThanOrEqual(0);
    });

    test('phones are listed in pages, each once, with pool and profile', async () => {
      if (!operated.tellsAll) {
        expect(await operated.operations.phones(0)).toMatchObject({ ok: false, error: { code: 'platform.axl-not-asked' } });
        return;
      }
      const listed: string[] = [];
      for (let from: number | null = 0; from !== null;) {
        const page: PhonePage = must(await operated.operations.phones(from));
        for (const phone of page.phones) {
          listed.push(phone.name);
          expect(phone.devicePool).not.toBe('');
          expect(phone.profile).not.toBe('unknown');
        }
        from = page.next;
      }
      expect(new Set(listed).size).toBe(listed.length);
      expect(listed).toEqual(expect.arrayContaining([...operated.phones]));
    });

    test('groups name the nodes as they are asked about', async () => {
      if (!operated.tellsAll) return;
      const groups = must(await operated.operations.groups());
      expect(groups.length).toBeGreaterThan(0);
      for (const { members } of groups) for (const member of members) expect(operated.nodes).toContain(member);
    });

    test('registrations are told of those that are asked for, and of nobody else', async () => {
      const { operations, phones, stranger, nodes } = operated;
      const found = must(await operations.registrations([...phones, stranger]));
      expect(found.map(({ name: phone }) => phone)).toEqual(phones);
      for (const { state, node, host } of found) {
        expect(state).toBe('registered');
        expect(nodes).toContain(node);
        expect(host).not.toBe('');
      }
      expect(must(await operations.registrations([]))).toEqual([]);
    });

    test('a phone that was reset is registered again later than before', async () => {
      const { operations, phones, clock } = operated;
      const [phone = ''] = phones;
      if (!operated.tellsAll) {
        expect(await operations.resetPhone(phone)).toMatchObject({ ok: false, error: { code: 'platform.axl-not-asked' } });
        return;
      }
      const registration = async () => must(await operations.registrations([phone]))[0];
      const before = await registration();
      await sleep(clock, 5000);
      must(await operations.resetPhone(phone));
      const after = await eventually(clock, registration, (now) => now?.state === 'registered' && (now.since ?? 0) > (before?.since ?? 0));
      expect(after?.since).toBeGreaterThan(before?.since ?? 0);
    });

    test('the page of a phone is read, whether it says something of trust lists or not', async () => {
      const [registered] = must(await operated.operations.registrations(operated.phones));
      const status = must(await operated.operations.phoneStatus(registered?.host ?? ''));
      expect(status?.messages).toBeInstanceOf(Array);
      expect(must(await operated.operations.phoneStatus('not an address'))).toBeNull();
    });

    test('what is no node is an error, and nothing is sent behind the end', async () => {
      const { operations, nodes } = operated;
      expect(await operations.services('192.0.2.77', ['Cisco Tftp'])).toMatchObject({ ok: false });
      const cancel = new AbortController();
      cancel.abort();
      expect(await operations.services(nodes[0], ['Cisco Tftp'], { signal: cancel.signal })).toMatchObject({ ok: false, error: { code: 'connect.cancelled' } });
      await operations.close();
      expect(await operations.services(nodes[0], ['Cisco Tftp'])).toMatchObject({ ok: false, error: { code: 'login.required' } });
      expect(await operations.resetPhone(operated.phones[0] ?? '')).toMatchObject({ ok: false, error: { code: 'login.required' } });
    });
  });
}
