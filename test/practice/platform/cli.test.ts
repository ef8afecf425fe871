import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { foldBlanks } from '../../helpers/fold-blanks.ts';
import { FOR_OLD_NODES, ask, connectTo, nodeOf, openSession } from '../../helpers/platform/session.ts';
import { isThere, NO_FILE_TRANSCRIPT, transcript } from '../../helpers/shared-reference.ts';
import { axl, downloadCtlFile } from '../../helpers/platform/web-request.ts';

let platform: PracticePlatform;
beforeAll(async () => {
  platform = await startPracticePlatform({ pace: 1 });
});
afterAll(() => platform.close());

const publisher = () => nodeOf(platform, 'publisher');
const onDisk = (role: 'publisher' | 'subscriber') => readFileSync(path.join(nodeOf(platform, role).folder, 'CTLFile.tlv'));

describe('signing in to the platform CLI', () => {
  it('works by keyboard-interactive and by password, shows the banner, and the host key is the announced one', async () => {
    const session = await openSession(platform);
    expect(session.fingerprint).toBe(publisher().hostKeyFingerprint);
    expect(session.banner).toContain('Practice node');
    expect(session.raw()).toContain('Welcome to the Platform Command Line Interface');
    await session.close();
    const { client } = await connectTo(platform, publisher(), { tryKeyboard: false, password: platform.osAdmin.password });
    client.end();
  });

  it.each([
    ['a wrong password', { tryKeyboard: false, password: 'wrong' }],
    ['an unknown user', { username: 'admin' }],
    ['a client that knows curve25519 only', { algorithms: { kex: ['curve25519-sha256' as const] } }],
  ])('refuses %s', async (_case, config) => {
    await expect(connectTo(platform, publisher(), config)).rejects.toThrow();
  });

  it('ends the connection after six wrong passwords, as sshd does', async () => {
    const stubborn = new ssh2.Client();
    let tries = 0;
    stubborn.on('error', () => undefined);
    const closed = once(stubborn, 'close');
    stubborn.connect({
      host: publisher().host,
      port: publisher().ports.ssh,
      username: 'administrator',
      algorithms: FOR_OLD_NODES,
      authHandler: (_left, _partial, next) => {
        tries += 1;
        next({ type: 'password', username: 'administrator', password: 'wrong' });
      },
    });
    await closed;
    expect(tries).toBe(6);
  });

  it('gives a shell only: no exec, no SFTP', async () => {
    const { client } = await connectTo(platform, publisher());
    await expect(new Promise((resolve, reject) => client.exec('show ctl', (error) => (error === undefined ? resolve(0) : reject(error))))).rejects.toThrow();
    await expect(new Promise((resolve, reject) => client.sftp((error) => (error === undefined ? resolve(0) : reject(error))))).rejects.toThrow();
    client.end();
  });
});

