import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { foundingParts, mixedFile, nonSecureFile } from '../helpers/founding-document.ts';
import { folderOfFile, folderOfTest } from '../helpers/temporary-folder.ts';
import { sameOnBoth } from './both-systems.ts';
import { atZ } from './parts.ts';
import { dataIn, program, runInWindows } from './wine.ts';

const folder = folderOfFile('commands');
/** Relative to where both run, so that outputs name the same. */
const [MIXED, PLAIN, BENT, CHOICES, WIDE] = ['mixed.tlv', 'plain.tlv', 'bent.tlv', 'choices.json', 'wide.json'].map((name) => path.join(folder, name)) as [string, string, string, string, string];

beforeAll(() => {
  const [mixed, plain] = [mixedFile(foundingParts()).bytes, nonSecureFile(foundingParts()).bytes];
  writeFileSync(MIXED, mixed);
  writeFileSync(PLAIN, plain);
  writeFileSync(BENT, plain.map((byte, at) => (at === plain.length - 1 ? byte ^ 1 : byte)));
  // As Notepad saves it.
  writeFileSync(CHOICES, '\uFEFF{"mode": "non-secure"}');
  // As PowerShell 5 does.
  writeFileSync(WIDE, '\uFEFF{"mode": "non-secure"}', 'utf16le');
});

/** A command that needs nothing from before. */
const COMMANDS: readonly (readonly [number, readonly string[]])[] = [
  [0, ['--version']],
  [0, ['--help']],
  [0, ['--lang', 'ja', 'set-cluster', '--help']],
  [0, ['show', PLAIN]],
  [1, ['verify', BENT]],
  [0, ['verify', MIXED, '--json']],
  [1, ['diff', MIXED, PLAIN]],
  [0, ['plan', CHOICES, '--practice']],
  [0, ['apply', CHOICES, '--practice']],
  [0, ['update', '--practice']],
  [0, ['--lang', 'ja', 'set-cluster', 'non-secure', '--practice']],
  [4, ['preflight', '--practice', '--scenario', 'no-backup']],
  [4, ['preflight', '--practice', '--scenario', 'monitor-account']],
  [0, ['rollout', '--practice']],
  [0, ['reset-localkey', '--practice', '--scenario', 'itlrecovery-regenerated', '--accept', 'export-control-unknown', '--accept', 'upgrade-unknown']],
  [2, ['set-cluster', 'mixed', '--practice', '--trust', 'ab'.repeat(32)]],
  [3, ['practice', '--sast', import.meta.filename]],
];

describe('a command says the same on Windows as on Linux', () => {
  it.each(COMMANDS.map(([code, args]) => [args.map((arg) => path.basename(arg)).join(' '), args, code] as const))('ctl %s', async (_, args, code) => {
    const said = await sameOnBoth(folderOfTest('command'), args);
    expect([code, said]).toEqual([said.code, said]);
  });

  it('ctl plan names a choices file in UTF-16 as such', async () => {
    const { code, stderr } = await sameOnBoth(folderOfTest('wide'), ['plan', WIDE, '--practice']);
    expect([code, stderr.some((line) => line.includes('it is saved as UTF-16'))]).toEqual([3, true]);
  });

  it('ctl changes and ctl diagnostics, behind a change that was made', async () => {
    const home = folderOfTest('changes');
    expect((await sameOnBoth(home, ['set-cluster', 'mixed', '--practice', '--scenario', 'never-secured'])).code).toBe(0);
    expect((await sameOnBoth(home, ['changes'])).code).toBe(0);
    const changes = path.join(home, 'windows', 'open-ctl-client', 'Data', 'changes');
    const [id = ''] = readdirSync(changes);
    const env = dataIn(path.join(home, 'windows'));
    const file = path.join(home, 'diagnostics.json');
    const [one, json, saved, again, removed] = await runInWindows(home, [
      [program('ctl'), 'changes', id], [program('ctl'), 'changes', '--json'], [program('ctl'), 'diagnostics', '--save', atZ(file)], [program('ctl'), 'diagnostics', '--save', atZ(file)], [program('ctl'), 'changes', id, '--remove', '--yes'],
    ].map((args) => ({ args, env })), 1);
    expect([one?.code, one?.stdout.includes(`Data\\changes\\${id}\\report.html`)]).toEqual([0, true]);
    expect(JSON.parse(json?.stdout ?? '')).toMatchObject({ changes: [{ id, outcome: 'done' }] });
    expect([saved?.code, again?.code === 0]).toEqual([0, false]);
    expect([removed?.code, readdirSync(changes)]).toEqual([0, []]);
  });
});

describe('a folder with a name of more than 300 characters, and Japanese in it', () => {
  it('holds a change, and is never shortened where it is named', async () => {
    const home = path.join(folderOfTest('long'), ...Array.from({ length: 8 }, (_, index) => `${index} とても長いフォルダの名前`.repeat(3)));
    const [ended] = await runInWindows(folderOfTest('job'), [{ args: [program('ctl'), 'set-cluster', 'non-secure', '--practice'], env: dataIn(home) }]);
    const changes = path.join(home, 'open-ctl-client', 'Data', 'changes');
    expect(ended).toMatchObject({ code: 0 });
    const [id = ''] = readdirSync(changes);
    expect(ended?.stdout).toContain(atZ(path.join(changes, id, 'report.html')));
    expect(changes.length).toBeGreaterThan(300);
  });
});
