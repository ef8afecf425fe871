import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { newClientNumber } from '../../core/ctl-provider/client-number.ts';
import { connectCluster } from '../../core/ctl-provider/connect-cluster.ts';
import { Secret } from '../../core/ports/secret.ts';
import { must } from '../helpers/founding-document.ts';
import { freePort } from '../helpers/free-port.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { hashOf, PASSWORD, writeConfig } from '../provider/daemon.ts';
import { CAPF_DER, FILES, HASH, PUB, PUB_TLS, sha256Of } from '../provider/fixture.ts';
import { compile } from './compile.ts';
import { atZ } from './parts.ts';
import { program, runInWindows, type Running, startInWindows, startUnderWine } from './wine.ts';

interface Line extends Readonly<Record<string, unknown>> {
  readonly kind: string;
}

const linesOf = ({ stderr }: Running): readonly Line[] => stderr().split('\n').slice(0, -1).map((line) => JSON.parse(line) as Line);

async function start(folder: string, config: string): Promise<Running & { readonly port: number }> {
  const running = startInWindows(path.join(folder, 'streams'), [program('ctl-provider'), '--config', atZ(config)]);
  await expect.poll(() => linesOf(running).some(({ kind }) => kind === 'listening'), { timeout: 120_000 }).toBe(true);
  return { ...running, port: Number(linesOf(running).find(({ kind }) => kind === 'listening')?.['port']) };
}

const connect = (port: number) => connectCluster({ host: '127.0.0.1', port, expectedSha256: sha256Of(PUB_TLS), username: 'admin', client: newClientNumber(), password: new Secret(PASSWORD) });

it('a provider alone serves what its configuration says, keeps its folder to itself, and comes back after kill -9 with file, staged file and tickets', async () => {
  const folder = folderOfTest('provider');
  // Node for Windows knows nothing of the stand-in for scrypt that tests have.
  const hash = hashOf(PASSWORD, { ...process.env, NODE_OPTIONS: '' });
  const first = await start(folder, await writeConfig(folder, hash));
  const client = must(await connect(first.port));
  expect(must(await client.facts()).certificates).toEqual([{ server: PUB, role: 'CAPF', der: CAPF_DER }]);
  must(await client.commit(PUB, must(await client.stage(PUB, FILES.first, null))));
  must(await client.stage(PUB, FILES.second, HASH.first));
  const [second] = await runInWindows(path.join(folder, 'second'), [{ args: [program('ctl-provider'), '--config', atZ(path.join(folder, 'provider.json'))] }]);
  expect([second?.code, second?.stderr.includes('in use by another provider')]).toEqual([1, true]);
  first.child.kill('SIGKILL');
  await first.ended;

  const again = await start(folder, await writeConfig(folder, hash, { port: first.port }));
  expect(must(await client.state(PUB))).toMatchObject({ ctlSha256: HASH.first, stagedSha256: HASH.second });
  must(await client.commit(PUB, HASH.second));
  expect(must(await client.ctlFile(PUB))?.sha256).toBe(HASH.second);
  expect(linesOf(again).filter(({ kind }) => kind === 'request').map((line) => line['name'])).toEqual(['hello', 'resume', 'state', 'commit', 'ctlFile']);
  expect(again.stderr()).not.toContain(PASSWORD);
  await client.close();
  again.child.kill('SIGKILL');
  await again.ended;
  expect(readdirSync(path.join(folder, 'data')).filter((name) => name.includes('CTLFile'))).toEqual(['CTLFile.tlv', 'CTLFile.tlv.previous']);
});

it('init makes what a provider starts from, says how its files are closed there, and takes its password from standard input', async () => {
  const folder = folderOfTest('init');
  const made = path.join(folder, 'pub 電話');
  const args = [program('ctl-provider'), 'init', atZ(made), '--name', '127.0.0.1', '--role', 'publisher', '--host', '127.0.0.1', '--port', String(await freePort())];
  const [ended] = await runInWindows(folder, [{ args, input: [`${PASSWORD}\r\n`] }]);
  expect(ended?.stderr).toContain(`icacls "${atZ(made)}"`);
  expect([ended?.code, /^[0-9a-f]{64}\n$/.test(ended?.stdout ?? '')]).toEqual([0, true]);
  const running = await start(folder, path.join(made, 'provider.json'));
  const client = must(await connectCluster({ host: '127.0.0.1', port: running.port, expectedSha256: ended?.stdout.trim() ?? '', username: 'admin', client: newClientNumber(), password: new Secret(PASSWORD) }));
  await client.close();
  running.child.kill('SIGKILL');
  await running.ended;
});

it('a commit behind which another program holds the record of what was staged is done all the same, and the next file can be staged', async () => {
  const folder = folderOfTest('held');
  const { child, ended, port } = await start(folder, await writeConfig(folder, hashOf(PASSWORD, { ...process.env, NODE_OPTIONS: '' })));
  const client = must(await connect(port));
  const staged = must(await client.stage(PUB, FILES.first, null));
  const record = path.join(folder, 'data', 'CTLFile.tlv.staged.json');
  const holder = startUnderWine(path.join(folder, 'holder'), [compile('holder', folder), atZ(record), '600000', 'read-write']);
  await expect.poll(() => holder.stdout().includes('held'), { timeout: 120_000 }).toBe(true);
  must(await client.commit(PUB, staged));
  expect(must(await client.ctlFile(PUB))?.sha256).toBe(HASH.first);
  expect(existsSync(record)).toBe(true);
  holder.child.kill('SIGKILL');
  await holder.ended;
  must(await client.commit(PUB, must(await client.stage(PUB, FILES.second, HASH.first))));
  expect(must(await client.state(PUB))).toMatchObject({ ctlSha256: HASH.second, stagedSha256: null });
  expect(existsSync(record)).toBe(false);
  await client.close();
  child.kill('SIGKILL');
  await ended;
});
