import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { LOST_TOKENS_CONFIRMATIONS } from '../../shared/domain/platform/lost-tokens.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { lockOfPractice } from '../helpers/practice-lock.ts';
import { must } from '../helpers/founding-document.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';
import { leaveOpen } from '../helpers/platform/left-open.ts';
import { readFolder } from '../oracle/node-folder.ts';

const CONSENT = 'cucm-1001-a-pub';
let walk: PlatformEngine;
afterEach(() => walk.close());

async function guide(scenario: Parameters<typeof startPlatformEngine>[0]): Promise<void> {
  walk = await startPlatformEngine(scenario);
  must(await walk.probe());
  must(await walk.signIn());
  await walk.do('openLostTokens', {});
}

const deletion = async (typed: string): Promise<string> => {
  const result = await callEngine(walk.engine, 'deleteCtlFiles', { typed });
  return result.ok ? 'ok' : result.error.code;
};
/** Sent at once, as quick clicks are: none waits for what the one before has changed. */
const confirmAll = (): Promise<unknown> => Promise.all(LOST_TOKENS_CONFIRMATIONS.map((item) => walk.do('confirmLostTokens', { item, done: true })));
const onDisk = () => walk.practice().nodes.map(({ folder }) => readFolder(folder).ctlSha256);

it('from 10.0(1) on the guide leads to the command, and nothing can be deleted', async () => {
  await guide('founding-document');
  expect(walk.view().lostTokens).toMatchObject({ route: 'command-without-token', phase: 'guide' });
  expect(await deletion(CONSENT)).toBe('contract.not-now');
  const copies = await callEngine(walk.engine, 'keepLostTokensCopies', {});
  expect(copies.ok).toBe(false);
});

it('is not opened while a change of the cluster is open', async () => {
  walk = await startPlatformEngine('change-interrupted');
  must(await walk.probe());
  must(await walk.signIn());
  expect(await callEngine(walk.engine, 'openLostTokens', {})).toMatchObject({ ok: false, error: { code: 'change.unfinished' } });
  expect(walk.view().lostTokens).toBeNull();
});

it('before 10 files are deleted on every node, but only behind copies, confirmations and the typed name', async () => {
  await guide('pre-10');
  const before = onDisk();
  expect(walk.view().lostTokens).toMatchObject({ route: 'delete-and-begin-anew', consent: CONSENT, alternates: [], nodes: [{ disk: 'there', served: 'there' }, { disk: 'there', served: 'there' }] });
  await confirmAll();
  expect(await deletion(CONSENT)).toBe('contract.not-now');
  await walk.do('keepLostTokensCopies', {});
  const { folder, nodes } = walk.view().lostTokens ?? expect.fail('no guide');
  expect(nodes.map(({ copy }) => copy)).toEqual(['kept', 'kept']);
  const served = walk.practice().servedFile('10.48.47.153') ?? new Uint8Array(0);
  expect(new Uint8Array(readFileSync(path.join(folder, 'before-1.tlv')))).toEqual(new Uint8Array(served));
  await walk.do('confirmLostTokens', { item: 'two-new-tokens', done: false });
  expect(await deletion(CONSENT)).toBe('apply.consent-missing');
  await confirmAll();
  expect(await deletion('yes')).toBe('apply.consent-missing');
  expect(onDisk()).toEqual(before);
  expect(await deletion(CONSENT)).toBe('ok');
  expect(onDisk()).toEqual([null, null]);
  const deletedIn = (of: string): number => readFileSync(path.join(of, 'transcript.txt'), 'utf8').match(/admin:file delete/g)?.length ?? 0;
  expect(deletedIn(folder)).toBe(2);
  // Cisco Tftp serves from its cache until it is restarted.
  expect(walk.view().lostTokens).toMatchObject({
    phase: 'deleted',
    nodes: [
      { deletion: 'said', disk: 'gone', served: 'there' },
      { deletion: 'said', disk: 'gone', served: 'there' },
    ],
  });
  // A node that got a file again is cleared in the same sessions: the folder of each deletion keeps what was said in it, and no more.
  writeFileSync(path.join(walk.practice().nodes[1]?.folder ?? '', 'CTLFile.tlv'), served);
  await walk.do('closeLostTokens', {});
  await walk.do('openLostTokens', {});
  await confirmAll();
  await walk.do('keepLostTokensCopies', {});
  expect(await deletion(CONSENT)).toBe('ok');
  expect(onDisk()).toEqual([null, null]);
  const second = walk.view().lostTokens?.folder ?? expect.fail('no guide');
  expect([second === folder, deletedIn(folder), deletedIn(second)]).toEqual([false, 2, 1]);
  // The screen of the cluster shows none of the files that were there before.
  await walk.do('closeLostTokens', {});
  expect(walk.view().lostTokens).toBeNull();
  expect(walk.view().cluster?.nodes.map(({ disk }) => disk)).toMatchObject([{ kind: 'none' }, { kind: 'none' }]);
});

