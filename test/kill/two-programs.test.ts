import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';
import { type Files } from '../../core/ports/files.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { type KillableCluster, makeKit, PASSWORD, practiceWith, startKillableCluster } from '../helpers/killable-cluster.ts';
import { startTestEngine, type TestEngine } from '../helpers/test-engine.ts';
import { readFolder } from '../oracle/node-folder.ts';

const kit = await makeKit('');
let cluster: KillableCluster;
let dataDir = '';
let programs: TestEngine[] = [];

beforeEach(async () => {
  cluster = await startKillableCluster(kit, null);
  dataDir = await mkdtemp(path.join(tmpdir(), 'open-ctl-two-'));
  programs = [];
});
afterEach(async () => {
  await Promise.all(programs.map((program) => program.close()));
  await cluster.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A program of this computer that has signed in. */
async function program(files: Files = createNodeFiles()): Promise<TestEngine> {
  const walk = await startTestEngine(() => Promise.resolve(practiceWith(kit, cluster)), undefined, undefined, dataDir, files);
  programs.push(walk);
  await walk.do('startPractice', {});
  await walk.do('probe', { host: '127.0.0.1', port: cluster.publisher.port });
  await walk.do('signIn', { username: 'admin', password: PASSWORD });
  return walk;
}

async function plan(walk: TestEngine): Promise<void> {
  const [token] = kit.identities.tokens;
  await walk.do('chooseMode', { mode: 'non-secure' });
  await walk.do('openModule', { path: 'practice' });
  await walk.do('chooseToken', { serial: token?.serial ?? '', certificateSha256: sha256Hex(token?.certificate ?? new Uint8Array()) });
}

const apply = (walk: TestEngine): Promise<unknown> => walk.do('apply', { planId: walk.state().plan?.id ?? '', pin: 'Cisco123' });
const ended = (walk: TestEngine): Promise<unknown> => walk.waitFor(({ busy }) => busy === null);
const held = () => (['publisher', 'subscriber'] as const).map((role) => readFolder(cluster.folders[role]).ctlSha256);

/** A program that ends when its journal says that files were staged; its lock is gone with it. */
async function killedWhenStaged(): Promise<void> {
  const files = createNodeFiles();
  let dead = (): void => undefined;
  const died = new Promise<void>((resolve) => (dead = resolve));
  const appendDurably: Files['appendDurably'] = async (file, bytes) => {
    if (!new TextDecoder().decode(bytes).includes('"commit:')) return files.appendDurably(file, bytes);
    dead();
    return new Promise<never>(() => undefined);
  };
  const walk = await program({ ...files, appendDurably, lock: () => Promise.resolve({ held: true, release: () => Promise.resolve() }) });
  programs.pop();
  await plan(walk);
  await apply(walk);
  await died;
}

/** Files of a program that gets the lock of a cluster only when something else is over. */
function slowLock(over: () => Promise<unknown>): Files {
  const files = createNodeFiles();
  return { ...files, lock: async (file, note) => (await over(), files.lock(file, note)) };
}

describe('two programs of one computer on one cluster', () => {
  it('a plan that was made before the other one was killed in its change is not carried out on top of it', async () => {
    const second = await program();
    await plan(second);
    await killedWhenStaged();
    const before = held();
    await apply(second);
    await ended(second);
    expect(second.state()).toMatchObject({ step: 'preview', error: { code: 'change.unfinished' } });
    expect(held()).toEqual(before);
    await second.do('back', {});
    await second.do('back', {});
    await second.do('refreshCluster', {});
    expect(gateOf(second.state())).toMatchObject({ kind: 'unfinished-change' });
  });

  it('what one has finished the other one neither undoes nor keeps asking about', async () => {
    await killedWhenStaged();
    let finish = (): Promise<unknown> => Promise.resolve();
    const [first, late, third] = [await program(), await program(slowLock(() => finish())), await program()];
    const gate = gateOf(first.state());
    if (gate?.kind !== 'unfinished-change') return expect.fail('no open change');
    const { id } = gate;
    finish = async () => {
      finish = () => Promise.resolve();
      await first.do('finishChange', { id });
      await ended(first);
    };
    await late.do('undoChange', { id });
    await ended(late);
    expect(first.state()).toMatchObject({ report: { outcome: 'done' } });
    expect(late.state()).toMatchObject({ error: { code: 'change.not-offered', params: { reason: 'not-open' } } });
    expect(held().every((sha256) => sha256 !== sha256Hex(kit.ctlFile))).toBe(true);
    expect(gateOf(third.state())).toMatchObject({ kind: 'unfinished-change' });
    await third.do('refreshCluster', {});
    expect(gateOf(third.state())).toBeNull();
  });
});
