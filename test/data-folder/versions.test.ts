import { describe, expect, it } from 'vitest';
import { KeptHashes } from '../../core/data-folder/kept-hashes.ts';
import { RecentServers } from '../../core/data-folder/recent-servers.ts';
import { TrustedServers } from '../../core/data-folder/trusted-servers.ts';
import { createMemoryFiles } from '../helpers/memory-files.ts';

const now = new Date('2026-11-26T00:00:00Z');
const sha256 = 'ab'.repeat(32);
const server = { host: '10.0.0.1', port: 2444 };

async function folder(name: string, content: unknown) {
  const files = createMemoryFiles();
  await files.makeFolder('/data');
  await files.writeDurably(`/data/${name}`, new TextEncoder().encode(JSON.stringify(content)));
  const read = async (): Promise<unknown> => JSON.parse(new TextDecoder().decode(await files.read(`/data/${name}`)));
  return { files, read };
}

describe('a file that a newer program wrote', () => {
  const newer = { version: 2, value: [server], more: true };

  it('of accepted certificates is refused, and stays as it is', async () => {
    const { files, read } = await folder('trusted-servers.json', newer);
    const trusted = new TrustedServers(files, '/data');
    const refused = { ok: false, error: { code: 'file.newer-version', params: { path: '/data/trusted-servers.json', version: 2 } } };
    expect(await trusted.accepted('10.0.0.1', 2444)).toMatchObject(refused);
    expect(await trusted.accept('10.0.0.1', 2444, sha256, now)).toMatchObject(refused);
    expect(await read()).toEqual(newer);
  });

  it('of recent servers counts as empty and is not replaced', async () => {
    const { files, read } = await folder('recent-servers.json', newer);
    const recent = new RecentServers(files, '/data');
    expect(await recent.list()).toEqual([]);
    expect(await recent.keep(server)).toMatchObject({ ok: false, error: { code: 'file.newer-version' } });
    expect(await recent.forget([server])).toMatchObject({ ok: false, error: { code: 'file.newer-version' } });
    expect(await read()).toEqual(newer);
  });
});

describe('a file from before files had a version', () => {
  it('is read on and gets one when it is written', async () => {
    const { files, read } = await folder('recent-servers.json', [server]);
    const recent = new RecentServers(files, '/data');
    expect(await recent.list()).toEqual([server]);
    await recent.keep({ host: '10.0.0.2', port: 2444 });
    expect(await read()).toEqual({ version: 1, value: [{ host: '10.0.0.2', port: 2444 }, server] });
  });

  it('may hold an address that is called like the version', async () => {
    const old = { version: { sha256, since: now.toISOString() } };
    const { files } = await folder('token-libraries.json', old);
    expect(await new KeptHashes(files, '/data', 'token-libraries.json').accepted('version')).toEqual({ ok: true, value: sha256 });
  });
});
