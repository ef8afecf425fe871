import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { typedCtl, typedProvider } from '../../cli/completion/typed.ts';
import { OPTIONS } from '../../cli/options/tables.ts';
import { type Options } from '../../cli/options/declare.ts';
import { PRACTICE_SCENARIOS } from '../../shared/domain/practice-scenario.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';

const folder = folderOfFile('completion');
const script = (shell: string): string => path.join(folder, shell, shell === 'zsh' ? '_ctl' : 'ctl');

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout, stderr } = await runCtl(['completion', shell]);
    expect([code, stderr]).toEqual([0, '']);
    mkdirSync(path.dirname(script(shell)));
    writeFileSync(script(shell), stdout);
  }
  writeFileSync(path.join(folder, 'CTLFile one.tlv'), '');
});

it('another shell is refused', async () => {
  expect(await runCtl(['completion', 'tcsh'])).toMatchObject({ code: 2, stdout: '' });
});

it('every command and option is known to the shell', () => {
  const ctl = typedCtl('en', (english) => english);
  for (const { name, options } of ctl.commands) {
    const declared = Object.values({ ...(OPTIONS as Readonly<Record<string, Options>>), 'set-cluster': OPTIONS.change, update: OPTIONS.change, completion: {} }[name] ?? {});
    expect(options.map(({ names: [long] }) => long)).toEqual([...declared.map(({ flags }) => flags.split(' ')[0]), '--help']);
  }
  expect(ctl.options.map(({ names }) => names)).toEqual([['--version', '-V'], ['--lang'], ['--help', '-h']]);
  expect(typedProvider().options.map(({ names: [long] }) => long)).toContain('--config');
});

/** The words that bash itself offers behind what was typed: it is split where readline splits it. */
function offered(...typed: readonly string[]): readonly string[] {
  const program = typed[0]?.replaceAll('-', '_') ?? '';
  const asked = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _${program}; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', asked, 'bash', script('bash'), ...typed], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '').sort();
}

describe.runIf(existsSync('/bin/bash'))('in bash (left out where it is not installed)', () => {
  it.each([
    [['ctl', 'set'], ['set-cluster']],
    [['ctl', '--lang', 'ja', 'roll'], ['rollout']],
    [['ctl', '--lang', '=', 'ja', 'roll'], ['rollout']],
    [['ctl', '--lang', '='], ['en', 'ja']],
    [['ctl', 'set-cluster', ''], ['mixed', 'non-secure']],
    [['ctl', 'set-cluster', 'mixed', '--ac'], ['--accept', '--accept-visits']],
    [['ctl', 'set-cluster', '--user', 'admin', ''], ['mixed', 'non-secure']],
    [['ctl', 'set-cluster', 'mixed', ''], []],
    [['ctl', 'set-cluster', 'mixed', '--via', ''], ['ctl-provider', 'platform']],
    [['ctl', 'set-cluster', 'mixed', '--user', ''], []],
    [['ctl', 'update', '--module', 'CTL'], ['CTLFile one.tlv']],
    [['ctl', 'diff', 'a', 'CTL'], ['CTLFile one.tlv']],
    [['ctl', 'diff', 'a', 'b', 'CTL'], []],
    [['ctl', 'preflight', '--practice', '--scenario', ''], [...PRACTICE_SCENARIOS.platform].sort()],
    [['ctl', 'completion', 'f'], ['fish']],
    [['ctl-provider', 'hash'], ['hash-password']],
    [['ctl-provider', 'init', 'folder', '--role', ''], ['publisher', 'subscriber']],
    [['ctl-provider', 'init', 'folder', '--ca'], ['--callmanager', '--capf']],
    [['ctl-provider', 'init', 'CTL'], ['CTLFile one.tlv']],
    [['ctl-provider', '--config', 'CTL'], ['CTLFile one.tlv']],
    [['ctl-provider', 'certificate-sha256', 'CTL'], ['CTLFile one.tlv']],
  ] as const)('behind %j stands %j', (typed, wanted) => {
    expect(offered(...typed)).toEqual(wanted);
  });

  it('a tab on a terminal completes a command, its place, and a file with a blank', () => {
    // What was completed is called as a function that tells its arguments.
    const lines = ["ctl() { printf '<%s>' \"$@\"; echo; }", `source '${script('bash')}'`, 'ctl upd\t--via pl\t', 'ctl show CTLF\t', 'exit'];
    const { stdout } = spawnSync('script', ['-qec', 'bash --norc --noprofile -i', '/dev/null'], { cwd: folder, input: `${lines.join('\n')}\n`, encoding: 'utf8', env: { ...process.env, TERM: 'dumb', PS1: '', INPUTRC: '/dev/null' } });
    expect(stdout).toContain('<update><--via><platform>');
    expect(stdout).toContain('<show><CTLFile one.tlv>');
  });
});

describe.runIf(existsSync('/usr/bin/zsh'))('in zsh (left out where it is not installed)', () => {
  it('the script is read, as a file of fpath and by hand', () => {
    expect(spawnSync('zsh', ['-n', script('zsh')], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    const asked = `fpath=('${path.dirname(script('zsh'))}' $fpath); autoload -U compinit; compinit -u -d '${folder}/dump'; print $_comps[ctl] $_comps[ctl-provider]`;
    expect(spawnSync('zsh', ['-f', '-c', asked], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '', stdout: '_ctl _ctl\n' });
  });
});

describe.runIf(existsSync('/usr/bin/fish'))('in fish (left out where it is not installed)', () => {
  const inFish = (typed: string): readonly string[] => {
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', `source '${script('fish')}'; complete -C '${typed}'`], { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } });
    expect(stderr).toBe('');
    return stdout.split('\n').filter((line) => line !== '').map((line) => line.split('\t')[0] ?? '');
  };

  it('offers commands, places and values', () => {
    expect(inFish('ctl set')).toEqual(['set-cluster']);
    expect(inFish('ctl set-cluster ')).toEqual(['mixed', 'non-secure']);
    expect(inFish('ctl set-cluster mixed --via ')).toEqual(['ctl-provider', 'platform']);
    expect(inFish('ctl-provider hash')).toEqual(['hash-password']);
  });
});
