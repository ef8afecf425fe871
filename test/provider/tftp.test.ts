import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../core/trust/digests.ts';
import { initialise } from '../../provider/init/command.ts';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { freePort, freeUdpPort } from '../helpers/free-port.ts';
import { must } from '../helpers/must.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { makeSoftTokens, sastRecipe, SOFTHSM_LIBRARY, type SoftTokens, softHsmIsInstalled } from '../helpers/softhsm.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { loadOverTftp } from '../helpers/tftp-client.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { CAPF_DER, PUB_TLS, SUB_TLS } from './fixture.ts';

const PACKAGING = path.resolve(import.meta.dirname, '../../packaging/ctl-provider');
const TFTPD = '/usr/sbin/in.tftpd';
const PASSWORD = 'a long password';
const PIN = 'Cisco123';
const TOKENS = ['0badc0de', '0badcafe'];
const PHONE = 'CTLSEP001122334455.tlv';
/** Addresses of one computer, on Linux. */
const SERVERS = [
  { name: '127.0.0.1', role: 'publisher', certificate: PUB_TLS.certificate },
  { name: '127.0.0.2', role: 'subscriber', certificate: SUB_TLS.certificate },
] as const;

/** What stands behind the program in the command line of the unit, with another configuration. */
function commandOfUnit(config: string): readonly string[] {
  const [, line = ''] = /^ExecStart=\/usr\/bin\/ctl-provider (.+)$/m.exec(readFileSync(path.join(PACKAGING, 'ctl-provider.service'), 'utf8')) ?? [];
  return line.split(' ').map((word) => (word === '/etc/ctl-provider/provider.json' ? config : word));
}

describe.runIf(existsSync(TFTPD) && process.getuid?.() === 0 && softHsmIsInstalled)('phones of two servers (left out without tftpd-hpa, SoftHSM2 and OpenSC, or not as root, whom in.tftpd needs)', () => {
  let tokens: SoftTokens;
  let base: string;
  let port: number;
  let fingerprints: readonly string[];
  let daemons: Daemon[];
  let tftpd: { readonly child: ChildProcess; readonly port: number }[];

  beforeEach(async () => {
    base = folderOfTest('tftp');
    port = await freePort();
    [daemons, tftpd] = [[], []];
    tokens = await makeSoftTokens(TOKENS.map((serial) => ({ serial, label: `SAST-ADN${serial}`, contents: [{ certificate: sastRecipe(`SAST-ADN${serial}`, `45DAA2AF00000027${serial.slice(4)}`, 1024) }] })), PIN);
    const [publisher, subscriber] = SERVERS;
    const second = await init(subscriber, []);
    const certificates = SERVERS.flatMap(({ name, certificate }) => {
      const file = path.join(base, `${name}.der`);
      writeFileSync(file, certificate);
      return ['--callmanager', `${name}=${file}`];
    });
    writeFileSync(path.join(base, 'capf.der'), CAPF_DER);
    fingerprints = [await init(publisher, ['--subscriber', `${subscriber.name}=${second}`, '--capf', path.join(base, 'capf.der'), ...certificates]), second];
    for (const { name } of SERVERS) {
      const config = path.join(base, name, 'etc', 'provider.json');
      expect(commandOfUnit(config)).toEqual(['--config', config]);
      daemons.push(await startDaemon(config));
      tftpd.push(await startTftpd(path.join(base, name, 'srv')));
    }
  });

  afterEach(async () => {
    for (const { child } of tftpd) if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await Promise.all(daemons.map((daemon) => daemon.end()));
    await tokens.dispose();
  });

  async function init({ name, role }: (typeof SERVERS)[number], more: readonly string[]): Promise<string> {
    const home = path.join(base, name);
    mkdirSync(path.join(home, 'srv'), { recursive: true });
    writeFileSync(path.join(base, 'password'), PASSWORD);
    const descriptor = openSync(path.join(base, 'password'), 'r');
    const common = ['--name', name, '--role', role, '--host', name, '--port', String(port), '--password-fd', String(descriptor), '--data', path.join(home, 'data'), '--tftp', path.join(home, 'srv', 'ctl'), '--phone', '0011.2233.4455'];
    return must(await initialise([path.join(home, 'etc'), ...common, ...more])).certificateSha256;
  }

  /** As Debian starts it, with the rule that leads to the folder of the provider. */
  async function startTftpd(root: string) {
    const at = await freeUdpPort();
    const child = spawn(TFTPD, ['--foreground', '--listen', '--user', 'nobody', '--address', `127.0.0.1:${at}`, '--secure', '--map-file', path.join(PACKAGING, 'tftpd-hpa.map'), root], { stdio: 'ignore', detached: true });
    return { child, port: at };
  }

  async function setCluster(mode: string, ...args: readonly string[]): Promise<ChangeReport> {
    const { code, stdout, stderr } = await runCtl(['set-cluster', mode, '--host', `127.0.0.1:${port}`, '--user', 'admin', '--trust', fingerprints[0] ?? '', '--module', SOFTHSM_LIBRARY, ...args, '--password-fd', '3', '--pin-fd', '4', '--yes', '--json'], { secrets: [PASSWORD, PIN] });
    expect({ code, stderr: code === 0 ? '' : stderr + stdout }).toEqual({ code: 0, stderr: '' });
    return (JSON.parse(stdout) as { readonly report: ChangeReport }).report;
  }

  /** What every server gives a phone, as a digest or the number of an error. */
  const load = (name: string): Promise<readonly (string | number)[]> =>
    Promise.all(
      tftpd.map(async (server) => {
        const got = await loadOverTftp(server.port, name);
        return typeof got === 'number' ? got : sha256Hex(got);
      }),
    );

  it('get the file of a change to mixed mode, then that of one to non-secure mode, and no key, ticket or other file', async () => {
    // 1 = File not found (RFC 1350).
    expect([await load('CTLFile.tlv'), await load(PHONE)]).toEqual([[1, 1], [1, 1]]);
    const mixed = await setCluster('mixed', '--token', TOKENS[0] ?? '', '--add-token', TOKENS[1] ?? '');
    expect(mixed).toMatchObject({ outcome: 'done', mode: { value: 'mixed' } });
    const first = mixed.file?.sha256;
    expect([await load('CTLFile.tlv'), await load(PHONE), await load('/CTLFile.tlv')]).toEqual([[first, first], [first, first], [first, first]]);
    const nonSecure = await setCluster('non-secure', '--token', TOKENS[0] ?? '');
    const second = nonSecure.file?.sha256;
    expect(second).not.toBe(first);
    expect([await load('CTLFile.tlv'), await load(PHONE)]).toEqual([[second, second], [second, second]]);
    expect(existsSync(path.join(base, '127.0.0.1', 'data', 'CTLFile.tlv.previous'))).toBe(true);
    // All that a client can ask for, whatever its name.
    for (const { name } of SERVERS) expect(readdirSync(path.join(base, name, 'srv'), { recursive: true }).sort()).toEqual(['ctl', 'ctl/CTLFile.tlv', `ctl/${PHONE}`]);
    const others = ['CTLFile.tlv.previous', 'ctl/CTLFile.tlv.previous', 'ticket.key', 'data/ticket.key', '../data/ticket.key', 'ctl/../../data/ticket.key', '../etc/server.key', '../etc/provider.json', 'published.json', 'mode.json', 'CTLSEP001122334466.tlv'];
    for (const name of others) for (const got of await load(name)) expect({ name, got }).toEqual({ name, got: expect.any(Number) as number });
  });
});
