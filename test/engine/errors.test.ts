import { readFile, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node-files.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start-practice-cluster.ts';
import { servedCtlFile } from '../../practice/cluster/practice-node.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { startTestEngine, type TestEngine } from '../helpers/test-engine.ts';
import { readFolder } from '../oracle/node-folder.ts';

const publisher = '10.48.47.153';
const subscriber = '10.48.47.154';

let engine: TestEngine | null = null;
let cluster: StartedPracticeCluster;
afterEach(async () => {
  await engine?.close();
  engine = null;
});

/** The engine with a practice cluster that runs but that it was not told about: everything has to be asked. */
async function started(): Promise<TestEngine> {
  engine = await startTestEngine(async () => (cluster = await startPracticeCluster({ extraSast: null })));
  await engine.do('startPractice', {});
  return engine;
}

async function signedIn(): Promise<TestEngine> {
  const walk = await started();
  await walk.do('probe', { host: cluster.host, port: cluster.port });
  await walk.do('signIn', { username: cluster.username, password: cluster.password });
  return walk;
}

async function planned(): Promise<TestEngine> {
  const walk = await signedIn();
  await walk.do('chooseMode', { mode: 'non-secure' });
  await walk.do('movePracticeToken', { serial: '0054f509', inserted: true });
  await walk.do('openModule', { path: 'practice' });
  await walk.do('chooseToken', { serial: '0054f509', certificateSha256: walk.state().tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
  return walk;
}

const apply = async (walk: TestEngine, pin = 'Cisco123') => {
  const result = await walk.engine.call('apply', { planId: walk.state().plan?.id ?? '', pin });
  if (!result.ok) return { result, state: walk.state() };
  return { result, state: await walk.waitFor((state) => state.busy === null) };
};
const folderOf = (server: string): string => cluster.folders.get(server) ?? '';
const untouched = (before: string): void => {
  for (const server of [publisher, subscriber]) expect(readFolder(folderOf(server))).toMatchObject({ ctlSha256: before, staged: false });
  expect(readFolder(folderOf(publisher)).mode).toBe('mixed');
};

describe('signing in', () => {
  it('refuses a wrong password, keeps the screen, and lets the right one in afterwards', async () => {
    const walk = await started();
    await walk.do('probe', { host: cluster.host, port: cluster.port });
    const refused = await walk.engine.call('signIn', { username: 'admin', password: 'wrong' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'login.refused' } });
    expect(walk.state()).toMatchObject({ step: 'sign-in', busy: null, error: { code: 'login.refused' } });
    await walk.do('signIn', { username: cluster.username, password: cluster.password });
    expect(walk.state()).toMatchObject({ step: 'mode', error: null, cluster: { mode: 'mixed' } });
  });

  it('says that a port where nobody listens refuses', async () => {
    const walk = await started();
    await cluster.close();
    expect(await walk.engine.call('probe', { host: cluster.host, port: cluster.port })).toMatchObject({ ok: false, error: { code: 'connect.refused' } });
  });

  it('asks about an unknown certificate, remembers the answer, and blocks when another one is presented later', async () => {
    engine = await startTestEngine();
    const [first, second] = await Promise.all([startPracticeCluster({ extraSast: null }), startPracticeCluster({ extraSast: null })]);
    try {
      const where = { host: first.host, port: first.port };
      await engine.do('probe', where);
      expect(gateOf(engine.state())).toEqual({ kind: 'certificate-unknown' });
      expect(engine.state().signIn.certificate).toMatchObject({ sha256: first.certificateSha256, standing: 'unknown' });
      expect(await engine.engine.call('signIn', { username: first.username, password: first.password })).toMatchObject({ ok: false, error: { code: 'trust.certificate-unknown' } });
      await engine.do('acceptCertificate', { sha256: first.certificateSha256, replace: false });
      await engine.do('probe', where);
      expect(engine.state().signIn.certificate?.standing).toBe('known');
      // The file that holds what was accepted now names the other cluster's address with this certificate.
      const file = path.join(engine.dataDir, 'trusted-servers.json');
      await writeFile(file, (await readFile(file, 'utf8')).replace(String(first.port), String(second.port)));
      await engine.do('probe', { host: second.host, port: second.port });
      expect(gateOf(engine.state())).toEqual({ kind: 'certificate-changed' });
      expect(await engine.engine.call('signIn', { username: second.username, password: second.password })).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed' } });
      expect(await engine.engine.call('acceptCertificate', { sha256: second.certificateSha256, replace: false })).toMatchObject({ ok: false });
      await engine.do('acceptCertificate', { sha256: second.certificateSha256, replace: true });
      await engine.do('signIn', { username: second.username, password: second.password });
    } finally {
      await engine.do('signOut', {});
      await Promise.all([first.close(), second.close()]);
    }
  });

  it('refuses a file of accepted certificates that it does not understand, instead of asking anew', async () => {
    const walk = await started();
    await writeFile(path.join(walk.dataDir, 'trusted-servers.json'), '{"host:1": "yes"}');
    const other = await startPracticeCluster({ extraSast: null });
    expect(await walk.engine.call('probe', { host: other.host, port: other.port })).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
    await other.close();
  });
});

describe('calls at the wrong time', () => {
  it('are refused with the screen they do not fit', async () => {
    const walk = await started();
    expect(await walk.engine.call('apply', { planId: 'x', pin: 'y' })).toMatchObject({ ok: false, error: { code: 'contract.not-now', params: { step: 'sign-in' } } });
    expect(await walk.engine.call('chooseMode', { mode: 'non-secure' })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
    expect(walk.state().error).toBeNull();
  });

  it('are refused while another call is under way', async () => {
    const walk = await started();
    const first = walk.engine.call('probe', { host: cluster.host, port: cluster.port });
    expect(await walk.engine.call('probe', { host: cluster.host, port: cluster.port })).toMatchObject({ ok: false, error: { code: 'contract.not-now', params: { step: 'probing' } } });
    expect(await first).toMatchObject({ ok: true });
  });
});

describe('another server on the screen', () => {
  it('is never signed in to by mistake: starting the practice forgets what was probed before', async () => {
    engine = await startTestEngine(async () => (cluster = await startPracticeCluster({ extraSast: null })));
    const real = await startPracticeCluster({ extraSast: null });
    await engine.do('probe', { host: real.host, port: real.port });
    await engine.do('acceptCertificate', { sha256: real.certificateSha256, replace: false });
    await engine.do('startPractice', {});
    expect(await engine.engine.call('signIn', { username: real.username, password: real.password })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
    await real.close();
  });

  it('is not shown with the certificate of the one before when it cannot be reached', async () => {
    const walk = await started();
    await walk.do('probe', { host: cluster.host, port: cluster.port });
    expect(walk.state().signIn.certificate).not.toBeNull();
    expect(await walk.engine.call('probe', { host: 'nobody.invalid', port: 2444 })).toMatchObject({ ok: false });
    expect(walk.state().signIn.certificate).toBeNull();
  });

  it('shows no tokens judged by the CTL file of the cluster before', async () => {
    const walk = await planned();
    for (let back = 0; back < 3; back += 1) await walk.do('back', {});
    expect(walk.state()).toMatchObject({ step: 'sign-in', tokens: { module: '', tokens: [] } });
  });
});

describe('a shell with a fault', () => {
  it('does not reach the change: it goes on to its end', async () => {
    const faulty = await startTestEngine(async () => (cluster = await startPracticeCluster({ extraSast: null })));
    await faulty.do('startPractice', {});
    await faulty.do('probe', { host: cluster.host, port: cluster.port });
    await faulty.do('signIn', { username: cluster.username, password: cluster.password });
    await faulty.do('chooseMode', { mode: 'non-secure' });
    await faulty.do('movePracticeToken', { serial: '0054f509', inserted: true });
    await faulty.do('openModule', { path: 'practice' });
    await faulty.do('chooseToken', { serial: '0054f509', certificateSha256: faulty.state().tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
    faulty.engine.subscribe(({ job }) => {
      if (job?.cancellable === false) throw new Error('a window that is gone');
    });
    const { state } = await apply(faulty);
    expect(state.report?.outcome).toBe('done');
    await expect(faulty.close()).rejects.toThrow('a listener ended with a fault');
  });
});

describe('the token', () => {
  it('of a library that could not be opened is no longer offered', async () => {
    const walk = await planned();
    await walk.do('back', {});
    expect(walk.state().tokens.tokens.length).toBe(1);
    expect(await walk.engine.call('openModule', { path: '/nowhere/lib.so' })).toMatchObject({ ok: false, error: { code: 'token.module-missing' } });
    expect(gateOf(walk.state())).toEqual({ kind: 'no-module' });
  });

  it('with a wrong password leaves everything as it was, and the next attempt may succeed', async () => {
    const walk = await planned();
    const before = sha256Hex((await servedCtlFile(folderOf(publisher))) ?? new Uint8Array());
    const wrong = await apply(walk, 'Cisco124');
    expect(wrong.state).toMatchObject({ step: 'preview', error: { code: 'token.pin-incorrect' }, job: null, report: null });
    untouched(before);
    const right = await apply(walk);
    expect(right.state).toMatchObject({ step: 'finish', report: { outcome: 'done' } });
  });

  it('pulled before signing leaves everything as it was', async () => {
    const walk = await planned();
    const before = sha256Hex((await servedCtlFile(folderOf(publisher))) ?? new Uint8Array());
    await walk.do('movePracticeToken', { serial: '0054f509', inserted: false });
    expect((await apply(walk)).state).toMatchObject({ step: 'preview', error: { code: 'token.not-found' } });
    untouched(before);
  });

  it('disappears from the screen when it is pulled, without a call', async () => {
    const walk = await signedIn();
    await walk.do('chooseMode', { mode: 'non-secure' });
    await walk.do('openModule', { path: 'practice' });
    expect(gateOf(walk.state())).toEqual({ kind: 'no-token' });
    await walk.do('movePracticeToken', { serial: '008580ef', inserted: true });
    await walk.waitFor((state) => gateOf(state) === null);
    await walk.do('movePracticeToken', { serial: '008580ef', inserted: false });
    await walk.waitFor((state) => gateOf(state)?.kind === 'no-token');
  });
});

describe('the change', () => {
  it('is refused while another program of this computer changes the cluster', async () => {
    const walk = await planned();
    const lockFile = path.join(walk.dataDir, 'locks', `${walk.state().cluster?.id ?? ''}.lock`);
    const files = createNodeFiles();
    await files.makeFolder(path.dirname(lockFile));
    const lock = await files.lock(lockFile, 'somebody else');
    if (!lock.held) return expect.fail('the lock is free');
    expect((await apply(walk)).state).toMatchObject({ step: 'preview', busy: null, job: null, error: { code: 'apply.locked', params: { file: lockFile } } });
    await lock.release();
    expect((await apply(walk)).state.report?.outcome).toBe('done');
  });

  it('stops when a server no longer holds the file that the plan was made from, and takes back what was staged', async () => {
    const walk = await planned();
    const before = sha256Hex((await servedCtlFile(folderOf(publisher))) ?? new Uint8Array());
    const file = path.join(folderOf(subscriber), 'CTLFile.tlv');
    const other = await startPracticeCluster({ extraSast: null });
    await writeFile(file, (await servedCtlFile(other.folders.get(subscriber) ?? '')) ?? '');
    await other.close();
    const { state } = await apply(walk);
    expect(state.report).toMatchObject({ outcome: 'stopped', stopped: { step: `stage:${subscriber}`, error: { code: 'plan.outdated', where: subscriber } }, mode: { value: 'mixed' } });
    expect(state.report?.servers.map(({ holds, staged }) => [holds, staged])).toEqual([
      ['previous', 'no'],
      ['other', 'no'],
    ]);
    expect(state.job?.steps.find(({ id }) => id === `stage:${publisher}`)?.status).toBe('undone');
    expect(readFolder(folderOf(publisher))).toMatchObject({ ctlSha256: before, staged: false });
  });

  it('can be cancelled before the first commit, and then nothing is left on any server', async () => {
    const walk = await planned();
    const before = sha256Hex((await servedCtlFile(folderOf(publisher))) ?? new Uint8Array());
    const cancelled = walk.waitFor((state) => state.job?.steps.some(({ id, status }) => id === `stage:${publisher}` && status === 'running') === true).then(() => walk.do('cancel', {}));
    const { state } = await apply(walk);
    await cancelled;
    expect(state.report?.outcome).toBe('cancelled');
    untouched(before);
  });

  it('is busy from the call on: nothing else may come between, a second time neither', async () => {
    const walk = await planned();
    const first = apply(walk);
    for (const [name, input] of [['apply', { planId: walk.state().plan?.id ?? '', pin: 'Cisco123' }], ['back', {}], ['signOut', {}]] as const) {
      expect(await walk.engine.call(name, input)).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
    }
    expect((await first).state.report?.outcome).toBe('done');
  });

  it('is cancelled also by a call that comes after the last file was staged', async () => {
    const walk = await planned();
    const before = sha256Hex((await servedCtlFile(folderOf(publisher))) ?? new Uint8Array());
    const cancelled = walk.waitFor((state) => state.job?.steps.some(({ id, status }) => id === `stage:${subscriber}` && status === 'proved') === true).then(() => walk.do('cancel', {}));
    const { state } = await apply(walk);
    await cancelled;
    expect(state.report).toMatchObject({ outcome: 'cancelled', stopped: { step: `commit:${publisher}` } });
    expect(state.job?.steps.map(({ kind, status }) => [kind, status])).toEqual([
      ['sign', 'proved'],
      ['stage', 'undone'],
      ['stage', 'undone'],
      ['commit', 'failed'],
      ['commit', 'not-run'],
      ['set-mode', 'not-run'],
      ['prove', 'not-run'],
    ]);
    untouched(before);
  });

  it('is not to be had on a data folder that cannot be written, and nothing is signed', async () => {
    const walk = await planned();
    const before = sha256Hex((await servedCtlFile(folderOf(publisher))) ?? new Uint8Array());
    await writeFile(path.join(walk.dataDir, 'changes'), 'a file where a folder should be');
    expect((await apply(walk)).state).toMatchObject({ step: 'preview', error: { code: 'file.not-written' } });
    untouched(before);
  });

  it('run a second time starts from what the servers hold then', async () => {
    const walk = await planned();
    const first = (await apply(walk)).state.report;
    await walk.do('signOut', {});
    await walk.do('probe', { host: cluster.host, port: cluster.port });
    await walk.do('signIn', { username: cluster.username, password: cluster.password });
    await walk.do('chooseMode', { mode: 'non-secure' });
    await walk.do('openModule', { path: 'practice' });
    await walk.do('chooseToken', { serial: '0054f509', certificateSha256: walk.state().tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
    expect(walk.state().plan?.warnings).toEqual([{ kind: 'no-entry-changes' }]);
    const second = (await apply(walk)).state.report;
    expect(second?.outcome).toBe('done');
    expect(second?.id).not.toBe(first?.id);
    expect(readdirSync(path.join(walk.dataDir, 'changes')).length).toBe(2);
  });
});
