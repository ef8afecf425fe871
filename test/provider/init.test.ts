import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../core/trust/digests.ts';
import { readConfigFile } from '../../provider/config-file.ts';
import { initialise, type Initialised } from '../../provider/init/command.ts';
import { configurationText } from '../../provider/init/configuration.ts';
import { parseWish } from '../../provider/init/wish.ts';
import { writeNew } from '../../provider/init/write.ts';
import { type ProviderConfig } from '../../provider/config.ts';
import { startProvider } from '../../provider/start.ts';
import { type Result } from '../../shared/domain/result.ts';
import { must } from '../helpers/must.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { PROGRAM, run } from './daemon.ts';
import { CAPF_DER } from './fixture.ts';
import { rawClient, helloOf } from './raw-client.ts';

const PASSWORD = 'Ciscö 123, a long one';
const SHA = 'AB:'.repeat(31) + 'CD';

let base: string;
let folder: string;
beforeEach(() => {
  base = folderOfTest('init');
  folder = path.join(base, 'etc');
});

/** Runs it in this process, with the password in a descriptor. */
function init(...args: readonly string[]): Promise<Result<Initialised, string>> {
  const file = path.join(base, 'typed');
  writeFileSync(file, `${PASSWORD}\n`);
  return initialise([folder, '--password-fd', String(openSync(file, 'r')), ...args]);
}
const subscriber = ['--name', '192.0.2.11', '--role', 'subscriber'] as const;
const all = (): Record<string, string> => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]));

