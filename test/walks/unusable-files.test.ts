import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { PHONE, PractisedWalk, TOKEN } from './practised.ts';

const PUBLISHER = '10.48.47.153';
const SUBSCRIBER = '10.48.47.154';

let walk: PractisedWalk;
afterEach(() => walk.close());

const fileOf = (server: string): string => path.join(walk.folder(server), 'CTLFile.tlv');
const verdicts = () => walk.state.cluster?.servers.map(({ ctlFile, error }) => error?.params['detail'] ?? ctlFile?.verdict);

/** Puts these bytes in the place of the CTL file on the servers and reads the cluster again. */
async function put(bytes: Uint8Array, ...servers: readonly string[]): Promise<void> {
  for (const server of servers) await writeFile(fileOf(server), bytes);
  await walk.engine.do('refreshCluster', {});
}

/** The copies that the last change kept, in the order of the servers. */
async function copies(): Promise<readonly Buffer[]> {
  const folder = path.join(walk.engine.dataDir, 'changes', walk.state.report?.id ?? '');
  const names = (await readdir(folder)).filter((name) => name.startsWith('before-')).sort();
  return await Promise.all(names.map((name) => readFile(path.join(folder, name))));
}

describe('a CTL file of 0 bytes', () => {
  it('on every server is told as empty, and begun anew with two tokens; the typed name of the publisher is asked for', async () => {
    walk = await PractisedWalk.start('ctl-file-empty');
    expect([verdicts(), gateOf(walk.state)]).toEqual([['empty', 'empty'], null]);
    expect(walk.state.cluster?.findings).toMatchObject([{ rule: 'ctl-file-empty', params: { servers: `${PUBLISHER}, ${SUBSCRIBER}` } }]);
    expect(await callEngine(walk.engine.engine, 'showCtl', { server: PUBLISHER })).toMatchObject({ ok: false, error: { code: 'ctl-file.empty', where: PUBLISHER } });
    await walk.choose('update');
    await walk.sign(TOKEN.newOne);
    await walk.add(TOKEN.newTwo);
    expect(walk.rules).toEqual(expect.arrayContaining(['ctl-file-empty', 'phones-need-visit']));
    expect(walk.state.plan?.consent).toBe(PUBLISHER);
    await walk.finish([], PUBLISHER);
    expect(walk.file().bytes.length).toBe(5728);
    expect((await copies()).map(({ length }) => length)).toEqual([0, 0]);
    expect(walk.phones().map(([, outcome]) => outcome)).toEqual(['rejected', 'rejected', 'rejected', 'accepted']);
  });

  it('on every server of a cluster that was never secured needs the consent too: somebody made it', async () => {
    walk = await PractisedWalk.start('never-secured');
    await put(new Uint8Array(), PUBLISHER, SUBSCRIBER);
    await walk.choose('mixed');
    await walk.sign(TOKEN.first, true);
    await walk.add(TOKEN.second);
    expect(walk.state.plan?.consent).toBe(PUBLISHER);
    await walk.finish([], PUBLISHER);
    expect(walk.mode).toBe('mixed');
  });

  it('beside a good one is replaced by a file that builds on the good one, whichever server it is on', async () => {
    for (const server of [PUBLISHER, SUBSCRIBER]) {
      walk = await PractisedWalk.start('founding-document');
      await put(new Uint8Array(), server);
      await walk.choose('update');
      await walk.sign(TOKEN.first);
      expect(walk.state.plan?.entries.filter(({ kind }) => kind === 'token')).toHaveLength(2);
      expect([walk.rules.includes('ctl-file-empty'), walk.state.plan?.consent]).toEqual([true, null]);
      await walk.finish();
      expect(walk.file().bytes.length).toBe(5728);
      expect((await copies()).map(({ length }) => length).sort()).toEqual([0, 5728]);
      if (server === PUBLISHER) await walk.close();
    }
  });
});

