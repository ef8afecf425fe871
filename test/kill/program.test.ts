import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';
import { type Files } from '../../core/ports/files.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { type ClusterKit, type KillableCluster, makeKit, PASSWORD, practiceWith, startKillableCluster } from '../helpers/killable-cluster.ts';
import { must } from '../helpers/must.ts';
import { isLong } from '../helpers/runs.ts';
import { startTestEngine, type TestEngine } from '../helpers/test-engine.ts';
import { readFolder } from '../oracle/node-folder.ts';

let kit: ClusterKit;
beforeAll(async () => {
  kit = await makeKit('');
});

const ROLES = ['publisher', 'subscriber'] as const;

/** When the program ends: at the n-th durable writing into the folder of the change, before it or directly behind it. */
interface Death {
  readonly at: number;
  readonly behind: boolean;
}

/** Files of a program that ends: from then on it does nothing more. Its lock is gone with it, as that of a process that was killed. */
function dyingFiles({ at, behind }: Death, dead: () => void): { readonly files: Files; readonly count: () => number } {
  const files = createNodeFiles();
  let seen = 0;
  const never = new Promise<never>(() => undefined);
  const dying =
    <A extends readonly unknown[]>(work: (file: string, ...rest: A) => Promise<void>) =>
    async (file: string, ...rest: A): Promise<void> => {
      if (!file.includes(`${path.sep}changes${path.sep}`)) return work(file, ...rest);
      seen += 1;
      if (at !== 0 && seen > at) return never;
      if (seen === at && !behind) return (dead(), never);
      await work(file, ...rest);
      return seen === at ? (dead(), never) : undefined;
    };
  return {
    files: {
      ...files,
      writeDurably: dying((file, bytes: Uint8Array) => files.writeDurably(file, bytes)),
      appendDurably: dying((file, bytes: Uint8Array) => files.appendDurably(file, bytes)),
      lock: () => Promise.resolve({ held: true, release: () => Promise.resolve() }),
    },
    count: () => seen,
  };
}

async function signIn(walk: TestEngine, cluster: KillableCluster): Promise<void> {
  await walk.do('startPractice', {});
  await walk.do('probe', { host: '127.0.0.1', port: cluster.publisher.port });
  await walk.do('signIn', { username: 'admin', password: PASSWORD });
}

async function change(walk: TestEngine, cluster: KillableCluster): Promise<void> {
  const [token] = kit.identities.tokens;
  await signIn(walk, cluster);
  await walk.do('chooseMode', { mode: 'non-secure' });
  await walk.do('openModule', { path: 'practice' });
  await walk.do('chooseToken', { serial: token?.serial ?? '', certificateSha256: sha256Hex(token?.certificate ?? new Uint8Array()) });
  await walk.do('apply', { planId: walk.state().plan?.id ?? '', pin: 'Cisco123' });
}

const held = (cluster: KillableCluster) => ROLES.map((role) => readFolder(cluster.folders[role]));

/** The program ends while it makes the change; another one begins, and takes the one step that is wanted where there is one to take. */
async function dieAndResume(death: Death, as: 'finishChange' | 'undoChange'): Promise<{ readonly state: ViewState; readonly wasOpen: boolean; readonly count: number }> {
  const cluster = await startKillableCluster(kit, null);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'open-ctl-killed-'));
  let dead = (): void => undefined;
  const died = new Promise<void>((resolve) => (dead = resolve));
  const { files, count } = dyingFiles(death, () => dead());
  const first = await startTestEngine(() => Promise.resolve(practiceWith(kit, cluster)), undefined, undefined, dataDir, files);
  const second = await startTestEngine(() => Promise.resolve(practiceWith(kit, cluster)), undefined, undefined, dataDir);
  try {
    await change(first, cluster);
    await (death.at === 0 ? first.waitFor(({ busy }) => busy === null) : died);
    await signIn(second, cluster);
    const gate = gateOf(second.state());
    const wasOpen = gate?.kind === 'unfinished-change';
    const before = sha256Hex(kit.ctlFile);
    if (gate?.kind === 'unfinished-change') {
      await second.do(as, { id: gate.id });
      await second.waitFor(({ busy, step }) => busy === null && step !== 'progress');
    }
    const listed = must(await callEngine(second.engine, 'changes', {})).changes[0];
    if (!wasOpen) expect(held(cluster).every(({ ctlSha256 }) => ctlSha256 !== before)).toBe(listed?.outcome === 'done');
    const [publisher, subscriber] = held(cluster);
    expect(publisher?.ctlSha256).toBe(subscriber?.ctlSha256);
    expect([publisher?.staged, subscriber?.staged]).toEqual([false, false]);
    expect(publisher?.mode).toBe(publisher?.ctlSha256 === before ? 'mixed' : 'non-secure');
    if (wasOpen) expect(publisher?.ctlSha256 === before).toBe(as === 'undoChange');
    const state = second.state();
    return { state, wasOpen, count: count() };
  } finally {
    await second.close();
    await cluster.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

describe('when the program ends at any writing into the folder of its change', () => {
  it('the change is found at the next start and finished or undone in one step, without a token', { timeout: 600_000 }, async () => {
    const { count } = await dieAndResume({ at: 0, behind: false }, 'finishChange');
    const seen = { ends: 0, open: 0 };
    for (let at = 1; at <= count; at += 1) {
      for (const behind of isLong ? [false, true] : [at % 2 === 0]) {
        for (const as of isLong ? (['finishChange', 'undoChange'] as const) : ([at % 4 < 2 ? 'finishChange' : 'undoChange'] as const)) {
          const { state, wasOpen } = await dieAndResume({ at, behind }, as);
          seen.ends += 1;
          if (!wasOpen) continue;
          seen.open += 1;
          expect(state, `${as} at ${at}`).toMatchObject({ step: 'finish', report: { outcome: as === 'finishChange' ? 'done' : 'undone' }, unfinished: { changes: [], here: null } });
        }
      }
    }
    process.stdout.write(`the program ended at ${seen.ends} moments, ${seen.open} of them left an open change\n`);
    expect(seen.open).toBeGreaterThan(seen.ends / 3);
  });
});