it('before anything is deleted the certificates of the tokens in the readers can be had, and only in that guide', async () => {
  await guide('pre-10');
  const own = (walk.state().practice?.tokens ?? []).filter(({ kind }) => kind === 'token').map(({ serial }) => serial);
  // Those of the CTL file are lost.
  expect(own).toEqual(['00a4c1d7', '00b83e5f']);
  for (const serial of own) await walk.do('movePracticeToken', { serial, inserted: true });
  const { tokens } = must(await callEngine(walk.engine, 'newTokenCertificates', { path: 'practice' }));
  expect(tokens.map(({ serial }) => serial)).toEqual(own);
  for (const { certificates } of tokens) expect(certificates.map(({ base64 }) => new X509Certificate(Buffer.from(base64, 'base64')).subject)).toEqual([expect.stringContaining('SAST-ADN')]);
  expect(walk.state()).toMatchObject({ busy: null, error: null, step: 'mode' });
  expect(await callEngine(walk.engine, 'newTokenCertificates', { path: '/no/such/library.so' })).toMatchObject({ ok: false, error: { code: 'token.module-missing' } });
  await walk.do('closeLostTokens', {});
  expect(await callEngine(walk.engine, 'newTokenCertificates', { path: 'practice' })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
});

it('a file that is not the one that was copied is not deleted', async () => {
  await guide('pre-10');
  await confirmAll();
  await walk.do('keepLostTokensCopies', {});
  const { folder } = walk.view().lostTokens ?? expect.fail('no guide');
  const [publisher, subscriber] = walk.practice().nodes;
  const file = path.join(subscriber?.folder ?? '', 'CTLFile.tlv');
  const other = await startPracticeCluster({ extraSast: null });
  writeFileSync(file, readFileSync(path.join(other.folders.get('10.48.47.153') ?? '', 'CTLFile.tlv')));
  await other.close();
  const present = readFileSync(file);
  // Reading again does not make a copy of what was read.
  await walk.do('refreshPlatform', {});
  expect(await deletion(CONSENT)).toBe('ok');
  expect(readFolder(publisher?.folder ?? '').ctlSha256).toBe(null);
  expect(readFileSync(file)).toEqual(present);
  expect(walk.view().lostTokens?.nodes).toMatchObject([
    { deletion: 'said', disk: 'gone' },
    { deletion: 'not-yet', disk: 'there', error: { code: 'plan.outdated' } },
  ]);
  const journal = readFileSync(path.join(folder, 'journal.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(journal.map(({ what, step, status }) => [what, step, status].join(' ').trim())).toEqual([
    'record',
    'copied',
    'copied',
    'step delete:10.48.47.153 begun',
    'step delete:10.48.47.153 said',
    'step delete:10.48.47.154 not-yet',
    'reported',
  ]);
});

it('nothing is deleted while another program changes the cluster, or where it has left a change open since', async () => {
  await guide('pre-10');
  await confirmAll();
  await walk.do('keepLostTokensCopies', {});
  const before = onDisk();
  const files = createNodeFiles();
  const file = lockOfPractice(walk);
  await files.makeFolder(path.dirname(file));
  const lock = await files.lock(file, 'somebody else');
  if (!lock.held) return expect.fail('the lock is free');
  expect(await deletion(CONSENT)).toBe('apply.locked');
  await lock.release();
  await leaveOpen(walk.dataDir, walk.practice().nodes);
  expect(await deletion(CONSENT)).toBe('change.unfinished');
  expect(onDisk()).toEqual(before);
});

it('the checklist names the phones that AXL listed', async () => {
  await guide('pre-10');
  const listed = must(await callEngine(walk.engine, 'phoneChecklist', {}));
  expect(listed.complete).toBe(true);
  expect(listed.rows.map(({ name }) => name)).toEqual(walk.practice().phones.states().map(({ name }) => name));
});
