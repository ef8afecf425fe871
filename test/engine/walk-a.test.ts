import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseKeptReport } from '../../shared/contract/kept-report.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { signedBytes } from '../../shared/ctl-file/signed-bytes.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { foldBlanks } from '../helpers/fold-blanks.ts';
import { must } from '../helpers/founding-document.ts';
import { isThere, NONSECURE_TRANSCRIPT, transcript } from '../helpers/shared-reference.ts';
import { startTestEngine, type TestEngine } from '../helpers/test-engine.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';
import { readFolder } from '../oracle/node-folder.ts';

let cluster: StartedPracticeCluster;
let walk: TestEngine;
let before: CtlFile;
let after: CtlFile;
let shown: string;
let end: ViewState;
const publisher = '10.48.47.153';

const fileOf = async (server: string): Promise<CtlFile> => {
  const { base64 } = (await walk.do('ctlFile', { server })) as { base64: string };
  return must(readCtlFile(Buffer.from(base64, 'base64')));
};

beforeAll(async () => {
  walk = await startTestEngine(async () => (cluster = await startPracticeCluster({ extraSast: null })));
  await walk.do('startPractice', {});
  const { host, port, username, password, pin } = walk.state().practice ?? expect.fail('no practice');
  await walk.do('probe', { host, port });
  await walk.do('signIn', { username, password });
  before = await fileOf(publisher);
  await walk.do('chooseMode', { mode: 'non-secure' });
  await walk.do('openModule', { path: 'practice' });
  expect(walk.state().tokens.tokens).toEqual([]);
  // Putting the token in is seen without another call.
  await walk.do('movePracticeToken', { serial: '0054f509', inserted: true });
  await walk.waitFor((state) => state.tokens.tokens.length === 1);
  const [token] = walk.state().tokens.tokens;
  await walk.do('chooseToken', { serial: token?.serial ?? '', certificateSha256: token?.certificates[0]?.sha256 ?? '' });
  await walk.do('apply', { planId: walk.state().plan?.id ?? '', pin });
  end = await walk.waitFor((state) => state.step === 'finish');
  after = await fileOf(publisher);
  shown = ((await walk.do('showCtl', { server: publisher })) as { text: string }).text;
});
afterAll(() => walk.close());

