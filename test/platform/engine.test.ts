import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../core/files/node.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { foldBlanks } from '../helpers/fold-blanks.ts';
import { lockOfPractice } from '../helpers/practice-lock.ts';
import { must } from '../helpers/founding-document.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';
import { leaveOpen } from '../helpers/platform/left-open.ts';

const PUBLISHER = '10.48.47.153';
const SUBSCRIBER = '10.48.47.154';

let walk: PlatformEngine;
afterEach(() => walk.close());

async function signedIn(scenario: Parameters<typeof startPlatformEngine>[0] = 'founding-document'): Promise<void> {
  walk = await startPlatformEngine(scenario);
  must(await walk.probe());
  must(await walk.signIn());
}

async function changed(kind: 'non-secure' | 'update' = 'non-secure'): Promise<void> {
  await walk.do('choosePlatformChange', { kind });
  const { id, consent } = walk.view().plan ?? expect.fail('no plan');
  if (consent !== null) await walk.do('consentToVisits', { planId: id, typed: consent });
  await walk.do('applyPlatform', { planId: id });
  await walk.waitFor(({ busy }) => busy !== 'applying');
}

const refused = async (...call: Parameters<typeof callEngine>): Promise<string> => {
  const result = await callEngine(...call);
  return result.ok ? 'ok' : result.error.code;
};

/** What the folder of a change keeps of all its sessions. */
function transcriptsOf(id: string): string {
  const folder = path.join(walk.dataDir, 'changes', id);
  return readdirSync(folder).filter((name) => name.startsWith('transcript')).map((name) => readFileSync(path.join(folder, name), 'utf8')).join('');
}

const heldNow = (): readonly unknown[] => walk.view().report?.nodes.map(({ disk, served }) => [disk.held, served?.held]) ?? [];

describe('the trust table', () => {
  it('stands before any sign-in, grows by the other nodes, and is accepted as a whole or not at all', async () => {
    walk = await startPlatformEngine('release-15');
    const { host, sshPort, axlPort } = walk.view();
    await walk.do('probePlatform', { host, sshPort, axlPort, olderNode: false });
    expect(walk.view().trust.map(({ service, standing }) => [service, standing])).toEqual([
      ['ssh', 'unknown'],
      ['axl', 'unknown'],
      ['tftp-https', 'unknown'],
    ]);
    expect(gateOf(walk.state())).toEqual({ kind: 'platform-trust-unknown' });
    const { osUsername, osPassword, axlUsername, axlPassword } = walk.state().practice?.platform ?? expect.fail('no practice');
    const credentials = { osUsername, osPassword, axlUsername, axlPassword };
    expect(await refused(walk.engine, 'signInPlatform', credentials)).toBe('platform.host-key-unknown');
    const all = walk.view().trust.map(({ sha256 }) => sha256);
    expect(await refused(walk.engine, 'acceptPlatformTrust', { fingerprints: all.slice(1), replace: false })).toBe('contract.not-now');
    await walk.do('acceptPlatformTrust', { fingerprints: all, replace: false });
    expect(gateOf(walk.state())).toBe(null);
    const signingIn = callEngine(walk.engine, 'signInPlatform', credentials);
    await walk.waitFor(({ platform }) => platform?.waitsForTrust === true);
    expect(walk.state()).toMatchObject({ busy: 'signing-in', step: 'sign-in' });
    expect(walk.view().trust.filter(({ standing }) => standing === 'unknown').map(({ node, service }) => [node, service])).toEqual([
      [SUBSCRIBER, 'ssh'],
      [SUBSCRIBER, 'tftp-https'],
      [SUBSCRIBER, 'axl'],
    ]);
    await walk.do('acceptPlatformTrust', { fingerprints: walk.view().trust.map(({ sha256 }) => sha256), replace: false });
    must(await signingIn);
    expect(walk.state().step).toBe('mode');
    expect(walk.view().offers).toMatchObject({ recommended: 'platform', why: 'release-without-ctl-provider' });
    expect(walk.view().cluster).toMatchObject({ publisher: PUBLISHER, mode: 'mixed', autoRegistration: false, axlError: null });
    expect(walk.view().cluster?.nodes.map(({ served }) => served?.by)).toEqual(['https', 'https']);
  });

  it('keeps a sign-in waiting until it is cancelled, and nobody is signed in then', async () => {
    walk = await startPlatformEngine('founding-document');
    must(await walk.probe());
    const { osUsername, osPassword } = walk.state().practice?.platform ?? expect.fail('no practice');
    const signingIn = callEngine(walk.engine, 'signInPlatform', { osUsername, osPassword, axlUsername: '', axlPassword: '' });
    await walk.waitFor(({ platform }) => platform?.waitsForTrust === true);
    await walk.do('cancel', {});
    expect(await signingIn).toMatchObject({ ok: false, error: { code: 'connect.cancelled' } });
    expect(walk.state()).toMatchObject({ step: 'sign-in', busy: null });
    expect(walk.view()).toMatchObject({ waitsForTrust: false, cluster: null });
  });

  it('blocks at a changed row until it is replaced on purpose', async () => {
    await signedIn('host-key-changes');
    await walk.do('signOut', {});
    await walk.practice().restartNode(PUBLISHER);
    const { host, sshPort, axlPort } = walk.view();
    await walk.do('probePlatform', { host, sshPort, axlPort, olderNode: true });
    expect(gateOf(walk.state())).toEqual({ kind: 'platform-trust-changed' });
    const fingerprints = walk.view().trust.map(({ sha256 }) => sha256);
    expect(await refused(walk.engine, 'acceptPlatformTrust', { fingerprints, replace: false })).toBe('platform.host-key-changed');
    await walk.do('acceptPlatformTrust', { fingerprints, replace: true });
    expect(gateOf(walk.state())).toBe(null);
  });
});

