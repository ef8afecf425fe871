import { describe, expect, test, vi } from 'vitest';
import { KeptSockets } from '../../../core/platform/https/kept-sockets.ts';
import { statusQuestion } from '../../../core/platform/operations/control-center.ts';
import { Gate } from '../../../core/platform/operations/gate.ts';
import { askSoap } from '../../../core/platform/operations/soap.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { type Ssh } from '../../../core/ports/platform/ssh.ts';
import { fail } from '../../../shared/domain/result.ts';
import { codeOf, PUBLISHER, type Reply, serve, SUBSCRIBER, USERNAME } from '../../helpers/platform/serviceability-server.ts';

const FORBIDDEN: Reply = { status: 403, body: '' };

/** Nodes that are reached by SSH too, each with an accepted host key. */
const withSsh = (connect: Ssh['connect'], password = new HeldSecret('os')) => {
  const ssh = { connect, close: () => undefined } as unknown as Ssh;
  return { password, change: (request: Parameters<NonNullable<Parameters<typeof serve>[1]>>[0]) => ({
    nodes: request.nodes.map((node) => ({ ...node, hostKeySha256: 'ab'.repeat(32) })),
    locate: (node: string, service: Parameters<typeof request.locate>[1]) => (service === 'ssh' ? { host: '127.0.0.1', port: 22 } : request.locate(node, service)),
    administrator: { username: 'admin', password, ssh },
  }) };
};

describe('a refusal of the application user', () => {
  /** Straight over SOAP, without the call around it that looks at its result. */
  const asked = async (password: string, gate: Gate) => {
    const { request, server } = await serve(() => FORBIDDEN);
    const place = request.locate(SUBSCRIBER, 'axl');
    if (place === null) return expect.fail('the node is reached');
    const target = { ...place, expectedSha256: server.sha256 };
    const reply = await askSoap(target, { username: USERNAME, password: new HeldSecret(password) }, statusQuestion([]), { node: SUBSCRIBER, gate, sockets: new KeptSockets() }, {});
    return { code: codeOf(reply), requests: server.requests.length };
  };

  test('closes the gate in the turn in which it is read, for whatever is about to be sent', async () => {
    let ended = 0;
    const gate = new Gate(() => (ended += 1));
    expect(await asked('another', gate)).toEqual({ code: 'login.refused', requests: 1 });
    expect([gate.ended?.error.code, gate.ended?.error.where, ended]).toEqual(['login.refused', SUBSCRIBER, 1]);
  });

  test('that came while a connection was made keeps the password from being sent over it', async () => {
    const gate = new Gate(() => undefined);
    gate.refuse(PUBLISHER, fail('login.refused', PUBLISHER, { username: USERNAME }));
    expect(await asked('another', gate)).toEqual({ code: 'login.refused', requests: 0 });
  });

  test('ends what takes no password too: the served file and the pages of phones', async () => {
    const reached: string[] = [];
    const { operations } = await serve(() => FORBIDDEN, (request) => ({
      application: { username: USERNAME, password: new HeldSecret('another') },
      locate: (node, service) => {
        if (service !== 'axl') reached.push(service);
        return service === 'axl' ? request.locate(node, service) : null;
      },
      locatePhone: (host) => (reached.push(host), null),
    }));
    expect(codeOf(await operations.services(SUBSCRIBER, ['Cisco Tftp']))).toBe('login.refused');
    reached.length = 0;
    expect([codeOf(await operations.servedFile(SUBSCRIBER)), codeOf(await operations.phoneStatus('10.1.1.1')), reached]).toEqual(['login.refused', 'login.refused', []]);
  });
});

describe('a refusal of the OS administrator', () => {
  const refused = () => Promise.resolve(fail('login.refused', SUBSCRIBER, { username: 'admin' }));

  test('is the last attempt, and wipes both passwords', async () => {
    let attempts = 0;
    const { password, change } = withSsh(() => ((attempts += 1), refused()));
    const { operations, request } = await serve(() => FORBIDDEN, change);
    expect(codeOf(await operations.services(SUBSCRIBER, ['Cisco Tftp']))).toBe('login.refused');
    expect(codeOf(await operations.services(PUBLISHER, ['Cisco Tftp']))).toBe('login.refused');
    expect([attempts, password.isWiped, request.application?.password.isWiped]).toEqual([1, true, true]);
  });

  test('is followed by no attempt with an empty password, of a call that was under way', async () => {
    let attempts = 0;
    let late: (reply: Reply) => void = () => undefined;
    let requests = 0;
    const { change } = withSsh(async () => {
      attempts += 1;
      while (requests < 2) await new Promise(setImmediate);
      return refused();
    });
    const { operations } = await serve(() => ((requests += 1), requests === 1 ? FORBIDDEN : new Promise<Reply>((resolve) => (late = resolve))), change);
    const first = operations.services(SUBSCRIBER, ['Cisco Tftp']);
    const second = operations.services(PUBLISHER, ['Cisco Tftp']);
    expect(codeOf(await first)).toBe('login.refused');
    late(FORBIDDEN);
    await second;
    expect(attempts).toBe(1);
  });
});

test('calls that waited for the same session, which came to nothing, open no two at a time', async () => {
  let [live, most] = [0, 0];
  const { change } = withSsh(async () => {
    live += 1;
    most = Math.max(most, live);
    await new Promise(setImmediate);
    live -= 1;
    return fail('connect.unreachable', SUBSCRIBER, { host: SUBSCRIBER, port: 22, detail: '' });
  });
  const { operations } = await serve(() => FORBIDDEN, (request) => ({ ...change(request), application: null }));
  const ask = () => operations.services(SUBSCRIBER, ['Cisco Tftp']);
  expect(new Set((await Promise.all([ask(), ask(), ask(), ask()])).map(codeOf))).toEqual(new Set(['connect.unreachable']));
  expect(most).toBe(1);
});

test('a held password that is wiped leaves zeros behind', () => {
  const fill = vi.spyOn(Uint8Array.prototype, 'fill');
  const secret = new HeldSecret('Cisco123');
  fill.mockClear();
  secret.wipe();
  const filled = fill.mock.contexts.map((bytes) => (bytes as Uint8Array).length);
  fill.mockRestore();
  expect([filled, secret.isWiped]).toEqual([[8], true]);
});
