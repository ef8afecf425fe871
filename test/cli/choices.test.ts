import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { localTime } from '../../shared/texts/time.ts';
import { foundingParts, mixedFile, nonSecureFile } from '../helpers/founding-document.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'open-ctl-choices-'));
});
afterAll(() => rm(folder, { recursive: true }));

const choices = async (name: string, value: unknown): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(value));
  return file;
};

interface Reported {
  readonly ok: boolean;
  readonly report: { readonly outcome: string; readonly mode: { readonly value: string }; readonly file: { readonly length: number }; readonly phones: readonly { readonly outcome: string; readonly reason: string }[] };
}
const reportOf = (stdout: string): Reported => JSON.parse(stdout) as Reported;

describe('ctl set-cluster and ctl update on practice clusters', () => {
  it.each([
    ['set-cluster mixed for the first time', ['set-cluster', 'mixed', '--scenario', 'never-secured'], 'mixed', 5728, ['first-file', 'first-file', 'first-file', 'first-file']],
    ['set-cluster mixed again', ['set-cluster', 'mixed'], 'mixed', 5728, ['signer-is-sast', 'signer-is-sast', 'signer-is-sast', 'first-file']],
    ['update after all tokens were lost', ['update', '--scenario', 'ctl-file-lost', '--phone-sast-trust', '--accept', 'made-anew', '--accept', 'phones-need-visit'], 'mixed', 5728, ['tvs-vouches', 'tvs-vouches', 'signer-not-trusted', 'first-file']],
    ['update with empty CTL files', ['update', '--scenario', 'ctl-file-empty', '--anew', '--accept', 'phones-need-visit'], 'mixed', 5728, ['signer-not-trusted', 'signer-not-trusted', 'signer-not-trusted', 'first-file']],
    ['update from no tokens to tokens', ['update', '--scenario', 'tokenless-mixed', '--anew', '--phone-sast-trust', '--accept', 'made-anew', '--accept', 'phones-need-visit'], 'mixed', 5728, ['tvs-vouches', 'tvs-vouches', 'signer-not-trusted', 'first-file']],
    ['update with a new token in place of a lost one', ['update', '--scenario', 'one-token-lost', '--add-token', '00a4c1d7', '--remove-entry', 'ADN008580ef'], 'mixed', 5728, ['signer-is-sast', 'signer-is-sast', 'signer-is-sast', 'first-file']],
    ['update after a server was renamed', ['update', '--scenario', 'server-renamed', '--remove-entry', '10.48.47.154'], 'mixed', 5728, ['signer-is-sast', 'signer-is-sast', 'signer-is-sast', 'first-file']],
    ['set-cluster non-secure where files differ', ['set-cluster', 'non-secure', '--scenario', 'files-differ'], 'non-secure', 3746, ['signer-is-sast', 'signer-is-sast', 'signer-is-sast', 'first-file']],
  ])('%s', async (_, args, mode, length, reasons) => {
    const save = path.join(folder, `${args.join('-')}.tlv`);
    const { code, stdout } = await runCtl([...args, '--practice', '--json', '--save', save]);
    expect(reportOf(stdout)).toMatchObject({ ok: true, report: { outcome: 'done', mode: { value: mode }, file: { length } } });
    expect(reportOf(stdout).report.phones.map(({ reason }) => reason)).toEqual(reasons);
    expect(code).toBe(0);
    expect(oracleVerdict(await readFile(save))).toBe('verified');
  });

  it.each([['--add-token', '008580ef'], ['--add-token', '0054f509', '--add-token', '008580ef']])('the token of --token signs the first file beside %s %s', async (...added) => {
    const { code, stderr } = await runCtl(['set-cluster', 'mixed', '--scenario', 'never-secured', '--token', '0054f509', ...added, '--practice']);
    expect(stderr).toContain('signed by token 0054f509');
    expect(code).toBe(0);
  });

  it.each([
    ['non-secure mode without a CTL file', ['set-cluster', 'non-secure', '--scenario', 'ctl-file-lost'], 'plan.mode-not-offered', 1],
    ['what needs a consent, since neither --practice nor --yes gives one', ['update', '--scenario', 'tokenless-mixed', '--anew', '--phone-sast-trust', '--yes'], 'plan.consent-missing', 1],
    ['a new beginning in place of empty CTL files without consent', ['update', '--scenario', 'ctl-file-empty', '--anew', '--yes'], 'apply.consent-missing', 1],
    ['a token outside of the present file', ['update', '--scenario', 'tokenless-mixed'], 'plan.token-not-in-file', 1],
    ['one token where two are needed', ['set-cluster', 'mixed', '--scenario', 'never-secured', '--add-token', '0054f509'], 'plan.refused', 1],
    ['a server that does not answer', ['update', '--scenario', 'server-unreachable'], 'connect.refused', 3],
    ['an entry that nothing fits', ['update', '--remove-entry', 'nobody'], 'usage.wrong', 2],
    ['a scenario that there is not', ['update', '--scenario', 'nowhere'], 'usage.no-such-scenario', 2],
  ])('refuses %s, with its code', async (_, args, error, exit) => {
    const { code, stdout } = await runCtl([...args, '--practice', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: error } });
    expect(code).toBe(exit);
  });
});