describe('a change over the platform', () => {
  it('is read anew after the restarts: what is served then is the new file, and phones decide', async () => {
    await signedIn();
    await changed();
    expect(walk.view().report).toMatchObject({ outcome: 'done', transcriptKept: true, kept: true, notCopied: [] });
    expect(heldNow()).toEqual([
      ['new', 'previous'],
      ['new', 'previous'],
    ]);
    await walk.do('tickOff', { id: walk.view().report?.id ?? '', left: 'restart-callmanager', done: true });
    await walk.do('restartPracticeServices', {});
    expect(heldNow()).toEqual([
      ['new', 'new'],
      ['new', 'new'],
    ]);
    // What is no longer left is no longer ticked either, on the screen as in the folder.
    expect(walk.state().ticked).toEqual([]);
    // One phone refused the file; its visit is all that is left beside the comparison.
    expect(walk.view().report?.leftToDo).toEqual(['compare-on-phone', 'visit-phones']);
    expect(walk.view().report?.phones?.map(({ reason }) => reason)).toEqual(['tvs-vouches', 'tvs-vouches', 'signer-not-trusted', 'first-file']);
    const { lines } = walk.view().transcript;
    expect(foldBlanks(lines.join('\n'))).toContain('Moving Cluster to Non Secure Mode Cluster set to Non Secure Mode');
    // The next change in the same sessions keeps its own lines, with the reading that it was planned from.
    const first = transcriptsOf(walk.view().report?.id ?? '');
    await walk.do('goOn', {});
    await changed('update');
    const second = transcriptsOf(walk.view().report?.id ?? '');
    expect(first).toMatch(/utils ctl set-cluster non-secure-mode[^]*Cluster set to Non Secure Mode/);
    expect(second).toMatch(/admin:show ctl[^]*utils ctl update CTLFile/);
    expect(second).not.toContain('utils ctl set-cluster');
    expect(must(await callEngine(walk.engine, 'platformTranscript', {})).text).not.toContain('utils ctl set-cluster');
    await walk.do('readPlatformAgain', { osPassword: '' });
    expect(transcriptsOf(walk.view().report?.id ?? '')).not.toContain('utils ctl set-cluster');
  });

  it('stays as it was read where all sessions are lost, until the right password lets it be read again', async () => {
    await signedIn();
    await changed();
    for (const node of [PUBLISHER, SUBSCRIBER]) await walk.practice().restartNode(node);
    const before = walk.view().report;
    for (const [osPassword, code] of [['', 'connect.lost'], ['wrong', 'login.refused']] as const) {
      expect(await refused(walk.engine, 'readPlatformAgain', { osPassword })).toBe(code);
      expect(walk.view().report).toEqual(before);
    }
    await walk.do('readPlatformAgain', { osPassword: walk.practice().osAdmin.password });
    expect(walk.view().report).toMatchObject({ outcome: 'done', mode: { value: 'non-secure' } });
    expect(walk.view().report?.stopped).toBe(undefined);
  });

  it('leaves no secret in its folder or in any state, and every state is JSON of at most 64 kB', async () => {
    await signedIn();
    await changed();
    const { osAdmin, axlUser } = walk.practice();
    const written = readdirSync(walk.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
      .join('');
    const shown = walk.states.map((state) => JSON.stringify({ ...state, practice: null })).join('');
    for (const { password } of [osAdmin, axlUser]) expect(written.includes(password) || shown.includes(password)).toBe(false);
    for (const state of walk.states) expect(JSON.stringify(state).length).toBeLessThanOrEqual(65_536);
  });

  it('is not begun while another program of this computer changes the cluster, by whichever route', async () => {
    await signedIn();
    await walk.do('choosePlatformChange', { kind: 'non-secure' });
    const files = createNodeFiles();
    const file = lockOfPractice(walk);
    await files.makeFolder(path.dirname(file));
    const lock = await files.lock(file, 'somebody else');
    if (!lock.held) return expect.fail('the lock is free');
    await walk.do('applyPlatform', { planId: walk.view().plan?.id ?? '' });
    const end = await walk.waitFor(({ busy }) => busy !== 'applying');
    expect(end).toMatchObject({ step: 'preview', error: { code: 'apply.locked', params: { file } }, platform: { report: null } });
    expect(must(await callEngine(walk.engine, 'platformTranscript', {})).text).not.toContain('utils ctl');
    await lock.release();
    await walk.do('applyPlatform', { planId: walk.view().plan?.id ?? '' });
    expect((await walk.waitFor(({ busy }) => busy !== 'applying')).platform?.report?.outcome).toBe('done');
  });

  it('is not begun where another program has left one open since it was planned', async () => {
    await signedIn();
    await walk.do('choosePlatformChange', { kind: 'non-secure' });
    const id = await leaveOpen(walk.dataDir, walk.practice().nodes);
    await walk.do('applyPlatform', { planId: walk.view().plan?.id ?? '' });
    const end = await walk.waitFor(({ busy }) => busy !== 'applying');
    expect(end).toMatchObject({ step: 'preview', error: { code: 'change.unfinished', params: { id } }, platform: { report: null } });
    expect(must(await callEngine(walk.engine, 'platformTranscript', {})).text).not.toContain('utils ctl');
  });

  it('is not begun on a cluster that somebody else has changed meanwhile', async () => {
    await signedIn();
    await walk.do('choosePlatformChange', { kind: 'update' });
    const planId = walk.view().plan?.id ?? '';
    const other = await startOther();
    await other();
    await walk.do('applyPlatform', { planId });
    const end = await walk.waitFor(({ busy }) => busy !== 'applying');
    expect(end).toMatchObject({ step: 'preview', error: { code: 'plan.outdated' }, platform: { report: null } });
  });
});

/** Somebody else at the command line of the publisher. */
async function startOther(): Promise<() => Promise<void>> {
  const { askedAndConfirmed, openSession } = await import('../helpers/platform/session.ts');
  const session = await openSession(walk.practice());
  return async () => {
    await askedAndConfirmed(session, 'utils ctl set-cluster non-secure-mode');
    await session.close();
  };
}
