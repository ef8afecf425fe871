import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readPastChanges } from '../../core/change/past.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { clusterName } from '../../shared/domain/change-record.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { must } from '../helpers/must.ts';
import { leaveOpen } from '../helpers/platform/left-open.ts';
import { startTestEngine, type TestEngine } from '../helpers/test-engine.ts';
import { readFolder } from '../oracle/node-folder.ts';

let walk: TestEngine;
afterEach(() => walk.close());

it('a practice cluster that was left in the middle of a change comes with its open change, which names what its servers hold', async () => {
  const started: StartedPracticeCluster[] = [];
  walk = await startTestEngine(async () => {
    started.push(await startPracticeCluster({ extraSast: null, scenario: 'change-interrupted' }));
    return started[0] ?? expect.fail();
  });
  await walk.do('startPractice', { scenario: 'change-interrupted' });
  const [open, ...more] = await readPastChanges({ files: createNodeFiles(), dataDir: walk.dataDir });
  expect(more).toEqual([]);
  expect(open).toMatchObject({ outcome: 'unfinished', phase: 'writing', isSigned: true, problem: null });
  const told = walk.state().unfinished.changes;
  expect(told.map(({ id }) => id)).toEqual([open?.id]);
  // A window names it by its publisher, without the servers: the address is one of this computer.
  expect(told.map(({ record }) => [record === null ? '' : clusterName(record), record?.cluster.places.length])).toEqual([[started[0]?.servers[0]?.name, 1]]);
  const [cluster = expect.fail('no cluster'), ...others] = started;
  const [publisher, subscriber] = [...cluster.folders.values()].map(readFolder);
  expect(publisher).toMatchObject({ staged: true, mode: 'mixed', ctlSha256: open?.record?.cluster.places[0]?.before });
  expect(subscriber?.staged).toBe(false);
  expect(subscriber?.ctlSha256).not.toBe(open?.record?.cluster.places[1]?.before);
  expect(open?.record).toMatchObject({ route: 'with-token', kind: 'non-secure', modeBefore: 'mixed', practice: { scenario: 'change-interrupted' } });
  expect(cluster.keys()).toContain(open?.record?.cluster.keySha256);
  // The same one again is no other change.
  await walk.do('startPractice', { scenario: 'change-interrupted' });
  expect([walk.state().unfinished.changes.length, others]).toEqual([1, []]);
});

/** Signed in to a cluster that was left in the middle of a change, a certificate of which was issued since. */
async function signedIn(): Promise<string> {
  walk = await startTestEngine(async () => {
    const cluster = await startPracticeCluster({ extraSast: null, scenario: 'change-interrupted' });
    const { interrupted } = cluster;
    return interrupted?.route === 'with-token' ? { ...cluster, interrupted: { ...interrupted, certificates: interrupted.certificates.slice(1) } } : expect.fail('no change');
  });
  await walk.do('startPractice', { scenario: 'change-interrupted' });
  const { host, port, username, password } = walk.state().practice ?? expect.fail('no practice');
  await walk.do('probe', { host, port });
  await walk.do('signIn', { username, password });
  return walk.state().unfinished.here?.id ?? expect.fail('no open change');
}

it('no other change is begun beside an open one, and the folder of that stays', async () => {
  const id = await signedIn();
  for (const mode of ['non-secure', 'update'] as const) expect(await walk.engine.call('chooseMode', { mode })).toMatchObject({ ok: false, error: { code: 'change.unfinished', params: { id } } });
  expect(await walk.engine.call('removeChange', { id })).toMatchObject({ ok: false, error: { code: 'change.unfinished' } });
});

it('an open change is finished only with consent where certificates are others since', async () => {
  const id = await signedIn();
  expect(await walk.engine.call('finishChange', { id })).toMatchObject({ ok: false, error: { code: 'plan.consent-missing', params: { rules: 'certificates-since' } } });
  await walk.do('finishChange', { id, consents: ['certificates-since'] });
  expect((await walk.waitFor(({ busy }) => busy === null)).report).toMatchObject({ outcome: 'done' });
});

it('diagnostics tell everything of an open change but the number that its servers know it by', async () => {
  const id = await signedIn();
  const [open] = await readPastChanges({ files: createNodeFiles(), dataDir: walk.dataDir });
  const client = open?.record?.client ?? '';
  const { json } = must(await callEngine(walk.engine, 'diagnostics', {}));
  expect(client).toMatch(/^[0-9a-f]{32}$/);
  expect(json).toContain(id);
  expect(json).not.toContain(client);
});

it('an open change of a real cluster is not removed as one whose practice cluster is gone', async () => {
  walk = await startTestEngine();
  const id = await leaveOpen(walk.dataDir, [{ name: '10.48.47.153', role: 'publisher', host: '10.48.47.153', hostKeySha256: 'a'.repeat(64), ports: { ssh: 22 } }]);
  expect(await walk.engine.call('removeChange', { id })).toMatchObject({ ok: false, error: { code: 'change.unfinished' } });
});

it('a change that a newer program made is not removed: whether it is open is not known here', async () => {
  walk = await startTestEngine();
  const id = '20260101T000000Z-00000000';
  const folder = path.join(walk.dataDir, 'changes', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'journal.jsonl'), '{"what":"record","record":{"version":2}}\n{"what":"step"}\n');
  expect(await walk.engine.call('removeChange', { id })).toMatchObject({ ok: false, error: { code: 'file.unreadable', where: folder } });
  expect(readdirSync(folder)).toEqual(['journal.jsonl']);
});
