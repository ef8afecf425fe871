import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createUnlinkedFiles } from '../../core/files/node.ts';
import { readConfigFile } from '../../provider/config-file.ts';
import { type EventBody } from '../../provider/events.ts';
import { type NodeFolder, openNodeFolder, type Writer } from '../../provider/node-folder.ts';
import { openPublication } from '../../provider/publishing/open.ts';
import { type Publication } from '../../provider/publishing/publication.ts';
import { must } from '../helpers/must.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { writeConfig } from './daemon.ts';
import { FILES, HASH, USERS } from './fixture.ts';

const ADMIN: Writer = { user: 'admin', client: '0'.repeat(32), isLive: () => true };
const PHONE = '0011.22aa.44bb';
const OF_PHONE = 'CTLSEP001122AA44BB.tlv';
const files = createUnlinkedFiles();

let base: string;
let data: string;
let tftp: string;
let events: EventBody[];
beforeEach(() => {
  base = folderOfTest('publishing');
  [data, tftp] = [path.join(base, 'data'), path.join(base, 'tftp')];
  mkdirSync(data, { mode: 0o700 });
  events = [];
});

const open = (folder = tftp, phones = [PHONE]): Promise<Publication> =>
  openPublication({ files, dataFolder: data, served: path.join(data, 'CTLFile.tlv'), emit: (event) => void events.push(event) }, { folder, phones });
const started = async (phones = [PHONE]): Promise<NodeFolder> => openNodeFolder(files, data, 60, undefined, await open(tftp, phones));

async function replace(node: NodeFolder, name: keyof typeof FILES, before: string | null): Promise<void> {
  must(await node.commit(must(await node.stage(FILES[name], before, ADMIN)), ADMIN));
}

/** What phones get, by name: which of the files it is. */
const published = (): Record<string, string> =>
  Object.fromEntries(readdirSync(tftp).map((name) => [name, Object.entries(FILES).find(([, bytes]) => readFileSync(path.join(tftp, name)).equals(bytes))?.[0] ?? 'something else']));

describe('what phones get over TFTP', () => {
  it('is the activated file, under both names, readable for all whatever the umask, and nothing else at any time', async () => {
    const umask = process.umask(0o077);
    try {
      const node = await started();
      expect(published()).toEqual({});
      must(await node.stage(FILES.first, null, ADMIN));
      expect(published()).toEqual({});
      must(await node.commit(HASH.first, ADMIN));
      expect(published()).toEqual({ 'CTLFile.tlv': 'first', [OF_PHONE]: 'first' });
      must(await node.stage(FILES.second, HASH.first, ADMIN));
      expect(published()).toEqual({ 'CTLFile.tlv': 'first', [OF_PHONE]: 'first' });
      must(await node.commit(HASH.second, ADMIN));
      expect(published()).toEqual({ 'CTLFile.tlv': 'second', [OF_PHONE]: 'second' });
      expect(events).toEqual([
        { kind: 'published', sha256: null, phones: 0 },
        { kind: 'published', sha256: HASH.first, phones: 1 },
        { kind: 'published', sha256: HASH.second, phones: 1 },
      ]);
    } finally {
      process.umask(umask);
    }
    if (process.platform === 'win32') return;
    expect([tftp, ...readdirSync(tftp).map((name) => path.join(tftp, name))].map((file) => statSync(file).mode & 0o777)).toEqual([0o755, 0o644, 0o644]);
    expect(readdirSync(data).map((name) => statSync(path.join(data, name)).mode & 0o077)).toEqual([0, 0, 0]);
  });

  it('follows at the next start where a kill came between activating a file and publishing it, or in the middle of publishing', async () => {
    await replace(await started(), 'first', null);
    writeFileSync(path.join(data, 'CTLFile.tlv'), FILES.second);
    writeFileSync(path.join(tftp, `${OF_PHONE}.1-2-3-4.0123456789ab.unfinished`), 'half');
    writeFileSync(path.join(tftp, 'CTLFile.tlv.room.unfinished'), '');
    await open();
    expect(published()).toEqual({ 'CTLFile.tlv': 'second', [OF_PHONE]: 'second' });
    writeFileSync(path.join(data, 'CTLFile.tlv'), FILES.third);
    rmSync(path.join(tftp, 'CTLFile.tlv'));
    writeFileSync(path.join(tftp, 'CTLFile.tlv'), FILES.third);
    await open();
    expect(published()).toEqual({ 'CTLFile.tlv': 'third', [OF_PHONE]: 'third' });
  });

  it('is none where no CTL file is served any more, or something that is none', async () => {
    await replace(await started(), 'first', null);
    rmSync(path.join(data, 'CTLFile.tlv'));
    await started();
    expect(published()).toEqual({});
    const node = await started();
    for (const junk of [readFileSync(path.join(data, 'published.json')), Buffer.from('-----BEGIN PRIVATE KEY-----')]) {
      await replace(node, 'first', null);
      writeFileSync(path.join(data, 'CTLFile.tlv'), junk);
      must(await node.state('subscriber'));
      expect(published()).toEqual({});
      rmSync(path.join(data, 'CTLFile.tlv'));
    }
  });

  it('has no name of a phone that is not in the list any more', async () => {
    await replace(await started(), 'first', null);
    await open(tftp, ['SEP0011223344FF', '00:11:22:33:44:55']);
    expect(published()).toEqual({ 'CTLFile.tlv': 'first', 'CTLSEP0011223344FF.tlv': 'first', 'CTLSEP001122334455.tlv': 'first' });
  });

  it('that is not what is served is an error to whoever reads, and is made up for; a stage is refused before anything is activated', async () => {
    const node = await started();
    await replace(node, 'first', null);
    const staged = must(await node.stage(FILES.second, HASH.first, ADMIN));
    renameSync(tftp, `${tftp}-away`);
    must(await node.commit(staged, ADMIN));
    const refused = { ok: false, error: { code: 'provider.storage', params: { detail: 'ENOENT' } } };
    expect([await node.state('publisher'), await node.ctlFile()]).toEqual([refused, refused]);
    expect(events.at(-1)).toEqual({ kind: 'not-published', detail: 'ENOENT' });
    const before = events.length;
    expect(await node.stage(FILES.third, HASH.second, ADMIN)).toEqual(refused);
    expect(events.slice(before)).toEqual([{ kind: 'not-published', detail: 'ENOENT' }]);
    renameSync(`${tftp}-away`, tftp);
    expect(published()).toMatchObject({ 'CTLFile.tlv': 'first' });
    expect(must(await node.state('publisher'))).toMatchObject({ file: { sha256: HASH.second }, staged: null });
    expect(published()).toEqual({ 'CTLFile.tlv': 'second', [OF_PHONE]: 'second' });
  });
});