describe('walk A, mixed mode to non-secure mode with a token', () => {
  it('writes the lengths of the founding document: 3746 bytes out of 5728', () => {
    expect(before.bytes.length).toBe(5728);
    expect(after.bytes.length).toBe(3746);
    expect([after.header.bytes.length, ...after.records.map(({ bytes }) => bytes.length)]).toEqual([304, 1186, 1186, 33, 1004, 33]);
  });

  it('leaves every record but CCM+TFTP byte for byte as it was', () => {
    for (const index of [0, 1, 3]) expect(after.records[index]?.bytes).toEqual(before.records[index]?.bytes);
  });

  it('is verified by OpenSSL and by an independent verifier', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'open-ctl-walk-'));
    const file = (name: string): string => path.join(folder, name);
    await writeFile(file('signed'), signedBytes(after));
    await writeFile(file('signature'), after.header.signature);
    await writeFile(file('signer.der'), after.records[0]?.certificate ?? new Uint8Array());
    const run = promisify(execFile);
    await run('openssl', ['x509', '-inform', 'der', '-in', file('signer.der'), '-pubkey', '-noout', '-out', file('key.pem')]);
    const { stdout } = await run('openssl', ['dgst', '-sha1', '-verify', file('key.pem'), '-signature', file('signature'), file('signed')]);
    expect(stdout.trim()).toBe('Verified OK');
    expect(oracleVerdict(after.bytes)).toBe('verified');
    await rm(folder, { recursive: true });
  });

  it.runIf(isThere(NONSECURE_TRANSCRIPT))('prints the published `show ctl`, but for hashes, signature and date (left out where the transcript is not there)', () => {
    const withoutOurs = (text: string): string =>
      foldBlanks(text)
        .replace(/^admin: ?show ctl /, '')
        .replace(/ admin:$/, '')
        .replace(/[0-9a-f]{32}\s?\(MD5\)/, 'MD5')
        .replace(/[0-9a-f]{40}\s?\(SHA1\)/, 'SHA1')
        .replace(/last modified on .*? Parse/, 'last modified on DATE Parse')
        .replace(/SIGNATURE 128 (?:[0-9a-f]{1,2} ){128}/, 'SIGNATURE 128 BYTES ')
        .replace(/(?:[0-9A-F]{2} ){20}\(SHA1 Hash HEX\)/g, 'HASH (SHA1 Hash HEX)');
    expect(withoutOurs(shown)).toBe(withoutOurs(transcript(NONSECURE_TRANSCRIPT)));
  });

  it('leaves the new file and the mode on every server, and the old file beside it', () => {
    const sha256 = sha256Hex(after.bytes);
    for (const folder of cluster.folders.values()) {
      expect(readFolder(folder)).toMatchObject({ ctlSha256: sha256, staged: false });
      expect(sha256Hex(readFileSync(path.join(folder, 'CTLFile.tlv.previous')))).toBe(sha256Hex(before.bytes));
    }
    expect(readFolder(cluster.folders.get(publisher) ?? '').mode).toBe('non-secure');
  });

  it('ends with a report that says so, and phones that took the file', () => {
    expect(end.report).toMatchObject({ outcome: 'done', mode: { value: 'non-secure' }, requestedMode: 'non-secure' });
    expect(end.report?.servers.map(({ server, holds, staged }) => [server, holds, staged])).toEqual([
      ['10.48.47.153', 'new', 'no'],
      ['10.48.47.154', 'new', 'no'],
    ]);
    expect(end.report?.phones?.map(({ name, outcome, reason }) => [name, outcome, reason])).toEqual([
      ['SEP001D45B5A2C1', 'accepted', 'signer-is-sast'],
      ['SEP00A2EE3F7714', 'accepted', 'signer-is-sast'],
      ['SEP000E8377D9B0', 'accepted', 'signer-is-sast'],
      ['SEP00A6CA1180D2', 'accepted', 'first-file'],
    ]);
  });

  it('shows every step running before it is proved, and cannot be cancelled from the first commit on', () => {
    const ids = end.job?.steps.map(({ id }) => id) ?? [];
    expect(end.job?.steps.every(({ status }) => status === 'proved')).toBe(true);
    for (const id of ids) {
      const statuses = walk.states.flatMap(({ job }) => job?.steps.filter((step) => step.id === id).map(({ status }) => status) ?? []);
      expect([...new Set(statuses)]).toEqual(['waiting', 'running', 'proved']);
    }
    const committing = walk.states.filter(({ job }) => job?.steps.some(({ kind, status }) => kind === 'commit' && status === 'running'));
    expect(committing.length).toBeGreaterThan(0);
    expect(committing.every(({ job }) => job?.cancellable === false)).toBe(true);
  });

  it('keeps copies, journal and report of the change, and no secret anywhere in the data folder or the view states', () => {
    const folder = path.join(walk.dataDir, 'changes', end.report?.id ?? '');
    expect(readdirSync(folder).sort()).toEqual(['before-1.tlv', 'before-2.tlv', 'journal.jsonl', 'new.tlv', 'report.html', 'report.json']);
    expect(sha256Hex(readFileSync(path.join(folder, 'before-2.tlv')))).toBe(sha256Hex(before.bytes));
    const kept = parseKeptReport(JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')));
    expect(kept).toMatchObject({ route: 'with-token', record: { id: end.report?.id }, report: { servers: end.report?.servers, kept: true }, after: { sha256: end.report?.file?.sha256, verdict: 'verified' } });
    expect(kept?.before?.entries?.length).toBeGreaterThan(0);
    expect(readFileSync(path.join(folder, 'report.html'), 'utf8')).toContain(end.report?.file?.sha256);
    const written = readdirSync(walk.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
      .join('');
    const { password, pin } = cluster;
    for (const secret of [password, pin]) expect(written.includes(secret) || written.includes(Buffer.from(secret).toString('base64'))).toBe(false);
    expect(JSON.stringify({ ...end, practice: null })).not.toContain(pin);
  });

  it('sends states of JSON only, at most 64 kB, with a growing revision', () => {
    const revisions = walk.states.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    for (const state of walk.states) {
      const json = JSON.stringify(state);
      expect(JSON.parse(json)).toEqual(state);
      expect(json.length).toBeLessThanOrEqual(65_536);
    }
  });
});
