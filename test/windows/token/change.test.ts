import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { folderOfFile, folderOfTest } from '../../helpers/temporary-folder.ts';
import { atZ } from '../parts.ts';
import { type Ended } from '../runner.ts';
import { dataIn, program, runInWindows, startInWindows } from '../wine.ts';
import { incompleteLibrary, programsForWindows, tokenLibrary, type TokenLibrary } from './compiled.ts';

const folder = folderOfFile('token');
let ctl: string;
let token: TokenLibrary;
beforeAll(() => {
  ctl = program('ctl', programsForWindows(folder));
  token = tokenLibrary(folder);
});

interface Practice {
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly certificateSha256: string;
}

/** A practice cluster whose file names the token of the library, on Windows too. */
async function practice(home: string): Promise<Practice> {
  const certificate = path.join(home, 'sast.der');
  writeFileSync(certificate, token.certificate);
  const running = startInWindows(path.join(home, 'streams'), [ctl, 'practice', '--json', '--sast', atZ(certificate)], dataIn(home));
  onTestFinished(async () => {
    running.child.kill('SIGKILL');
    await running.ended;
  });
  await expect.poll(() => running.stdout().includes('\n'), { timeout: 120_000 }).toBe(true);
  return JSON.parse(running.stdout()) as Practice;
}

const change = async (home: string, cluster: Practice, ...starts: readonly (readonly [library: string, input: readonly (string | null)[], ...fds: readonly string[]])[]): Promise<readonly Ended[]> =>
  runInWindows(path.join(home, 'job'), starts.map(([library, input, ...fds]) => ({
    args: [ctl, '--lang', 'en', 'set-cluster', 'non-secure', '--host', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--module', atZ(library), '--trust', cluster.certificateSha256, ...fds, '--yes', '--json'],
    env: dataIn(path.join(home, 'own')),
    input,
  })), 1);

describe('a token in a PKCS#11 library of Windows', () => {
  it('is not signed with by a wrong password, and signs with the right one: passwords on descriptors of their own, or as lines of standard input', async () => {
    const home = folderOfTest('signs');
    const cluster = await practice(home);
    const [wrong, right, lines] = await change(home, cluster,
      [token.path, [null, cluster.password, 'not this one'], '--password-fd', '3', '--pin-fd', '4'],
      [token.path, [null, cluster.password, 'Cisco123'], '--password-fd', '3', '--pin-fd', '4'],
      [token.path, [`${cluster.password}\r\nCisco123\r\n`], '--password-fd', '0', '--pin-fd', '0']);
    expect([wrong?.code, JSON.parse(wrong?.stdout ?? '')]).toMatchObject([1, { ok: false, error: { code: 'token.pin-incorrect' } }]);
    expect([right?.code, JSON.parse(right?.stdout ?? '')]).toMatchObject([0, { ok: true, report: { outcome: 'done', mode: { value: 'non-secure' } } }]);
    expect([lines?.code, JSON.parse(lines?.stdout ?? '')]).toMatchObject([0, { ok: true, report: { outcome: 'done' } }]);
    for (const ended of [wrong, right, lines]) expect(`${ended?.stdout}${ended?.stderr}`).not.toMatch(new RegExp(`not this one|${cluster.password}`));
  });

  it('is not reached where its library needs another one, where the file is no such library, and where pkcs11js was not compiled; each is said', async () => {
    const home = folderOfTest('unreached');
    const cluster = await practice(home);
    const asked = ['--password-fd', '3', '--pin-fd', '4'] as const;
    const input = [null, cluster.password, 'Cisco123'];
    const incomplete = incompleteLibrary(home);
    const linux = path.resolve('node_modules/pkcs11js/build/Release/pkcs11.node');
    const [part, other] = await change(home, cluster, [incomplete, input, ...asked], [linux, input, ...asked]);
    expect(JSON.parse(part?.stdout ?? '')).toMatchObject({ ok: false, error: { code: 'token.module-part-missing' } });
    expect(JSON.parse(other?.stdout ?? '')).toMatchObject({ ok: false, error: { code: 'token.module-architecture' } });
    // Beside the programs of this checkout lies an add-on of this system.
    ctl = program('ctl');
    const [absent] = await change(home, cluster, [token.path, input, ...asked]);
    expect(JSON.parse(absent?.stdout ?? '')).toMatchObject({ ok: false, error: { code: 'token.support-missing', params: { packages: expect.stringContaining('Visual Studio Build Tools') as string } } });
  });
});