describe('the folder of "tftp"', () => {
  it('is not the data folder, nor in it or around it, by whatever way', async () => {
    const link = path.join(base, 'link');
    symlinkSync(data, link);
    for (const folder of [data, path.join(data, 'tftp'), base, link]) await expect(open(folder)).rejects.toThrow(/cannot be the data folder/);
    expect(readdirSync(data).filter((name) => name !== 'tftp')).toEqual([]);
  });

  it.each(['ticket.key', 'CTLFile.tlv.previous', 'SEP001122AA44BB.cnf.xml', 'keys'])('holds nothing else, such as %s', async (name) => {
    mkdirSync(tftp);
    if (name === 'keys') mkdirSync(path.join(tftp, name));
    else writeFileSync(path.join(tftp, name), 'x');
    await expect(open()).rejects.toThrow(`holds ${name}, which the provider did not put there. Move it elsewhere, or`);
    expect(readdirSync(tftp)).toEqual([name]);
  });

  it.each(['CTLFile.tlv', OF_PHONE])('holds no %s of somebody else, which stays as it is', async (name) => {
    await replace(await started(), 'first', null);
    rmSync(path.join(tftp, name));
    writeFileSync(path.join(tftp, name), FILES.third);
    await expect(open()).rejects.toThrow(`${path.join(tftp, name)} was put there by somebody else`);
    expect(published()).toMatchObject({ [name]: 'third' });
  });

  it.runIf(process.platform !== 'win32')('is one that others cannot write to and can read, or the command that mends it is named', async () => {
    mkdirSync(tftp);
    for (const mode of [0o775, 0o700]) {
      chmodSync(tftp, mode);
      const error = await open().then(() => '', String);
      expect(error).toMatch(mode === 0o775 ? /may put files into it \(mode 0775\)/ : /a TFTP server cannot read it/);
      const [, command = ''] = /Mend it with: (.+)$/.exec(error) ?? [];
      execFileSync('sh', ['-c', command]);
      await open();
    }
    await expect(open(path.join(base, 'a', 'b'))).rejects.toThrow('install -d -o USER -m 755');
    expect(existsSync(path.join(base, 'a'))).toBe(false);
  });

  it('and its phones stand in the configuration, MAC addresses as people write them, beside lines of comment', async () => {
    const hash = USERS[0]?.passwordHash ?? '';
    const folder = folderOfTest('configuration');
    const phones = ['001122aa44bb', 'SEP001122AA44BB', '00:11:22:aa:44:bb', '00-11-22-AA-44-BB', '0011.22aa.44bb'];
    const file = await writeConfig(folder, hash, { tftp: { folder: 'tftp', phones } });
    writeFileSync(file, `// for people\n${readFileSync(file, 'utf8').replace('"users"', '\n  // "users": []\n"users"')}\n// end`);
    expect(must(await readConfigFile(file)).tftp).toEqual({ folder: path.join(folder, 'tftp'), phones });
    for (const wrong of ['001122aa44b', '00:11:22:aa:44-bb', '../../etc/passwd', 'SEP001122aa44bb.tlv']) {
      expect(await readConfigFile(await writeConfig(folder, hash, { tftp: { folder: 'tftp', phones: [wrong] } }))).toEqual({ ok: false, error: expect.stringMatching(/tftp\.phones\.0: .*not a MAC address/) as string });
    }
  });
});
