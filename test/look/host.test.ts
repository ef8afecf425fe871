import { type Server, type Socket, createServer } from 'node:net';
import { type TlsOptions, createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { hear } from '../../core/look/hear.ts';
import { lookAt, lookAtProvider } from '../../core/look/host.ts';
import { withLimit } from '../../core/network/deadline.ts';
import { type Listener, deadPort, listen } from '../../practice/nodes/listen.ts';
import { PROVIDER_LIMITS } from '../../shared/provider/limits.ts';
import { NODE_TLS } from '../helpers/https-node.ts';
import { flood, IDENT, kexInit, packet } from '../helpers/platform/hostile-ssh.ts';
import { AS_OPENSSH_5_3, type Sshd, sshdIsInstalled, startSshd } from '../helpers/platform/sshd.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const HOST = '127.0.0.1';
const open: { close(): Promise<void> }[] = [];
let dead: number;

async function at(server: Server): Promise<number> {
  const listener: Listener = await listen(server);
  open.push(listener);
  return listener.port;
}

const tls = (options: TlsOptions): Promise<number> => at(createTlsServer({ ...NODE_TLS, ...options }, (socket) => socket.on('error', () => undefined)).on('tlsClientError', () => undefined));
/** What a raw peer was sent. */
const sent: Buffer[] = [];
const raw = (play: (socket: Socket) => void): Promise<number> =>
  at(
    createServer((socket) => {
      socket.on('error', () => undefined).on('data', (bytes) => sent.push(bytes));
      play(socket);
    }),
  );
const looked = async (ports: { readonly provider?: number; readonly ssh?: number; readonly web?: number }, deadline = 5000) => {
  const look = await lookAt({ host: HOST, provider: ports.provider ?? dead, ssh: ports.ssh ?? dead, web: ports.web ?? dead }, { deadline });
  return { kind: look.kind, fits: look.fits, age: look.age, found: [look.provider.found, look.ssh?.found, look.web?.found], says: [look.provider.says, look.ssh?.says, look.web?.says] };
};
const OLD_TLS: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'AES128-SHA:@SECLEVEL=0' };
const OLD = { kex: 'diffie-hellman-group1-sha1', hostKey: 'ssh-rsa', cipher: 'aes128-cbc', mac: 'hmac-sha1' };
const sshOf = (ident: string, lists = OLD): Promise<number> => raw((socket) => void socket.write(Buffer.concat([Buffer.from(ident), kexInit(lists)])));

beforeAll(async () => {
  dead = await deadPort();
});
afterEach(async () => {
  sent.length = 0;
  for (const one of open.splice(0)) await one.close();
});