describe('ctl plan and ctl apply', () => {
  it('plan shows the same choices without signing, apply makes them true', async () => {
    const file = await choices('one-lost.json', { mode: 'update', addTokens: [{ serial: '00a4c1d7' }], removeEntries: ['ADN008580ef'] });
    const planned = await runCtl(['plan', file, '--practice', '--scenario', 'one-token-lost']);
    expect(planned.code).toBe(0);
    expect(planned.stdout.split('\n')[0]).toBe('Phones: accept directly 4, through TVS 0, need a visit 0, unknown 0.');
    expect(planned.stdout).toMatch(/5 {2}new .*SAST-ADN00a4c1d7/);
    expect(planned.stdout).toMatch(/6 {2}removed .*SAST-ADN008580ef/);
    expect(planned.stderr).not.toContain('[confirmed]');
    const applied = await runCtl(['apply', file, '--practice', '--scenario', 'one-token-lost', '--json']);
    expect(reportOf(applied.stdout)).toMatchObject({ ok: true, report: { outcome: 'done', file: { length: 5728 } } });
  });

  it('plan ends with 1 when a rule speaks against it, and says which', async () => {
    const file = await choices('lost.json', { mode: 'update', removeEntries: ['ADN008580ef'] });
    const { code, stdout } = await runCtl(['plan', file, '--practice', '--json']);
    const planned = JSON.parse(stdout) as { ok: boolean; plan: { findings: readonly { rule: string; severity: string }[] } };
    expect([code, planned.ok]).toEqual([1, false]);
    expect(planned.plan.findings).toContainEqual(expect.objectContaining({ rule: 'two-tokens', severity: 'refuse' }));
  });

  it.each([
    ['no JSON', 'mode: update', 'JSON'],
    ['an unknown key', '{"mode":"update","force":true}', 'JSON'],
    ['an unknown mode', '{"mode":"secure"}', 'mode'],
    ['a token without a serial number', '{"mode":"update","addTokens":[{}]}', 'addTokens.0.serial'],
    ['a server without an address', '{"mode":"update","addServers":[{"name":"a","address":"300.1.1.1","certificate":"AAAA"}]}', 'addServers.0.address'],
  ])('refuse a file with %s, and say where', async (_, text, place) => {
    const file = path.join(folder, 'wrong.json');
    await writeFile(file, text);
    const { code, stderr } = await runCtl(['plan', file, '--practice']);
    expect(code).toBe(2);
    expect(stderr).toContain(`${file}: ${place}.`);
  });
});

