import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { tokenDialog } from '../../shared/session/token-dialog.ts';
import { PHONE, PIN, PractisedWalk, TOKEN } from './practised.ts';

let walk: PractisedWalk;
afterEach(() => walk.close());

const EVERY_PHONE_BY_SAST = [
  [PHONE.tvs, 'accepted', 'signer-is-sast'],
  [PHONE.tvsAtSubscriber, 'accepted', 'signer-is-sast'],
  [PHONE.withoutTvs, 'accepted', 'signer-is-sast'],
  [PHONE.new, 'accepted', 'first-file'],
];

describe('Update CTL File', () => {
  it('replaces a lost token: the one that is left signs, and is asked back after the new one was added', async () => {
    walk = await PractisedWalk.start('one-token-lost');
    await walk.choose('update');
    await walk.sign(TOKEN.first);
    const lost = walk.entry('SAST-ADN008580ef');
    expect(await callEngine(walk.engine.engine, 'removeEntry', { number: walk.entry('SAST-ADN0054f509') })).toMatchObject({ ok: false, error: { code: 'plan.entry-locked', params: { reason: 'signer' } } });
    await walk.engine.do('removeEntry', { number: lost });
    expect(walk.rules).toContain('two-tokens');
    await walk.add(TOKEN.newOne);
    expect(walk.rules).not.toContain('two-tokens');
    expect(walk.state.plan).toMatchObject({ signerSerial: TOKEN.first });
    // Finish ends the adding: from then on the signer is wanted.
    await walk.engine.do('wishToken', { not: null });
    expect(tokenDialog(walk.state)).toEqual({ kind: 'another-inserted', serial: TOKEN.first, present: [TOKEN.newOne] });
    await walk.insert(TOKEN.first);
    await walk.finish();
    expect(walk.mode).toBe('mixed');
    expect(walk.file().bytes.length).toBe(5728);
    expect(walk.file().records.map(({ subjectName }) => subjectName?.slice(0, 21))).toEqual([
      'cn="SAST-ADN0054f509 ',
      'CN=cucm-1001-a-pub;OU',
      'CN=CAPF-e9037b69;OU=T',
      'CN=cucm-1001-a-sub1;O',
      'cn="SAST-ADN00a4c1d7 ',
    ]);
    expect(walk.phones()).toEqual(EVERY_PHONE_BY_SAST);
  });

  it('puts an entry back that was taken out, and takes back what was added', async () => {
    walk = await PractisedWalk.start('one-token-lost');
    await walk.choose('update');
    await walk.sign(TOKEN.first);
    await walk.engine.do('removeEntry', { number: walk.entry('SAST-ADN008580ef') });
    expect(walk.state.plan?.entries.at(-1)).toMatchObject({ number: 5, change: 'removed', kind: 'token' });
    await walk.engine.do('keepEntry', { number: 5 });
    expect(walk.state.plan?.entries.map(({ change }) => change)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept']);
    await walk.add(TOKEN.newOne);
    await walk.engine.do('removeEntry', { number: walk.entry('SAST-ADN00a4c1d7') });
    expect(walk.state.choices).toMatchObject({ addTokens: [], removeEntries: [] });
    expect(walk.rules).toEqual(['no-entry-changes']);
  });

  it('adds a TFTP server of another cluster, after a person accepted its certificate; nothing is written there', async () => {
    walk = await PractisedWalk.start('other-tftp-server');
    await walk.choose('update');
    await walk.sign(TOKEN.first);
    const { host, port } = walk.state.practice?.otherTftpServer ?? expect.fail('no other server');
    const { username, password } = walk.cluster;
    await walk.engine.do('probeTftpServer', { host, port });
    expect(walk.state.tftpServer?.standing).toBe('unknown');
    expect(await callEngine(walk.engine.engine, 'addTftpServer', { username, password })).toMatchObject({ ok: false, error: { code: 'trust.certificate-unknown' } });
    await walk.engine.do('acceptCertificate', { sha256: walk.state.tftpServer?.sha256 ?? '', replace: false });
    expect(await callEngine(walk.engine.engine, 'addTftpServer', { username, password: 'wrong' })).toMatchObject({ ok: false, error: { code: 'login.refused' } });
    await walk.engine.do('addTftpServer', { username, password });
    expect(walk.state.plan?.entries.at(-1)).toMatchObject({ function: 'TFTP', name: '10.48.60.10', origin: 'other-cluster', change: 'added', lock: null });
    await walk.finish();
    expect(walk.records().at(-1)?.slice(0, 2)).toEqual(['TFTP', '10.48.60.10']);
    expect(walk.phones()).toEqual(EVERY_PHONE_BY_SAST);
  });

  it('keeps the entry of that server byte for byte at the next change, and names it', async () => {
    walk = await PractisedWalk.start('other-tftp-server');
    await walk.choose('update');
    await walk.sign(TOKEN.first);
    const { host, port } = walk.state.practice?.otherTftpServer ?? expect.fail('no other server');
    await walk.engine.do('probeTftpServer', { host, port });
    await walk.engine.do('acceptCertificate', { sha256: walk.state.tftpServer?.sha256 ?? '', replace: false });
    await walk.engine.do('addTftpServer', { username: walk.cluster.username, password: walk.cluster.password });
    await walk.finish();
    const before = walk.file().records.at(-1)?.bytes;
    await walk.engine.do('signOut', {});
    await walk.signIn();
    await walk.choose('non-secure');
    await walk.sign(TOKEN.second);
    expect(walk.rules).toEqual(['foreign-entry']);
    await walk.finish();
    expect(walk.file().records.at(-1)?.bytes).toEqual(before);
  });

  it('of a renamed server: its new entry is made, the old one is named as stale and can be removed', async () => {
    walk = await PractisedWalk.start('server-renamed');
    await walk.choose('update');
    await walk.sign(TOKEN.first);
    expect(walk.rules).toEqual(['stale-entry']);
    await walk.engine.do('removeEntry', { number: walk.entry('10.48.47.154') });
    await walk.finish();
    expect(walk.records().map(([, name]) => name)).toEqual(['', '', '10.48.47.153', '10.48.47.153', '10.48.47.155']);
    expect(walk.file().bytes.length).toBe(5728);
    expect(walk.phones()).toEqual(EVERY_PHONE_BY_SAST);
  });
});

describe('servers that are not as they should be', () => {
  it('hold different files: it is said before and after the choice, and all hold the new one afterwards', async () => {
    walk = await PractisedWalk.start('files-differ');
    expect(walk.state.cluster?.findings.map(({ rule }) => rule)).toEqual(['files-differ']);
    await walk.choose('mixed');
    await walk.sign(TOKEN.first);
    expect(walk.rules).toEqual(['already-in-mode', 'files-differ', 'no-entry-changes']);
    await walk.finish();
    expect(walk.file().bytes.length).toBe(5728);
    expect(walk.phones()).toEqual(EVERY_PHONE_BY_SAST);
  });

  it('one does not answer: nothing is planned, and the gate names it', async () => {
    walk = await PractisedWalk.start('server-unreachable');
    expect(gateOf(walk.state)).toMatchObject({ kind: 'server-refused', server: '10.48.47.154', error: { code: 'connect.refused' } });
    await walk.choose('non-secure');
    await walk.insert(TOKEN.first);
    const [token] = walk.state.tokens.tokens;
    const planned = await callEngine(walk.engine.engine, 'chooseToken', { serial: TOKEN.first, certificateSha256: token?.certificates[0]?.sha256 ?? '' });
    expect(planned).toMatchObject({ ok: false, error: { code: 'connect.refused', where: '10.48.47.154' } });
    expect(await callEngine(walk.engine.engine, 'apply', { planId: 'x', pin: PIN })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
  });

  it('one holds a file whose signature does not fit: nothing is built on it, and moved out of the folder it stops nothing any more', async () => {
    walk = await PractisedWalk.start('founding-document');
    const file = path.join(walk.folder('10.48.47.154'), 'CTLFile.tlv');
    const bytes = await readFile(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(file, bytes);
    await walk.engine.do('refreshCluster', {});
    expect(gateOf(walk.state)).toEqual({ kind: 'ctl-file-not-verified', server: '10.48.47.154' });
    await rename(file, `${file}.kept`);
    await walk.engine.do('refreshCluster', {});
    expect(gateOf(walk.state)).toBeNull();
    await walk.choose('update');
    await walk.sign(TOKEN.first);
    await walk.finish();
    expect(walk.file().bytes.length).toBe(5728);
  });
});