describe('what is at a host, by one hello a port', () => {
  it('an Open CTL Provider selects its protocol; who speaks TLS and does not, does not run it', async () => {
    expect(await looked({ provider: await tls({ ALPNProtocols: [PROVIDER_LIMITS.alpn], maxVersion: 'TLSv1.2' }) })).toMatchObject({ kind: 'open-provider', fits: 'ctl-provider', says: ['TLS 1.2', '', ''] });
    expect(await looked({ provider: await tls({ ALPNProtocols: ['open-ctl-provider/1'] }) })).toMatchObject({ kind: 'other', fits: null, found: ['tls', 'closed', 'closed'] });
    expect(await looked({ provider: await tls({ minVersion: 'TLSv1.3' }) })).toMatchObject({ kind: 'other', found: ['tls', 'closed', 'closed'], says: ['', '', ''] });
  });

  it('beside SSH it is the provider of a node, with the age of its TLS, and the platform fits', async () => {
    const ssh = await sshOf(IDENT);
    expect(await looked({ provider: await tls(OLD_TLS), ssh, web: await tls(OLD_TLS) })).toEqual({
      kind: 'vendor-provider',
      fits: 'platform',
      age: '10.0-11.5',
      found: ['old-tls', 'old-ssh', 'old-tls'],
      says: ['TLS 1.0', 'OpenSSH_5.3', 'TLS 1.0'],
    });
    expect(await looked({ provider: await tls({}), ssh })).toMatchObject({ kind: 'vendor-provider', fits: 'platform', age: null });
    expect(await looked({ ssh })).toMatchObject({ kind: 'old-node', fits: 'platform', age: null });
    expect(await looked({ ssh: await sshOf('SSH-2.0-OpenSSH_8.0\r\n', { kex: 'ecdh-sha2-nistp256', hostKey: 'rsa-sha2-512', cipher: 'aes256-ctr', mac: 'hmac-sha2-256' }), web: await tls({}) })).toMatchObject({
      kind: 'node',
      fits: 'platform',
      age: null,
      found: ['closed', 'ssh', 'tls'],
    });
  });

  it('a web server is one by its protocol or its words, a foreign SSH fits nothing, and nothing is nothing', async () => {
    expect(await looked({ provider: await tls({ ALPNProtocols: ['http/1.1'] }) })).toMatchObject({ kind: 'web-server', fits: null });
    expect(await looked({ provider: await raw((socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))) })).toMatchObject({ kind: 'web-server', found: ['web-server', 'closed', 'closed'] });
    expect(await looked({ web: await tls({}) })).toMatchObject({ kind: 'web-server', fits: null });
    expect(await looked({ ssh: await sshOf('SSH-2.0-x\r\n', { ...OLD, kex: 'sntrup761x25519-sha512' }) })).toMatchObject({ kind: 'other', fits: null, found: ['closed', 'no-common', 'closed'] });
    expect(await looked({ provider: await sshOf(IDENT) })).toMatchObject({ kind: 'other', found: ['other', 'closed', 'closed'] });
    expect(await looked({})).toMatchObject({ kind: 'nothing', fits: null, found: ['closed', 'closed', 'closed'] });
    expect(await lookAt({ host: 'no-such-host.invalid', provider: 1, ssh: null, web: null }, {})).toMatchObject({ kind: 'no-such-name', fits: null, ssh: null });
  });

  it('sends one hello and nothing else: no name, no password, no request', async () => {
    const port = await raw(() => undefined);
    await looked({ provider: port }, 200);
    const [hello = Buffer.alloc(0), ...more] = sent;
    expect([more, hello[0], hello.length === 5 + hello.readUInt16BE(3)]).toEqual([[], 22, true]);
    sent.length = 0;
    await looked({ ssh: await sshOf(IDENT) });
    expect(Buffer.concat(sent).toString()).toBe('SSH-2.0-OpenCTLClient\r\n');
  });

  it('never stands on one port twice at a time, also where a person typed the port of SSH', async () => {
    let [now, most, all] = [0, 0, 0];
    const port = await raw((socket) => {
      now += 1;
      all += 1;
      most = Math.max(most, now);
      socket.on('end', () => (now -= 1));
      socket.write(Buffer.concat([Buffer.from(IDENT), kexInit(OLD)]));
    });
    expect(await looked({ provider: port, ssh: port, web: port })).toMatchObject({ found: ['other', 'old-ssh', 'other'] });
    expect([most, all]).toEqual([1, 3]);
  });

  const WAITS = ['silent', 'with half a hello', 'with an identification alone'];
  const record = Buffer.from([22, 3, 3, 0, 100, 2, 0, 0x40, 0]);
  it.each<[string, (socket: Socket) => void, readonly string[]]>([
    ['silent', () => undefined, ['silent', 'silent']],
    ['gone at once', (socket) => void socket.destroy(), ['silent', 'silent']],
    ['with half a hello', (socket) => void socket.write(record), ['other', 'other']],
    ['with a record without end', (socket) => flood(socket, Buffer.concat([record.subarray(0, 5), Buffer.alloc(100, 2)])), ['other', 'other']],
    ['with a hello of 16 MB', (socket) => flood(socket, Buffer.concat([Buffer.from([22, 3, 3, 0x40, 0, 2]), Buffer.alloc(16_383, 0xff)])), ['other', 'other']],
    ['with empty records', (socket) => flood(socket, Buffer.alloc(5000, Buffer.from([22, 3, 3, 0, 0]))), ['other', 'other']],
    ['with lines without end', (socket) => flood(socket, Buffer.from('hello\r\n'.repeat(100))), ['other', 'other']],
    ['with one line without end', (socket) => flood(socket, Buffer.alloc(4096, 'a')), ['other', 'other']],
    ['with an identification alone', (socket) => void socket.write(IDENT), ['other', 'other']],
    ['with a huge packet', (socket) => void socket.write(Buffer.concat([Buffer.from(IDENT), Buffer.alloc(100, 0xff)])), ['other', 'other']],
    ['with lists that end nowhere', (socket) => void socket.write(Buffer.concat([Buffer.from(IDENT), packet(20, Buffer.alloc(16), Buffer.alloc(64, 0xff))])), ['other', 'other']],
    ['with a name that is no text', (socket) => void socket.write(Buffer.concat([Buffer.from('SSH-2.0-\u009b[2J\n', 'latin1'), kexInit(OLD)])), ['other', 'old-ssh']],
  ])('a server %s is named so in bounded time and memory', async (name, play, expected) => {
    const [port, ssh] = [await raw(play), await raw(play)];
    const begin = performance.now();
    // Who says nothing more is left at the deadline; who says too much is left long before it.
    const found = await looked({ provider: port, ssh }, WAITS.includes(name) ? 3000 : 60_000);
    expect(performance.now() - begin).toBeLessThan(40_000);
    expect(found.found.slice(0, 2)).toEqual(expected);
    expect(found.says[1]).toMatch(/^[\x21-\x7e]*$/);
  });

  it('hears no more than it asked for, whatever is said', async () => {
    const said = Buffer.alloc(4_000_000);
    const port = await raw((socket) => void socket.once('data', () => socket.end(said)));
    const heard = await withLimit({}, 30_000, (limit) => hear({ host: HOST, port }, { hello: Buffer.from('hello'), most: 1000, read: () => undefined }, limit));
    // What comes in one piece is heard whole.
    expect([heard.how, heard.how === 'not-understood' && heard.bytes.length <= 1000 + 65_536]).toEqual(['not-understood', true]);
  });

  it('of the CTL Provider alone waits as long, where nobody says anything', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const waits: number[] = [];
    const port = await raw((socket) => void socket.once('data', () => {
      for (const milliseconds of [4999, 1]) {
        vi.advanceTimersByTime(milliseconds);
        waits.push(vi.getTimerCount());
      }
      socket.end();
    }));
    expect(await lookAtProvider(HOST, port, {})).toMatchObject({ found: 'silent' });
    vi.useRealTimers();
    expect(waits).toEqual([1, 0]);
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const port = await raw((socket) => void socket.once('data', () => controller.abort()));
    expect(await lookAt({ host: HOST, provider: port, ssh: null, web: null }, { signal: controller.signal })).toMatchObject({ provider: { found: 'silent' } });
  });
});

describe.runIf(sshdIsInstalled)('of a real sshd (left out where OpenSSH’s is not installed)', () => {
  it('tells the algorithms of OpenSSH 5.3 from current ones', async () => {
    const servers: Sshd[] = [await startSshd(folderOfTest('old-sshd'), AS_OPENSSH_5_3), await startSshd(folderOfTest('sshd'), [])];
    const found = [];
    for (const { port } of servers) found.push((await looked({ ssh: port })).found[1]);
    for (const server of servers) await server.close();
    expect(found).toEqual(['old-ssh', 'ssh']);
  });
});
