import { afterEach, describe, expect, it } from 'vitest';
import { must } from '../helpers/must.ts';
import { errorOf } from './connected.ts';
import { CAPF_DER, FILES, HASH, PUB, serverEntry } from './fixture.ts';
import { connectAt, endPeers } from './foreign-peer.ts';
import { foreignPublisher } from './foreign-publisher.ts';
import { frame } from './raw-client.ts';

afterEach(endPeers);

/** A publisher that answers each message as `answers` says, after hello, login and cluster were answered rightly. */
const lyingPublisher = (answers: Readonly<Record<string, unknown>>): Promise<number> =>
  foreignPublisher({}, (socket, { id, name, right }) => {
    const answer = answers[name];
    if (answer instanceof Buffer) socket.write(answer);
    else if (answer === undefined) socket.write(frame(JSON.stringify(right)));
    else socket.write(frame(JSON.stringify(typeof answer === 'function' ? (answer as (id: number) => unknown)(id) : { id, ok: true, value: answer })));
  });

const BASE = { release: '1', autoRegistration: false, mode: 'mixed' };
const entry = serverEntry(PUB, 'publisher', 2444);
const LIES: readonly (readonly [string, Record<string, unknown>])[] = [
  ['a name in hello that is no name', { hello: { name: '../etc', role: 'publisher', software: 'x', time: '2026-01-01T00:00:00Z' } }],
  ['an unknown key', { hello: { name: PUB, role: 'publisher', software: 'x', time: '2026-01-01T00:00:00Z', more: 1 } }],
  ['a time in hello that is none', { hello: { name: PUB, role: 'publisher', software: 'x', time: '2026-13-01T00:00:00Z' } }],
  ['a server twice', { cluster: { ...BASE, servers: [entry, entry] } }],
  ['no publisher', { cluster: { ...BASE, servers: [{ ...entry, role: 'subscriber' }] } }],
  ['another publisher than itself', { cluster: { ...BASE, servers: [{ ...entry, name: 'x' }] } }],
  ['another certificate for itself', { cluster: { ...BASE, servers: [{ ...entry, certificateSha256: '0'.repeat(64) }] } }],
  ['65 servers', { cluster: { ...BASE, servers: Array.from({ length: 65 }, (_, index) => ({ ...entry, name: `n${index}` })) } }],
  ['a reply to another request', { hello: (id: number) => ({ id: id + 1, ok: true, value: {} }) }],
  ['a refusal that the message does not have', { hello: (id: number) => ({ id, ok: false, error: { code: 'provider.busy', params: {} } }) }],
  ['a refusal with parameters without bound', { login: (id: number) => ({ id, ok: false, error: { code: 'login.refused', params: { username: 'x'.repeat(301) } } }) }],
  ['a frame that is too long', { hello: Buffer.of(0x7f, 0xff, 0xff, 0xff) }],
  ['an empty frame', { hello: Buffer.alloc(4) }],
  ['something that is no JSON', { hello: frame('{') }],
  ['two replies at once', { hello: Buffer.concat([frame('{}'), frame('{}')]) }],
];

describe('a publisher that lies', () => {
  it.each(LIES)('with %s breaks the protocol', async (_what, answers) => {
    const port = await lyingPublisher(answers);
    expect(errorOf(await connectAt(port))).toMatchObject({ code: 'protocol.violation', where: '127.0.0.1' });
  });

  const FILE = { bytes: Buffer.from(FILES.first).toString('base64'), sha256: HASH.second, lastModified: '2026-01-01T00:00:00Z' };

  it('about a hash is caught by computing it', async () => {
    const client = must(await connectAt(await lyingPublisher({ ctlFile: { file: FILE }, stage: { sha256: HASH.second } })));
    expect(errorOf(await client.ctlFile(PUB))).toMatchObject({ code: 'protocol.violation', where: PUB });
    expect(errorOf(await client.stage(PUB, FILES.first, null))).toMatchObject({ code: 'protocol.violation', where: PUB });
    await client.close();
  });

  it('about a certificate of a server outside the cluster is caught', async () => {
    const certificate = { server: 'elsewhere', role: 'CAPF', der: Buffer.from(CAPF_DER).toString('base64') };
    const client = must(await connectAt(await lyingPublisher({ certificates: { certificates: [certificate] } })));
    expect(errorOf(await client.facts())).toMatchObject({ code: 'protocol.violation', where: PUB });
    await client.close();
  });

  it('by not answering a call ends at its deadline or when cancelled, and the connection with it', async () => {
    const client = must(await connectAt(await lyingPublisher({ state: Buffer.alloc(0) })));
    expect(errorOf(await client.state(PUB, { deadline: 100 }))).toMatchObject({ code: 'connect.timeout', where: PUB });
    const controller = new AbortController();
    const call = client.state(PUB, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    expect(errorOf(await call)).toMatchObject({ code: 'connect.cancelled', where: PUB });
    await client.close();
  });
});
