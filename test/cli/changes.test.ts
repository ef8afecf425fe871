import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { changesFolder } from '../helpers/data-home.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';

const ABSENT = '20260101T000000Z-00000000';
const EARLIER = '20260102T000000Z-00000000';
let id = '';

/** One change of practice, whole, and a folder that a program before records left. */
beforeAll(async () => {
  const { code, stdout } = await runCtl(['set-cluster', 'mixed', '--practice', '--scenario', 'never-secured']);
  expect(code).toBe(0);
  [id = ''] = readdirSync(changesFolder());
  const folder = path.join(changesFolder(), id);
  // The report stands before the file that was read afterwards, and its page and folder are its last lines.
  expect(stdout.indexOf(`${folder}${path.sep}report.html`)).toBeLessThan(stdout.lastIndexOf('The checksum value of the CTL file'));
  expect(stdout).toContain(folder);
  mkdirSync(path.join(changesFolder(), EARLIER));
  writeFileSync(path.join(changesFolder(), EARLIER, 'journal.jsonl'), '{"time":"2026-01-02T00:00:00.000Z","what":"planned","mode":"mixed","servers":[]}\n');
});

describe('ctl changes', () => {
  it('lists every change of this computer, practice included, as one JSON object', async () => {
    const { code, stdout } = await runCtl(['changes', '--json']);
    expect(code).toBe(0);
    const { changes } = JSON.parse(stdout) as { readonly changes: readonly Readonly<Record<string, unknown>>[] };
    expect(changes).toEqual([
      expect.objectContaining({ id: EARLIER, practice: false, cluster: null, problem: 'earlier-version', report: null }),
      expect.objectContaining({ id, practice: true, outcome: 'done', kind: 'mixed', scenario: 'never-secured', phase: 'ended', problem: null, report: path.join(changesFolder(), id, 'report.html') }),
    ]);
    expect(changes[1]?.['cluster']).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('says what is left of it, and where its report is, in words', async () => {
    const { code, stdout } = await runCtl(['changes', id]);
    expect([code, stdout.split('\n')[1]?.startsWith(`${id}  done  mixed mode`)]).toEqual([0, true]);
    // A count, which is not to be read as the number of an item.
    expect(stdout).toMatch(/Items left to do: 3(?:, phones to visit: \d+)?\.$/mu);
    expect(stdout).toContain(path.join(changesFolder(), id, 'report.html'));
  });

  it.each(['--finish', '--undo', '--keep'])('refuses %s of a change that is over, before anything is asked or started', async (way) => {
    const { code, stdout } = await runCtl(['changes', id, way, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'change.not-offered', params: { reason: 'not-open' } } });
  });

  it.each([
    ['a change that is not there', [ABSENT, '--check'], 'There is no such change'],
    ['a name that leads elsewhere', ['../..', '--remove', '--yes'], 'There is no such change'],
    ['two things at once', [ABSENT, '--finish', '--undo'], '--finish'],
    ['no change where none is open', ['--finish'], 'no change is unfinished'],
    ['none to be removed', ['--remove', '--yes'], 'name the change whose folder'],
  ])('is wrong usage with %s', async (_, args, said) => {
    const { code, stderr } = await runCtl(['changes', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('takes no account or address for a change of practice', async () => {
    expect((await runCtl(['changes', id, '--check', '--user', 'x'])).stderr).toContain('--user');
  });

  it('removes a folder only when a person agreed', async () => {
    const refused = await runCtl(['changes', id, '--remove']);
    expect([refused.code, existsSync(path.join(changesFolder(), id))]).toEqual([1, true]);
    expect(refused.stderr).toContain('Nothing was done');
    expect((await runCtl(['changes', id, '--remove', '--yes', '--json'])).code).toBe(0);
    expect(existsSync(path.join(changesFolder(), id))).toBe(false);
  });
});

describe('ctl rollout with a number', () => {
  it.each(['20261126T041233Z-ffffffff', 'tonight'])('that belongs to nothing (%s) says what it may be, and how they are listed', async (number) => {
    const { code, stderr } = await runCtl(['rollout', number]);
    expect([code, stderr.includes(number), stderr.includes('a change, to restart after it'), stderr.includes('"ctl changes"')]).toEqual([2, true, true, true]);
  });
});

describe('ctl diagnostics', () => {
  it('saves one file, never over another one, and no secret', async () => {
    const file = path.join(folderOfTest('diagnostics'), 'd.json');
    expect((await runCtl(['diagnostics', '--save', file])).code).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ version: 1, system: { versions: { node: process.versions.node } }, changes: [{ id: EARLIER }] });
    for (const secret of ['Cisco123', 'PRIVATE KEY', '"password"']) expect(text).not.toContain(secret);
    expect((await runCtl(['diagnostics', '--save', file])).code).toBe(1);
    expect((await runCtl(['diagnostics'])).code).toBe(2);
  });
});
