import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { SMALL_HEADER, SMALL_RECORD } from '../helpers/small-file.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';
import { ADMIN, FILES, HASH, PUB_TLS, sha256Of, startTestCluster, SUB_TLS, type TestCluster } from './fixture.ts';
import { endPeers, tlsPeer } from './foreign-peer.ts';
import { type Asked, foreignPublisher } from './foreign-publisher.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../examples/provider_client.py');
/** Bytes; SMALL_HEADER has three. */
const PADDINGS = [0, 1, 2, 3] as const;
const python = ['/usr/bin/python3', '/usr/local/bin/python3'].find(existsSync);

describe.runIf(python !== undefined)('the example of a client in Python (left out without Python 3)', () => {
  const folder = folderOfFile('example');
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startTestCluster();
  });
  afterAll(() => cluster.close());
  afterEach(endPeers);

  async function client(command: readonly string[], { trust = sha256Of(PUB_TLS), password = ADMIN.password, port = cluster.pub.provider.port }: { readonly trust?: string; readonly password?: string; readonly port?: number } = {}) {
    const child = spawn(python ?? '', [PROGRAM, `127.0.0.1:${port}`, '--trust', trust, '--user', ADMIN.name, '--password-fd', '3', ...command], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    const [told, wrong, secret] = [child.stdout, child.stderr, child.stdio[3]];
    let [stdout, stderr] = ['', ''];
    told?.on('data', (part: Buffer) => (stdout += part.toString()));
    wrong?.on('data', (part: Buffer) => (stderr += part.toString()));
    if (secret instanceof Object && 'end' in secret) secret.on('error', () => undefined).end(password);
    await once(child, 'close');
    return { code: child.exitCode, stdout, stderr };
  }

  const framed = (reply: unknown): Buffer => {
    const payload = Buffer.from(JSON.stringify(reply));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(payload.length);
    return Buffer.concat([length, payload]);
  };

  it('replaces a CTL file, reads it back and shows its entries', async () => {
    const [first, second, saved] = ['first', 'second', 'saved'].map((name) => path.join(folder, `${name}.tlv`));
    writeFileSync(first ?? '', FILES.first);
    writeFileSync(second ?? '', FILES.second);
    expect(await client(['show'])).toEqual({ code: 0, stderr: '', stdout: expect.stringContaining('no CTL file') as string });
    expect(await client(['replace', first ?? ''])).toEqual({ code: 0, stderr: '', stdout: `${HASH.first}\n` });
    expect(await client(['replace', second ?? ''])).toEqual({ code: 0, stderr: '', stdout: `${HASH.second}\n` });
    expect(await client(['save', saved ?? ''])).toEqual({ code: 0, stderr: '', stdout: '' });
    expect(readFileSync(saved ?? '')).toEqual(Buffer.from(FILES.second));
    // Never over a file that is there.
    writeFileSync(first ?? '', 'mine');
    expect(await client(['save', first ?? ''])).toMatchObject({ code: 1 });
    expect(readFileSync(first ?? '', 'utf8')).toBe('mine');
    // As people write them.
    const trust = sha256Of(PUB_TLS).toUpperCase().replace(/..(?!$)/g, '$&:');
    const { stdout } = await client(['show'], { trust, password: `${ADMIN.password}\r\n` });
    expect(stdout).toContain(`ctlSha256: ${HASH.second}`);
    expect(stdout).toMatch(/signed by cn="SAST-ADN0054f509/);
    // A token has no DNS name: it is known by its subject.
    const shown = [/^signed by/, /^SAST {2}cn="SAST-ADN0054f509 .* {2}[0-9a-f]{40}$/, /^SAST {2}cn="SAST-ADN008580ef .* {2}[0-9a-f]{40}$/, /^CCM\+TFTP {2}10\.48\.47\.153 {2}/, /^CAPF {2}10\.48\.47\.153 {2}[0-9a-f]{40}$/, /^CCM\+TFTP {2}10\.48\.47\.154 {2}no certificate$/];
    expect(stdout.split('\n').slice(-7, -1)).toEqual(shown.map((line) => expect.stringMatching(line) as string));
  });

  it('says the word of a refusal, and sends nothing to a server with another certificate', async () => {
    writeFileSync(path.join(folder, 'none.tlv'), 'no CTL file');
    expect(await client(['replace', path.join(folder, 'none.tlv')])).toEqual({ code: 1, stdout: '', stderr: 'provider.file-refused {"problem": "not-a-ctl-file"}\n' });
    expect(await client(['show'], { password: 'wrong' })).toEqual({ code: 1, stdout: '', stderr: 'login.refused {"username": "admin"}\n' });
    const before = cluster.pub.events.filter(({ kind }) => kind === 'request').length;
    expect(await client(['show'], { trust: sha256Of(SUB_TLS) })).toMatchObject({ code: 1, stderr: `another certificate: ${sha256Of(PUB_TLS)}\n` });
    expect(cluster.pub.events.filter(({ kind }) => kind === 'request')).toHaveLength(before);
  });

  it('knows every role by the name that the program has for it, and reads a header with up to three bytes of padding', () => {
    for (const count of PADDINGS) {
      const header = SMALL_HEADER.slice(0, SMALL_HEADER.length - 3 + count);
      header[9] = header.length;
      writeFileSync(path.join(folder, `padded-${count}.tlv`), Uint8Array.from([...header, ...SMALL_RECORD]));
    }
    const ask = `import json, provider_client as one; print(json.dumps([one.ROLES] + [(signer, len(records)) for signer, records in [one.entries(open(f'padded-{count}.tlv', 'rb').read()) for count in ${JSON.stringify(PADDINGS)}]]))`;
    const [roles, ...read] = JSON.parse(execFileSync(python ?? '', ['-B', '-c', ask], { cwd: folder, env: { ...process.env, PYTHONPATH: path.dirname(PROGRAM) }, encoding: 'utf8' })) as [Record<string, string>, ...(readonly [string, number])[]];
    expect(roles).toEqual(Object.fromEntries(Object.entries(FUNCTION_CODE).map(([name, code]) => [String(code), name.replace('_', '+')])));
    expect(read).toEqual(PADDINGS.map(() => ['S', 1]));
  });

  describe('believes no server that', () => {
    const bytes = Buffer.from(FILES.first).toString('base64');
    /** What stands in the place of a reply to one message; nothing else is said behind it. */
    const instead = (name: string, other: (asked: Asked) => Buffer, more: Readonly<Record<string, unknown>> = {}) =>
      foreignPublisher({ ctlFile: { file: { bytes, sha256: HASH.first } }, state: { ctlSha256: null }, stage: { sha256: HASH.second }, ...more }, (socket, asked) => {
        if (asked.name === name) socket.end(other(asked));
        else socket.write(framed(asked.right));
      });

    it.each<readonly [string, string, () => Promise<number>]>([
      ['answers another request', 'a reply to another request', () => instead('login', ({ right }) => framed({ ...right, id: right.id + 1 }))],
      ['sends a frame without content', 'a frame out of bounds', () => instead('login', () => Buffer.alloc(4))],
      ['announces more than a frame may hold', 'a frame out of bounds', () => instead('login', () => Buffer.from('00200001', 'hex'))],
      ['ends in the middle of a reply', 'the connection ended', () => instead('login', ({ right }) => framed(right).subarray(0, 9))],
      ['sends other bytes than it says', 'the bytes are not those of the digest', () => instead('none', () => Buffer.alloc(0), { ctlFile: { file: { bytes, sha256: HASH.second } } })],
      ['serves no file', 'no CTL file', () => instead('none', () => Buffer.alloc(0), { ctlFile: { file: null } })],
      ['does not speak the protocol', 'this server is no Open CTL Provider, or speaks another version', async () => (await tlsPeer({})).port],
    ])('%s', async (_what, stderr, start) => {
      expect(await client(['save', path.join(folder, 'unsaved.tlv')], { port: await start() })).toEqual({ code: 1, stdout: '', stderr: `${stderr}\n` });
      expect(existsSync(path.join(folder, 'unsaved.tlv'))).toBe(false);
    });

    it('serves another file than it has activated', async () => {
      writeFileSync(path.join(folder, 'activated.tlv'), FILES.second);
      expect(await client(['replace', path.join(folder, 'activated.tlv')], { port: await instead('none', () => Buffer.alloc(0)) })).toMatchObject({ code: 1, stderr: 'the server does not serve the file that it activated\n' });
    });
  });

  it('takes a reply that comes in pieces', async () => {
    const port = await foreignPublisher({ ctlFile: { file: null } }, (socket, { right }) => {
      const reply = framed(right);
      // Each a record of TLS, which is what the other end reads at a time.
      for (const [from, to] of [[0, 1], [1, 4], [4, 9], [9]]) socket.write(reply.subarray(from, to));
    });
    expect(await client(['save', path.join(folder, 'pieces.tlv')], { port })).toMatchObject({ code: 1, stderr: 'no CTL file\n' });
  });
});
