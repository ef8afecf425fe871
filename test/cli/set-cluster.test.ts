import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { changesFolder, dataHome } from '../helpers/data-home.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens, SOFTHSM_LIBRARY } from '../helpers/softhsm.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';
import { readFolder } from '../oracle/node-folder.ts';

const publisher = '10.48.47.153';
const SERIAL = '0badc0de';
const STRANGER = '0badcafe';

describe('ctl set-cluster non-secure --practice', () => {
  it('prints show ctl before and after, the report, and asks nothing', async () => {
    const { code, stdout, stderr } = await runCtl(['set-cluster', 'non-secure', '--practice']);
    expect(code).toBe(0);
    expect(stdout.match(/Length of CTL file: (\d+)/g)).toEqual(['Length of CTL file: 5728', 'Length of CTL file: 3746']);
    expect(stdout.match(/The CTL file was verified successfully\./g)).toHaveLength(2);
    expect(stdout).toContain('Cluster security mode: non-secure.');
    expect(stderr).toContain('[confirmed] the final check');
    expect(stdout + stderr).not.toContain('Cisco123');
    const folder = /this report: (.*)/.exec(stdout)?.[1] ?? '';
    expect(existsSync(path.join(folder, 'report.json'))).toBe(true);
  });

  it('prints one JSON object with --json', async () => {
    const { code, stdout } = await runCtl(['set-cluster', 'non-secure', '--practice', '--json']);
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, report: { outcome: 'done', mode: { value: 'non-secure' }, file: { length: 3746 } } });
  });

  it('speaks Japanese', async () => {
    const { code, stdout } = await runCtl(['--lang', 'ja', 'set-cluster', 'non-secure', '--practice']);
    expect(code).toBe(0);
    expect(stdout).toContain('クラスタ セキュリティ モード: 非セキュア モード');
  });
});