describe('ctl-provider init', () => {
  it('makes all that a publisher needs, closed to others, from which it starts and lets the first user in', async () => {
    const [pem, capf] = [path.join(base, 'asterisk.pem'), path.join(base, 'capf.der')];
    const certificate = new X509Certificate(CAPF_DER).toString();
    writeFileSync(pem, `-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${certificate}`);
    writeFileSync(capf, CAPF_DER);
    const made = must(await init('--name', '127.0.0.1', '--role', 'publisher', '--host', '127.0.0.1', '--port', '24440', '--subscriber', `192.0.2.11=${SHA}`, '--callmanager', `127.0.0.1=${pem}`, '--capf', capf, '--tftp', path.join(base, 'tftp'), '--phone', '00:11:22:33:44:55'));
    expect(Object.keys(all()).sort()).toEqual(['CAPF.pem', 'CallManager-127.0.0.1.pem', 'provider.json', 'server.key', 'server.pem']);
    expect(made).toMatchObject({ user: 'admin', role: 'publisher' });
    if (process.platform !== 'win32') expect(['.', 'provider.json', 'server.key', 'server.pem'].map((name) => statSync(path.join(folder, name)).mode & 0o777)).toEqual([0o700, 0o600, 0o600, 0o644]);
    // Of a file that holds a key too, the certificate alone.
    expect(all()['CallManager-127.0.0.1.pem']).toBe(certificate);
    expect(JSON.stringify(all())).not.toContain(PASSWORD);

    const own = new X509Certificate(readFileSync(path.join(folder, 'server.pem')));
    expect(sha256Hex(own.raw)).toBe(made.certificateSha256);
    expect([own.subject, own.issuer, own.subjectAltName, own.keyUsage, own.verify(own.publicKey), own.publicKey.asymmetricKeyDetails?.modulusLength]).toEqual(['CN=127.0.0.1', 'CN=127.0.0.1', 'IP Address:127.0.0.1', ['1.3.6.1.5.5.7.3.1'], true, 3072]);
    expect([Date.parse(own.validFrom) < Date.now(), new Date(own.validTo).getUTCFullYear() - new Date(own.validFrom).getUTCFullYear()]).toEqual([true, 10]);

    const config: ProviderConfig = must(await readConfigFile(path.join(folder, 'provider.json')));
    expect(config.cluster).toMatchObject({ release: '10.5.2', servers: [{ name: '127.0.0.1', role: 'publisher', certificateSha256: made.certificateSha256 }, { name: '192.0.2.11', addresses: ['192.0.2.11'], role: 'subscriber', port: 24440, certificateSha256: `${'ab'.repeat(31)}cd` }] });
    expect(config.cluster?.certificates.map(({ server, role }) => `${role} of ${server}`)).toEqual(['CallManager of 127.0.0.1', 'CAPF of 127.0.0.1']);
    expect(config.tftp).toEqual({ folder: path.join(base, 'tftp'), phones: ['00:11:22:33:44:55'] });
    const provider = await startProvider({ ...config, port: 0 });
    try {
      const client = await rawClient(provider.port, { ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' });
      expect(sha256Hex(client.socket.getPeerCertificate().raw)).toBe(made.certificateSha256);
      await client.ask('hello', helloOf());
      expect(await client.ask('login', { username: 'admin', password: PASSWORD })).toMatchObject({ ok: true });
      client.close();
    } finally {
      await provider.close();
    }
  });

  it.each(['server.key', 'server.pem', 'provider.json'])('overwrites nothing: not %s, nor what a link of that name leads to', async (name) => {
    mkdirSync(folder, { mode: 0o700 });
    const at = path.join(folder, name);
    writeFileSync(at, 'of somebody');
    expect(await init(...subscriber)).toEqual({ ok: false, error: `${at} is there already; nothing was changed` });
    expect(all()).toEqual({ [name]: 'of somebody' });
    symlinkSync(path.join(base, 'nowhere'), path.join(folder, 'link'));
    const elsewhere = path.join(base, 'linked');
    mkdirSync(elsewhere, { mode: 0o700 });
    symlinkSync(path.join(base, 'nowhere'), path.join(elsewhere, name));
    folder = elsewhere;
    expect(await init(...subscriber)).toMatchObject({ ok: false });
    expect(readdirSync(base)).not.toContain('nowhere');
  });

  it('writes over nothing that comes while a password is typed either, and takes back what it had made', async () => {
    mkdirSync(folder, { mode: 0o700 });
    const [one, two] = [path.join(folder, 'server.key'), path.join(folder, 'provider.json')];
    symlinkSync(path.join(base, 'nowhere'), two);
    await expect(writeNew(folder, [one, two].map((file) => ({ path: file, text: 'x', mode: 0o600 })))).rejects.toMatchObject({ code: 'EEXIST' });
    expect([readdirSync(folder), readdirSync(base)]).toEqual([['provider.json'], ['etc']]);
  });

  it('makes nothing at all where something is wrong, and says what', async () => {
    const none = path.join(base, 'none.pem');
    writeFileSync(none, 'no certificate');
    const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
      [['--name', '192.0.2.11'], /needs --role/],
      [['--role', 'publisher'], /needs --name/],
      [['--name', 'node-1', '--role', 'subscriber'], /node-1 is a host name: give --address/],
      [['--name', '192.0.2.11', '--role', 'subscriber', '--capf', none], /for the publisher/],
      [[...subscriber, '--phone', '001122334455'], /--phone needs --tftp/],
      [[...subscriber, '--tftp', '/srv/tftp/ctl', '--phone', '../x'], /tftp\.phones\.0: .*not a MAC address/],
      [[...subscriber, '--port', '99999'], /port: too_big/],
      [[...subscriber, '--user', 'a\nb'], /users\.0\.name/],
      [[...subscriber, '--password', PASSWORD], /Unknown option '--password'/],
      [['--name', '192.0.2.11', '--role', 'publisher', '--subscriber', '192.0.2.12'], /--subscriber wants NAME=VALUE/],
      [['--name', '192.0.2.11', '--role', 'publisher', '--subscriber', '192.0.2.12=12'], /--subscriber 192\.0\.2\.12: .*64 hexadecimal digits/],
      [['--name', '192.0.2.11', '--role', 'publisher', '--capf', path.join(base, 'missing.crt')], /missing\.crt: there is no such file/],
      [['--name', '192.0.2.11', '--role', 'publisher', '--callmanager', `192.0.2.11=${none}`], /none\.pem: not a certificate/],
    ];
    for (const [args, message] of WRONG) expect(await init(...args)).toEqual({ ok: false, error: expect.stringMatching(message) as string });
    expect(readdirSync(base)).not.toContain('etc');
  });

  it.runIf(process.getuid?.() === 0)('as root gives its files to whom the folder belongs, and uses none into which others may write', async () => {
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, 65_534, 65_534);
    await writeNew(folder, [{ path: path.join(folder, 'server.key'), text: 'x', mode: 0o600 }]);
    const { uid, gid, mode } = statSync(path.join(folder, 'server.key'));
    expect([uid, gid, mode & 0o777]).toEqual([65_534, 65_534, 0o600]);
    folder = path.join(base, 'open');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    expect(await init(...subscriber)).toEqual({ ok: false, error: expect.stringContaining('chmod 700') as string });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is a program that takes the password from standard input too, and prints the SHA-256 alone', () => {
    const { status, stdout, stderr } = run(['init', folder, ...subscriber], `${PASSWORD}\n`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('Give the publisher the SHA-256') as string });
    expect(stdout).toBe(run(['certificate-sha256', path.join(folder, 'server.pem')]).stdout);
    expect(run(['init', folder, ...subscriber], `${PASSWORD}\n`)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('is there already') as string });
  });
});