describe('against a cluster that runs, without a terminal', () => {
  let cluster: StartedPracticeCluster;
  beforeAll(async () => {
    cluster = await startPracticeCluster({ extraSast: null, scenario: 'files-differ' });
  });
  afterAll(() => cluster.close());
  const show = (more: readonly string[] = []) =>
    runCtl(['show', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--trust', cluster.certificateSha256, '--password-fd', '3', ...more], { secrets: [cluster.password] });

  it('ctl show HOST prints the file of every server, and says that they differ', async () => {
    const { code, stdout, stderr } = await show();
    expect(code).toBe(0);
    expect(stdout.match(/^--- CTL file of .* ---$/gm)).toEqual(['--- CTL file of 10.48.47.153 ---', '--- CTL file of 10.48.47.154 ---']);
    expect(stdout.match(/Length of CTL file: 5728/g)).toHaveLength(2);
    expect(stderr).toContain('The servers currently hold different CTL files (10.48.47.153, 10.48.47.154).');
  });

  it('ctl show HOST --json gives the cluster as it was read', async () => {
    const { stdout } = await show(['--json']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, cluster: { mode: 'mixed', findings: [{ rule: 'files-differ' }], servers: [{ ctlFile: { length: 5728, verdict: 'verified' } }, {}] } });
  });
});

describe('against a cluster one of whose servers holds an empty file', () => {
  let cluster: StartedPracticeCluster;
  beforeAll(async () => {
    cluster = await startPracticeCluster({ extraSast: null });
    await writeFile(path.join(cluster.folders.get('10.48.47.154') ?? '', 'CTLFile.tlv'), '');
  });
  afterAll(() => cluster.close());
  const show = (more: readonly string[] = []) =>
    runCtl(['show', `127.0.0.1:${cluster.port}`, '--user', cluster.username, '--trust', cluster.certificateSha256, '--password-fd', '3', ...more], { secrets: [cluster.password] });

  it('ctl show HOST says empty beside the other file, and its exit code too', async () => {
    const { code, stdout } = await show();
    expect([code, stdout.includes('Length of CTL file: 5728'), stdout.includes('The CTL file is empty\n10.48.47.154: the file exists and has 0 bytes')]).toEqual([3, true, true]);
    const { cluster: read } = JSON.parse((await show(['--json'])).stdout) as { cluster: { servers: readonly unknown[]; findings: readonly unknown[] } };
    expect(read).toMatchObject({ findings: [{ rule: 'ctl-file-empty' }], servers: [{ ctlFile: { verdict: 'verified', problem: null } }, { ctlFile: { length: 0, verdict: 'empty', problem: { code: 'ctl-file.empty' } } }] });
  });
});

describe('ctl diff', () => {
  it('tells what became of each entry, as text and as JSON, and answers with its exit code', async () => {
    const parts = foundingParts();
    const [before, after] = [path.join(folder, 'before.tlv'), path.join(folder, 'after.tlv')];
    await writeFile(before, mixedFile(parts).bytes);
    await writeFile(after, nonSecureFile(parts).bytes);
    expect(await runCtl(['diff', before, before])).toMatchObject({ code: 0, stdout: 'The files are identical, byte for byte.\n' });
    const text = await runCtl(['diff', before, after]);
    expect(text.code).toBe(1);
    expect(text.stdout.split('\n')).toEqual([
      `timestamp: ${localTime('2015-02-24T09:26:40.000Z', 'en')} -> ${localTime('2015-02-24T15:37:45.000Z', 'en')}`,
      expect.stringMatching(/^1 {2}kept {2}System Administrator Security Token/),
      expect.stringMatching(/^2 {2}kept/),
      expect.stringMatching(/^3 {2}certificate removed {2}CCM\+TFTP {2}10\.48\.47\.153 {2}\(SUBJECTNAME/),
      '4  kept  CAPF  10.48.47.153',
      expect.stringMatching(/^5 {2}certificate removed {2}CCM\+TFTP {2}10\.48\.47\.154/),
      '',
    ]);
    const json = JSON.parse((await runCtl(['diff', before, after, '--json'])).stdout) as { identical: boolean; records: readonly { change: string }[] };
    expect([json.identical, json.records.map(({ change }) => change)]).toEqual([false, ['kept', 'kept', 'stripped', 'kept', 'stripped']]);
    expect(await runCtl(['diff', before, path.join(folder, 'nowhere.tlv')])).toMatchObject({ code: 3, stdout: '' });
  });
});