describe('the terminal of the platform CLI', () => {
  it('draws its prompt again, with an erased line, while nobody types', async () => {
    const session = await openSession(platform);
    await session.command('show version active');
    session.send('\r');
    await session.until(/\nadmin:$/);
    expect(session.raw()).toContain('\r\nadmin:\r\x1b[Kadmin:');
    await session.close();
  });

  it('echoes what is typed, takes back with backspace and wraps a long line at the right edge', async () => {
    const session = await openSession(platform);
    expect(await session.command('show versionx\x7f active')).toContain('10.0.1.11900-2');
    const statement = "run sql select paramname,paramvalue from processconfig where paramname='ClusterSecurityMode'";
    const answer = await session.command(statement);
    expect(answer).toBe('paramname           paramvalue\n=================== ==========\nClusterSecurityMode 1\n');
    expect(session.raw()).toContain(`${statement.slice(0, 74)} \r${statement.slice(74)}\r\n`);
    await session.close();
  });

  it('takes CR, LF and CR LF as one return each, and drops a line at Ctrl+C', async () => {
    const session = await openSession(platform);
    session.send('show version active\r\n');
    await session.until(/Found\.\nadmin:$/);
    session.send('show version active\n');
    await session.until(/Found\.\nadmin:$/);
    session.send('show ctl\x03');
    expect(await session.until(/\nadmin:$/)).toContain('show ctl^C');
    await session.close();
  });

  it('stops long answers at each page: enter for a line, blank for a page, q for the end', async () => {
    const session = await openSession(platform);
    const pager = /Press <enter> for 1 line, <space> for one page, or <q> to quit$/;
    session.send('show ctl\r');
    const first = await session.until(pager);
    expect(session.raw()).toContain('\x1b[1mPress <enter>');
    expect(first.split('\n').length - 2).toBe(23);
    session.send('\r');
    expect((await session.until(pager)).split('\n')).toHaveLength(2);
    session.send(' ');
    expect((await session.until(pager)).split('\n')).toHaveLength(24);
    session.send('q');
    expect(await session.until(/admin:$/)).not.toContain('verified successfully');
    expect(await session.command('set cli pagination off')).toBe('Automatic pagination is turned off\n');
    expect(await session.command('show ctl')).toMatch(/^The checksum value[^]*\nThe CTL file was verified successfully\.\n$/);
    await session.close();
  });

  it('turns pages of a long listing in both directions', async () => {
    const session = await openSession(platform);
    const lines = Math.ceil(onDisk('publisher').length / 16);
    const options = (from: number, to: number) => new RegExp(`options: q=quit, n=next, p=prev, b=begin, e=end \\(lines ${from} - ${to} of ${lines}\\) : $`);
    session.send('file dump tftp CTLFile.tlv hex\r');
    await session.until(options(1, 20));
    session.send('n');
    await session.until(options(21, 40));
    session.send('p');
    await session.until(options(1, 20));
    session.send('e');
    await session.until(options(Math.floor((lines - 1) / 20) * 20 + 1, lines));
    session.send('b');
    await session.until(options(1, 20));
    session.send('q');
    await session.until(/\nadmin:$/);
    await session.close();
  });

  it('ends with exit and with quit', async () => {
    for (const farewell of ['exit', 'quit']) {
      const session = await openSession(platform);
      session.send(`${farewell}\r`);
      await session.hungUp;
      await session.close();
    }
  });
});

describe('commands of the platform CLI', () => {
  it('tell release, nodes, services and replication', async () => {
    expect(await ask(platform, publisher(), 'show version active')).toMatch(/^Active Master Version: 10\.0\.1\.11900-2\n/);
    const nodes = await ask(platform, publisher(), 'show network cluster');
    expect(nodes).toMatch(/^10\.48\.47\.153 cucm-1001-a-pub\.example\.com cucm-1001-a-pub Publisher callmanager DBPub authenticated\n10\.48\.47\.154 .* Subscriber callmanager DBSub authenticated using TCP since /);
    expect(nodes).toContain('Server Table (processnode) Entries\n----------------------------------\n10.48.47.153\n10.48.47.154\n');
    const services = await ask(platform, nodeOf(platform, 'subscriber'), 'utils service list');
    expect(services).toMatch(/^Requesting service status, please wait\.\.\.\nSystem SSH \[STARTED\]\n/);
    expect(services).toContain('\nCisco Tftp[STARTED]\n');
    expect(services).toContain('\nCisco Certificate Authority Proxy Function[STOPPED]  Service Not Activated\n');
    expect((await ask(platform, publisher(), 'utils dbreplication runtimestate')).match(/\(2\) Setup Completed/g)).toHaveLength(2);
  });

  it('print the bytes of the CTL file on disk', async () => {
    const dump = await ask(platform, publisher(), 'file dump tftp CTLFile.tlv hex');
    const bytes = Buffer.from([...dump.matchAll(/^[0-9a-f]{8} {2}(.{48}) {2}\|/gm)].map(([, hex]) => hex).join('').replace(/ /g, ''), 'hex');
    expect(bytes.equals(onDisk('publisher'))).toBe(true);
    expect(await ask(platform, publisher(), 'file list tftp CTLFile.tlv detail')).toMatch(/^\d\d \w{3},\d{4} \d\d:\d\d:\d\d +5,728 {2}CTLFile\.tlv\ndir count = 0, file count = 1\n$/);
    expect(await ask(platform, publisher(), 'file list tftp ITLFile.tlv')).toBe('no such file or directory can be found\n');
  });

  it('answer SQL as the database does, also its errors', async () => {
    const session = await openSession(platform);
    await session.command('set cli pagination off');
    const run = (sql: string) => session.command(`run sql ${sql}`);
    expect(await run("select name from processnode where tknodeusage='1'")).toBe('name\n==================\nEnterpriseWideData\n10.48.47.154\n');
    expect(await run("select servername,certificate from certificate where servername='cucm-1001-a-sub1'")).toContain('BEGIN CERTIFICATE');
    expect(await run('update processconfig set paramvalue=0')).toBe('A syntax error has occurred.\n');
    expect(await run('select * from device')).toBe('The specified table (device) is not in the database.\n');
    expect(await run('select nothing from processconfig')).toMatch(/^Column \(nothing\) not found/);
    await session.close();
  });

  it('refuse what they do not know', async () => {
    const session = await openSession(platform);
    for (const line of ['utils ctl', 'show ctl now', 'ls', 'utils ctl set-cluster', 'file dump', 'help']) {
      expect(await session.command(line)).toBe('Executed command unsuccessfully\nNo valid command entered\n');
    }
    expect(await session.command('utils service restart Cisco Nothing')).toContain('Executed command unsuccessfully');
    await session.close();
  });

  it('do nothing for another answer than y', async () => {
    const before = onDisk('publisher');
    const session = await openSession(platform);
    for (const answer of ['n\r', 'yes\r', '\r', '\x03']) {
      session.send('utils ctl set-cluster non-secure-mode\r');
      await session.until(/\(y\/n\):$/);
      session.send(answer);
      await session.until(/\nadmin:$/);
    }
    await session.close();
    expect(onDisk('publisher').equals(before)).toBe(true);
    expect((await axl(platform, 'executeSQLQuery', "<sql>select paramvalue from processconfig where paramname='ClusterSecurityMode'</sql>")).body.toString()).toContain('<paramvalue>1<');
  });
});