/** Types each answer behind a colon, in a terminal of its own, and ends as the program does. */
const TYPIST = `
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0: os.execv(sys.argv[1], sys.argv[1:-1])
answers, seen = eval(sys.argv[-1]), b''
while True:
    try: part = os.read(terminal, 4096)
    except OSError: break
    seen += part
    if b': ' in seen and answers:
        os.write(terminal, answers.pop(0))
        seen = b''
    sys.stdout.buffer.write(part)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

describe.runIf(process.platform === 'linux' && existsSync('/usr/bin/python3'))('ctl-provider init at a terminal (left out without Python 3)', () => {
  const TYPED: readonly (readonly [string, string, number, RegExp])[] = [
    ['the same password twice', "[b'one two\\r', b'one two\\r']", 0, /Made .*provider\.json/],
    ['two passwords', "[b'one two\\r', b'one twe\\r']", 2, /the two passwords differ; nothing was changed/],
    ['Ctrl-C', "[b'\\x03']", 2, /no password given: type it/],
    ['Ctrl-D behind the first', "[b'one two\\r', b'\\x04']", 2, /the two passwords differ; nothing was changed/],
  ];
  it.each(TYPED)('takes %s for what it is, and shows none', (_what, answers, status, said) => {
    const ended = spawnSync('/usr/bin/python3', ['-c', TYPIST, process.execPath, PROGRAM, 'init', folder, ...subscriber, answers], { encoding: 'utf8' });
    expect({ status: ended.status, stdout: ended.stdout }).toEqual({ status, stdout: expect.stringMatching(said) as string });
    expect(ended.stdout).not.toContain('one tw');
    expect(existsSync(folder)).toBe(status === 0);
  });
});

describe('the sample of a configuration', () => {
  it('is what init makes', () => {
    const servers = ['--subscriber', `192.0.2.11=${'1'.repeat(64)}`, '--callmanager', '192.0.2.10=asterisk.crt', '--callmanager', '192.0.2.11=asterisk-2.crt', '--capf', 'capf.crt'];
    const wish = must(parseWish([folder, '--name', '192.0.2.10', '--role', 'publisher', '--data', '/var/lib/ctl-provider', '--tftp', '/srv/tftp/ctl', '--phone', '00:11:22:33:44:55', ...servers]));
    const sample = path.resolve(import.meta.dirname, '../../packaging/ctl-provider/provider.sample.json');
    expect(configurationText(wish, { certificateSha256: '0'.repeat(64), passwordHash: '$scrypt$ln=15,r=8,p=1$SALT$KEY' })).toBe(readFileSync(sample, 'utf8'));
  });
});