describe('what stands in the place of a CTL file and is none', () => {
  it.each<readonly [string, (good: Uint8Array) => Uint8Array]>([
    ['one byte', () => Uint8Array.of(1)],
    ['a cut header', (good) => good.subarray(0, 200)],
    ['a file that is cut in its last record', (good) => good.subarray(0, -1)],
    ['a file with a byte behind it', (good) => Uint8Array.from([...good, 0])],
    ['zeros', () => new Uint8Array(5728)],
    ['a web page', () => new TextEncoder().encode('<html><body>404 Not Found</body></html>')],
    ['another version', (good) => Uint8Array.from(good, (byte, at) => (at === 4 ? 3 : byte))],
  ])('%s is told with the reason, kept as a copy, and replaced on the good one of the other server', async (_, bytesOf) => {
    walk = await PractisedWalk.start('founding-document');
    const bytes = bytesOf(await readFile(fileOf(PUBLISHER)));
    await put(bytes, SUBSCRIBER);
    expect([verdicts(), gateOf(walk.state)]).toEqual([['verified', 'unreadable'], null]);
    expect(walk.state.cluster?.servers[1]?.ctlFile).toMatchObject({ length: bytes.length, entries: 0, problem: { code: 'ctl-file.unreadable', where: SUBSCRIBER } });
    await walk.choose('non-secure');
    await walk.sign(TOKEN.first);
    expect(walk.rules).toContain('ctl-file-unreadable');
    await walk.finish();
    expect(walk.file().bytes.length).toBe(3746);
    expect(Buffer.compare((await copies())[1] ?? Buffer.of(), bytes)).toBe(0);
  });
});

describe('a CTL file whose signature does not fit', () => {
  it('is built on by nothing, and replaced by a new file to which a person agrees', async () => {
    walk = await PractisedWalk.start('founding-document');
    const bytes = await readFile(fileOf(SUBSCRIBER));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await put(bytes, SUBSCRIBER);
    expect(gateOf(walk.state)).toEqual({ kind: 'ctl-file-not-verified', server: SUBSCRIBER });
    await walk.choose('update');
    await walk.insert(TOKEN.first);
    const [token] = walk.state.tokens.tokens;
    const first = { serial: TOKEN.first, certificateSha256: token?.certificates[0]?.sha256 ?? '' };
    expect(await callEngine(walk.engine.engine, 'chooseToken', first)).toMatchObject({ ok: false, error: { code: 'ctl-file.signature-bad', where: SUBSCRIBER } });
    await walk.sign(TOKEN.first, true);
    await walk.add(TOKEN.second);
    expect(walk.rules).toEqual(expect.arrayContaining(['ctl-file-not-verified', 'made-anew']));
    await walk.finish(['made-anew']);
    expect(walk.file().bytes.length).toBe(5728);
    expect(Buffer.compare((await copies())[1] ?? Buffer.of(), bytes)).toBe(0);
    expect(walk.phones().find(([name]) => name === PHONE.tvs)?.[1]).toBe('accepted');
  });
});

describe('a file that the provider itself cannot read', () => {
  it.each<readonly [string, string, (file: string) => Promise<unknown>]>([
    ['a folder in its place', 'EISDIR', async (file) => await mkdir(file)],
    ['a link that leads to itself', 'ELOOP', async (file) => await symlink(file, file)],
    ['more than any CTL file has', 'EFBIG', async (file) => {
      await writeFile(file, '');
      await truncate(file, 5 * 1024 ** 3);
    }],
  ])('%s is told as what it is, and nothing is planned', async (_, detail, make) => {
    walk = await PractisedWalk.start('founding-document');
    await rm(fileOf(SUBSCRIBER));
    await make(fileOf(SUBSCRIBER));
    await walk.engine.do('refreshCluster', {});
    expect(verdicts()).toEqual(['verified', detail]);
    expect(gateOf(walk.state)).toMatchObject({ kind: 'server-unreadable', server: SUBSCRIBER, error: { code: 'provider.storage' } });
    await walk.choose('update');
    await walk.insert(TOKEN.first);
    const chosen = { serial: TOKEN.first, certificateSha256: walk.state.tokens.tokens[0]?.certificates[0]?.sha256 ?? '' };
    for (const anew of [false, true]) {
      expect(await callEngine(walk.engine.engine, 'chooseToken', { ...chosen, anew })).toMatchObject({ ok: false, error: { code: 'provider.storage', where: SUBSCRIBER } });
    }
  });
});