describe('deleting the CTL file', () => {
  it('asks, deletes on this node only, and Cisco Tftp serves its copy until it is restarted', async () => {
    const subscriber = nodeOf(platform, 'subscriber');
    const served = await downloadCtlFile(subscriber);
    const session = await openSession(platform, subscriber);
    session.send('file delete tftp CTLFile.tlv\r');
    expect(await session.until(/to continue: $/)).toMatch(/Delete the File CTLFile\.tlv\?\nEnter "y" followed by return to continue: $/);
    expect(await session.command('y')).toBe('files: found = 1, deleted = 1\n');
    const shown = await session.command('show ctl');
    expect(shown).toMatch(/^Length of CTL file: 0\nCTL File not found\./);
    expect(await session.command('file delete tftp CTLFile.tlv')).toBe('files: found = 0, deleted = 0\n');
    expect(await downloadCtlFile(subscriber)).toEqual(served);
    const restarted = await session.command('utils service restart Cisco Tftp');
    expect(restarted).toMatch(/^Do not press Ctrl\+C [^]*Service Manager is running\nCisco Tftp\[STOPPING\]\nCisco Tftp\[STARTING\]\nCisco Tftp\[STARTED\]\n$/);
    expect(await downloadCtlFile(subscriber)).toBe(404);
    expect(await downloadCtlFile(publisher())).toEqual(new Uint8Array(onDisk('publisher')));
    await session.close();
  });

  it('asks nothing with noconfirm, and takes the folder by its other name', async () => {
    expect(await ask(platform, publisher(), 'file delete activelog cm/tftpdata/CTLFile.tlv noconfirm')).toBe('files: found = 1, deleted = 1\n');
    expect(await ask(platform, publisher(), 'show ctl')).toContain('Length of CTL file: 0');
  });

  it.runIf(isThere(NO_FILE_TRANSCRIPT))('leaves a node whose show ctl prints what document 118893 prints (needs the reference beside the repository)', async () => {
    const shown = await ask(platform, publisher(), 'show ctl');
    expect(foldBlanks(`admin: show ctl ${shown} admin:`)).toBe(foldBlanks(transcript(NO_FILE_TRANSCRIPT)).replace('not found .', 'not found.'));
  });
});