describe.runIf(softHsmIsInstalled)('ctl set-cluster with a PKCS#11 token against a running cluster (left out without SoftHSM2 and OpenSC)', () => {
  let tokens: SoftTokens;
  let cluster: StartedPracticeCluster;
  const folderOf = (server: string): string => cluster.folders.get(server) ?? '';

  beforeAll(async () => {
    tokens = await makeSoftTokens([
      { serial: SERIAL, label: 'SAST-ADN0badc0de', contents: [{ certificate: sastRecipe('SAST-ADN0badc0de', '45DAA2AF000000270001', 1024) }] },
      { serial: STRANGER, label: 'SAST-ADN0badcafe', contents: [{ certificate: sastRecipe('SAST-ADN0badcafe', '45DAA2AF000000270002', 2048) }] },
    ]);
    cluster = await startPracticeCluster({ extraSast: tokens.certificates.get(SERIAL)?.[0] ?? null });
  });
  afterAll(async () => {
    await cluster.close();
    await tokens.dispose();
  });

  const walk = (change: readonly string[] = [], secrets: readonly string[] = [cluster.password, 'Cisco123'], started?: (child: ChildProcess) => void) =>
    runCtl(
      ['set-cluster', 'non-secure', '--host', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--module', SOFTHSM_LIBRARY, '--trust', cluster.certificateSha256, '--password-fd', '3', '--pin-fd', '4', '--yes', ...change],
      started === undefined ? { secrets } : { secrets, started },
    );
  const untouched = (): void => {
    expect(readFolder(folderOf(publisher))).toMatchObject({ staged: false, mode: 'mixed' });
  };

  it('refuses a certificate that nobody vouched for, where there is no terminal to ask on', async () => {
    const args = ['set-cluster', 'non-secure', '--host', `127.0.0.1:${cluster.port}`, '--user', 'admin', '--module', SOFTHSM_LIBRARY, '--password-fd', '3', '--json'];
    const result = await runCtl(args, { secrets: [cluster.password] });
    expect(result.code).toBe(1);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, error: { code: 'trust.certificate-unknown', params: { sha256: cluster.certificateSha256 } } });
    untouched();
  });

  it.each([
    ['a wrong password', () => walk(['--json'], ['wrong', 'Cisco123']), 1, 'login.refused'],
    ['a wrong token password', () => walk(['--json'], [cluster.password, 'Cisco124']), 1, 'token.pin-incorrect'],
    ['a token that is not in the CTL file', () => walk(['--json', '--token', STRANGER]), 1, 'plan.token-not-in-file'],
    ['a token that is not there', () => walk(['--json', '--token', '99999999']), 1, 'token.not-found'],
    ['a library that is not there', () => walk(['--json', '--module', '/nowhere/lib.so']), 3, 'token.module-missing'],
    ['a file that is no library', () => walk(['--json', '--module', import.meta.filename]), 1, 'token.module-not-pkcs11'],
    ['a closed password descriptor', () => runCtl(['set-cluster', 'non-secure', '--host', `127.0.0.1:${cluster.port}`, '--user', 'admin', '--module', SOFTHSM_LIBRARY, '--trust', cluster.certificateSha256, '--password-fd', '9', '--json']), 2, 'usage.secret-missing'],
    ['a name that cannot be found', () => walk(['--json', '--host', 'nobody.invalid']), 3, 'connect.name-not-found'],
  ])('%s: the exit code and the error say so, nothing is changed', async (_, run, code, error) => {
    const result = await run();
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, error: { code: error } });
    expect(result.code).toBe(code);
    untouched();
  });

  it('sends nothing to a peer that is no Open CTL Provider', async () => {
    const received: Buffer[] = [];
    const server = createServer((socket) => socket.on('data', (data) => received.push(data)).on('error', () => undefined).end('SSH-2.0-x\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const result = await walk(['--json', '--host', `127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`]);
    server.close();
    expect(result.code).toBe(3);
    // A TLS ClientHello (content type 22) is all it ever saw.
    expect(Buffer.concat(received)[0]).toBe(22);
    expect(Buffer.concat(received).includes(cluster.password)).toBe(false);
  });

  it('never breaks a commit, whenever it is interrupted: the report is what the folders hold', async () => {
    const before = readFolder(folderOf(publisher)).ctlSha256;
    let interrupted = false;
    const result = await walk(['--json'], [cluster.password, 'Cisco123'], (child) => {
      child.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.includes('[running] staging')) interrupted = child.kill('SIGINT');
      });
    });
    expect(interrupted).toBe(true);
    const { report } = JSON.parse(result.stdout) as { report: { outcome: string; file: { sha256: string } } };
    const now = [...cluster.folders.values()].map((folder) => readFolder(folder).ctlSha256);
    expect(['done', 'cancelled']).toContain(report.outcome);
    expect(now).toEqual(report.outcome === 'done' ? [report.file.sha256, report.file.sha256] : [before, before]);
    expect(result.code).toBe(report.outcome === 'done' ? 0 : 1);
  });

  it('goes through to the end, keeps the file, and the server holds it', async () => {
    const save = path.join(folderOfTest('save'), 'new.tlv');
    const result = await walk(['--token', SERIAL, '--save', save]);
    expect(result.code).toBe(0);
    const bytes = readFileSync(save);
    expect(oracleVerdict(bytes)).toBe('verified');
    for (const folder of cluster.folders.values()) expect(readFolder(folder).ctlSha256).toBe(sha256Hex(bytes));
    expect(readFolder(folderOf(publisher)).mode).toBe('non-secure');
    expect((await runCtl(['verify', save])).code).toBe(0);
    expect(await walk(['--save', save, '--json'])).toMatchObject({ code: 2 });
  });

  it('goes on to the end when nobody reads its output any more', async () => {
    const result = await walk([], [cluster.password, 'Cisco123'], (child) => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
    expect(result.code).toBe(0);
  });

  it('keeps secrets out of its data folder and its arguments', () => {
    const written = [path.join(dataHome(), 'open-ctl-client', 'trusted-servers.json')].map((file) => readFileSync(file, 'utf8')).join('');
    expect(written).toContain(cluster.certificateSha256);
    expect(written).not.toContain(cluster.password);
    expect(existsSync(changesFolder())).toBe(true);
  });

  it('changes a `ctl practice --sast` that runs as a program of its own', async () => {
    const certificate = path.join(folderOfTest('sast'), 'sast.der');
    await writeFile(certificate, tokens.certificates.get(SERIAL)?.[0] ?? '');
    const practice = spawn(process.execPath, [path.resolve('out/ctl.js'), 'practice', '--json', '--sast', certificate], { env: { ...process.env, XDG_DATA_HOME: dataHome() } });
    const [line] = (await once(practice.stdout, 'data')) as [Buffer];
    const told = JSON.parse(line.toString('utf8')) as { port: number; username: string; password: string; certificateSha256: string };
    const args = ['set-cluster', 'non-secure', '--host', `127.0.0.1:${told.port}`, '--user', told.username, '--module', SOFTHSM_LIBRARY, '--trust', told.certificateSha256, '--password-fd', '3', '--pin-fd', '4', '--yes', '--json'];
    const result = await runCtl(args, { secrets: [told.password, 'Cisco123'] });
    practice.kill('SIGTERM');
    await once(practice, 'close');
    expect(result.code).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: true, report: { outcome: 'done', mode: { value: 'non-secure' } } });
    expect(practice.exitCode).toBe(0);
  });

  it('asks on a terminal, without showing what is typed', async () => {
    const command = [process.execPath, path.resolve('out/ctl.js'), '--lang', 'en', 'set-cluster', 'non-secure', '--host', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--module', SOFTHSM_LIBRARY, '--token', SERIAL].join(' ');
    const other = folderOfTest('home');
    const child = spawn('script', ['-qec', command, '/dev/null'], { env: { ...process.env, XDG_DATA_HOME: other, TERM: 'dumb' } });
    const answers: [RegExp, string][] = [
      [/remember it\? \(yes, no, or its fingerprint\) $/, 'yes\n'],
      [/Password of admin on 127\.0\.0\.1: $/, `${cluster.password}\n`],
      [/Make this change\?.*\(yes\/no\) $/, 'yes\n'],
      [/Token password of 0badc0de: $/, 'Cisco123\n'],
    ];
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      const [next] = answers;
      if (next?.[0].test(seen) === true) {
        answers.shift();
        child.stdin.write(next[1]);
      }
    });
    await once(child, 'close');
    expect(answers).toEqual([]);
    expect(child.exitCode).toBe(0);
    expect(seen).toContain(cluster.certificateSha256);
    expect(seen).toContain('Cluster security mode: non-secure.');
    expect(seen).not.toContain(cluster.password);
    expect(seen).not.toContain('Cisco123');
  });
});

describe('ctl practice', () => {
  it('tells how to reach it, serves a change from another process, and ends politely', async () => {
    const child = spawn(process.execPath, [path.resolve('out/ctl.js'), 'practice', '--json'], { env: { ...process.env, XDG_DATA_HOME: dataHome() } });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const told = JSON.parse(line.toString('utf8')) as { host: string; port: number; username: string; servers: unknown[]; tokens: unknown[] };
    expect(told).toMatchObject({ host: '127.0.0.1', username: 'admin' });
    expect([told.servers.length, told.tokens.length]).toEqual([2, 2]);
    child.kill('SIGTERM');
    await once(child, 'close');
    expect(child.exitCode).toBe(0);
  });

  it('says why it cannot use a certificate', async () => {
    expect(await runCtl(['practice', '--sast', import.meta.filename])).toMatchObject({ code: 3, stdout: '' });
  });
});
