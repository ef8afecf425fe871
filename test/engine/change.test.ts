import { writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { servedCtlFile } from '../../practice/nodes/folder.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { readFolder } from '../oracle/node-folder.ts';
import { lockOfPractice } from '../helpers/practice-lock.ts';
import { apply, endEngine, folderOf, planned, practice, publisher, signedIn, started, subscriber, untouched } from './practised.ts';

afterEach(endEngine);

describe('a shell with a fault', () => {
  it('does not reach the change: it goes on to its end', async () => {
    const faulty = await planned();
    faulty.engine.subscribe(({ job }) => {
      if (job?.cancellable === false) throw new Error('a window that is gone');
    });
    const { state } = await apply(faulty);
    expect(state.report?.outcome).toBe('done');
    await expect(endEngine()).rejects.toThrow('a listener ended with a fault');
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

  it('of the practice is not lent to another cluster that is changed meanwhile', async () => {
    const walk = await started();
    const other = await startPracticeCluster({ extraSast: null });
    const { host, port, certificateSha256: sha256, username, password } = other;
    await walk.do('probe', { host, port });
    await walk.do('acceptCertificate', { sha256, replace: false });
    await walk.do('signIn', { username, password });
    await walk.do('chooseMode', { mode: 'non-secure' });
    expect(await walk.engine.call('openModule', { path: 'practice' })).toMatchObject({ ok: false, error: { code: 'token.module-missing' } });
    expect(walk.state()).toMatchObject({ atPractice: false, practice: { host: practice().host } });
    await other.close();
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
  it('is refused while another program of this computer changes the cluster, by whichever route', async () => {
    const walk = await planned();
    const lockFile = lockOfPractice(walk);
    const files = createNodeFiles();
    await files.makeFolder(path.dirname(lockFile));
    const lock = await files.lock(lockFile, 'somebody else');
    if (!lock.held) return expect.fail('the lock is free');
    expect((await apply(walk)).state).toMatchObject({ step: 'preview', busy: null, job: null, error: { code: 'apply.locked', params: { file: lockFile } } });
    await lock.release();
    expect((await apply(walk)).state.report?.outcome).toBe('done');
  });

  it('is not signed when the publisher says another thing of the cluster than the plan was made from', async () => {
    const walk = await planned();
    const before = sha256Hex((await servedCtlFile(folderOf(publisher))) ?? new Uint8Array());
    await writeFile(path.join(folderOf(publisher), 'mode.json'), JSON.stringify({ mode: 'non-secure', fileSha256: before }));
    expect((await apply(walk)).state).toMatchObject({ step: 'preview', report: null, error: { code: 'plan.outdated', where: publisher } });
    for (const server of [publisher, subscriber]) expect(readFolder(folderOf(server))).toMatchObject({ ctlSha256: before, staged: false });
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
    const cancelled = walk.waitFor((state) => state.job?.steps.every(({ kind, status }) => kind !== 'stage' || status === 'proved') === true).then(() => walk.do('cancel', {}));
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
    await walk.do('probe', { host: practice().host, port: practice().port });
    await walk.do('signIn', { username: practice().username, password: practice().password });
    await walk.do('chooseMode', { mode: 'non-secure' });
    await walk.do('openModule', { path: 'practice' });
    await walk.do('chooseToken', { serial: '0054f509', certificateSha256: walk.state().tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
    expect(walk.state().plan?.findings.map(({ rule }) => rule)).toEqual(['already-in-mode', 'no-entry-changes']);
    const second = (await apply(walk)).state.report;
    expect(second?.outcome).toBe('done');
    expect(second?.id).not.toBe(first?.id);
    expect(readdirSync(path.join(walk.dataDir, 'changes')).length).toBe(2);
  });
});
