import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { combinationProblem, rolloutProblem, routeProblem, showProblem } from '../../cli/options/combinations.ts';
import { type Given, type Options, allRead, declare, flag, valuesOf } from '../../cli/options/declare.ts';
import { PRACTICE_SCENARIOS } from '../../shared/domain/practice-scenario.ts';
import { commandHelpJa } from '../../shared/texts/ja/command-help.ts';
import { OPTIONS } from '../../cli/options/tables.ts';
import { type Connection } from '../../shared/domain/connection.ts';
import { type Result } from '../../shared/domain/result.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { fill } from '../../shared/texts/fill.ts';
import { runCtl } from '../helpers/run-ctl.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';

const file = path.join(folderOfFile('options'), 'CTLFile.tlv');
writeFileSync(file, '');

const given = (options: Options, args: readonly string[]): Given => declare(new Command().argument('[what]'), options).parse([...args], { from: 'user' }).opts();
const said = (problem: Result<never> | null): unknown => (problem === null || problem.ok ? null : [problem.error.code, problem.error.params]);
const change = (via: Connection, ...args: readonly string[]): unknown => said(routeProblem(given(OPTIONS.change, args), via));

type Args = readonly [string, ...string[]];
const TOKEN_ROUTE: readonly Args[] = [
  ['--module', 'x.so'], ['--token', '0054f509'], ['--pin-fd', '4'], ['--save', 'x.tlv'],
  ['--add-token', '0054f509'], ['--remove-entry', 'x'], ['--anew'], ['--phone-sast-trust'], ['--style', 'cli'],
];
const PLATFORM_ROUTE: readonly Args[] = [['--axl-user', 'x'], ['--axl-port', '8443'], ['--axl-password-fd', '5'], ['--older-node'], ['--accept-visits'], ['--rollout'], ['--pilot', 'SEP001D45B5A2C1'], ['--service', 'tftp'], ['--hold-passwords']];
const BOTH: readonly Args[] = [['--host', 'cucm'], ['--user', 'x'], ['--trust', 'ab'.repeat(32)], ['--password-fd', '3'], ['--json'], ['--yes'], ['--accept', 'made-anew'], ['--practice'], ['--practice', '--scenario', 'x'], ['--practice', '--seed', '7']];

it('every option has its place in the page about the command line', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/command-line.md'), 'utf8');
  const flags = Object.values(OPTIONS).flatMap((options) => Object.values(options as Options).map((row) => row.flags.split(' ')[0] ?? ''));
  expect([...new Set(flags)].filter((one) => !new RegExp(`${one}\\b`).test(page))).toEqual([]);
});

it('the help of a command names every practice cluster that it takes in full, and no other; it tells its exit codes', async () => {
  const taken = { 'set-cluster': ['ctl-provider', 'platform'], 'reset-localkey': ['platform'] } as const;
  for (const [command, connections] of Object.entries(taken)) {
    const { code, stdout } = await runCtl([command, '--help']);
    const words = stdout.split(/[\s,]+/);
    const names = connections.flatMap((connection): readonly string[] => PRACTICE_SCENARIOS[connection]);
    expect([code, ...names.filter((name) => !words.includes(name))]).toEqual([0]);
    expect(words.includes('ctl-file-lost')).toBe(names.includes('ctl-file-lost'));
    expect(stdout).toContain('Exit codes:');
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('  ctl '))).toEqual([]);
  }
});

it('the help in Japanese has words for every option, and leaves no English sentence', async () => {
  const rows = Object.values(OPTIONS).flatMap((options) => Object.values(options as Options));
  expect([...new Set(rows.map(({ help }) => help))].filter((help) => commandHelpJa[help] === undefined)).toEqual([]);
  for (const asked of [['--lang', 'ja', '--help'], ['set-cluster', '--help', '--lang=ja']]) {
    const { code, stdout } = await runCtl(asked);
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => !line.startsWith('  ctl ') && /(?:\b[a-z]{2,} ){3}/u.test(line.replace(/\([^)]*\)|`[^`]*`/gu, '')))).toEqual([]);
  }
});

it('every option of a change is tried below', () => {
  const tried = [...TOKEN_ROUTE, ...PLATFORM_ROUTE, ...BOTH].flat().filter((word) => word.startsWith('--'));
  expect([...new Set([...tried, '--via'])].sort()).toEqual(Object.values(OPTIONS.change as Options).map((row) => row.flags.split(' ')[0]).sort());
});

describe('an option of the other route', () => {
  it.each(TOKEN_ROUTE)('is refused with --via platform: %s', (option, ...value) => {
    expect(change('platform', option, ...value)).toEqual(['usage.other-route', { option, via: 'ctl-provider' }]);
    expect(change('ctl-provider', option, ...value)).toBeNull();
  });

  it.each(PLATFORM_ROUTE)('is refused without --via platform: %s', (option, ...value) => {
    expect(change('ctl-provider', option, ...value)).toEqual(['usage.other-route', { option, via: 'platform' }]);
    expect(change('platform', '--axl-user', 'x', '--rollout', '--pilot', 'SEP000E8377D9B0', option, ...value)).toBeNull();
  });

  it('is each that one of the routes alone has, and no other', () => {
    for (const args of BOTH) for (const via of ['ctl-provider', 'platform'] as const) expect(change(via, ...args)).toBeNull();
    const flags = Object.values(OPTIONS.change).map((row) => row.flags.split(' ')[0]);
    const tried = [...TOKEN_ROUTE, ...PLATFORM_ROUTE, ...BOTH].map(([option]) => option);
    expect([...new Set([...tried, '--scenario', '--seed', '--via'])].sort()).toEqual([...flags].sort());
  });
});

describe('an option without meaning beside the others', () => {
  it.each([
    ['--host', 'cucm'], ['--user', 'x'], ['--password-fd', '3'], ['--trust', 'ab'.repeat(32)],
    ['--module', 'x.so'], ['--pin-fd', '4'],
  ])('is refused with --practice: %s', (option, ...value) => {
    expect(change('ctl-provider', '--practice', option, ...value)).toEqual(['usage.not-in-practice', { option }]);
    expect(said(combinationProblem(given(OPTIONS.apply, ['--practice', option, ...value])))).toEqual(['usage.not-in-practice', { option }]);
  });

  it.each([
    ['--host', 'cucm'], ['--user', 'x'], ['--password-fd', '3'], ['--trust', 'ab'.repeat(32)],
    ['--axl-user', 'x'], ['--axl-port', '8443'], ['--axl-password-fd', '5'],
  ])('is refused with --via platform --practice: %s', (option, ...value) => {
    expect(change('platform', '--practice', option, ...value)).toEqual(['usage.not-in-practice', { option }]);
  });

  it('is none that agrees to what a change costs: a practice cluster takes it, and does not stand for it', () => {
    for (const via of ['ctl-provider', 'platform'] as const) for (const args of [['--yes'], ['--accept', 'phones-need-visit']]) expect(change(via, '--practice', ...args)).toBeNull();
    expect(change('platform', '--practice', '--accept-visits')).toBeNull();
  });

  it.each([
    ['--scenario', '--practice', () => change('ctl-provider', '--scenario', 'never-secured')],
    ['--scenario', '--practice', () => change('platform', '--scenario', 'release-15')],
    ['--seed', '--practice', () => change('ctl-provider', '--seed', '7')],
    ['--seed', '--practice', () => change('platform', '--seed', '7')],
    ['--pilot', '--rollout', () => change('platform', '--pilot', 'SEP001D45B5A2C1')],
    ['--service', '--rollout', () => change('platform', '--service', 'tftp')],
    ['--hold-passwords', '--rollout', () => change('platform', '--hold-passwords')],
    ['--axl-password-fd', '--axl-user', () => change('platform', '--axl-password-fd', '5')],
    ['--trust', '--user', () => said(showProblem(given(OPTIONS.show, ['--trust', 'ab'.repeat(32)]), 'cucm'))],
    ['--password-fd', '--user', () => said(showProblem(given(OPTIONS.show, ['--password-fd', '3']), file))],
    ['--json', '--user', () => said(showProblem(given(OPTIONS.show, ['--json']), file))],
  ])('is refused alone: %s without %s', (option, needed, problem) => {
    expect(problem()).toEqual(['usage.option-alone', { option, needed }]);
  });

  it.each([
    ['ctl-provider', '--password-fd', '--pin-fd'],
    ['platform', '--password-fd', '--axl-password-fd'],
  ] as const)('may name one descriptor, which holds two passwords: %s, %s and %s', (via, option, other) => {
    const user = via === 'platform' ? ['--axl-user', 'x'] : [];
    expect(change(via, ...user, option, '0', other, '0')).toBeNull();
  });

  it('is the restart of phones on a real cluster without one to be tried first, and more than three of those', () => {
    const wrong = (detail: string): unknown => ['usage.wrong', { detail }];
    const alone = (...args: readonly string[]): unknown => said(rolloutProblem(given(OPTIONS.rollout, args), false));
    expect(change('platform', '--host', 'cucm', '--rollout')).toEqual(wrong('--pilot NAME'));
    expect(alone('--host', 'cucm')).toEqual(wrong('--pilot NAME'));
    expect(alone('--host', 'cucm', ...['a', 'b', 'c', 'd'].flatMap((name) => ['--pilot', name]))).toEqual(wrong('--pilot: 1 - 3'));
    expect(change('platform', '--practice', '--rollout')).toBeNull();
    expect(alone('--practice')).toBeNull();
    expect(alone('--host', 'cucm', '--pilot', 'a')).toBeNull();
    expect(alone('--practice', '--host', 'cucm')).toEqual(['usage.not-in-practice', { option: '--host' }]);
    expect(said(rolloutProblem(given(OPTIONS.rollout, []), true))).toBeNull();
  });

  it('is refused where it would take a file for a cluster', () => {
    expect(said(showProblem(given(OPTIONS.show, ['--user', 'x']), file))).toEqual(['usage.file-given', { option: '--user', path: file }]);
    expect(said(showProblem(given(OPTIONS.show, ['--user', 'x', '--json']), 'cucm'))).toBeNull();
  });
});

describe('ctl ends with exit code 2 and says why', () => {
  const codes = {
    'usage.no-such-scenario': [['rollout', '--practice', '--scenario', 'two-nodes'], { scenario: 'two-nodes' }],
    'usage.other-route': [['update', '--axl-user', 'x'], { option: '--axl-user', via: 'platform' }],
    'usage.not-in-practice': [['set-cluster', 'mixed', '--practice', '--trust', 'ab'.repeat(32)], { option: '--trust' }],
    'usage.option-alone': [['apply', file, '--host', 'cucm', '--module', 'x.so', '--scenario', 'never-secured'], { option: '--scenario', needed: '--practice' }],
    'usage.file-given': [['show', file, '--user', 'x'], { option: '--user', path: file }],
  } as const;
  it.each(Object.keys(codes) as (keyof typeof codes)[])('in both languages: %s', async (code) => {
    const [args, params] = codes[code];
    for (const [language, { errors }] of Object.entries(LANGUAGES)) {
      const run = await runCtl(['--lang', language, ...args]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(fill(errors[code].explanation, params));
    }
  });

  it.each([
    ['plan has nothing to ask, sign or save', ['plan', file, '--practice', '--yes']],
    ['plan and apply take the choices from their file', ['apply', file, '--practice', '--anew']],
    ['a file of choices says nothing of the route', ['apply', file, '--via', 'platform']],
    ['a name that is empty', ['update', '--practice', '--token', '']],
    ['a descriptor that is none', ['update', '--host', 'cucm', '--password-fd', '']],
    ['an address that is not whole', ['update', '--host', '10.48.47', '--module', 'x.so']],
    ['a consent that no rule asks for', ['update', '--host', 'cucm', '--module', 'x.so', '--accept', 'everything']],
  ])('as an option that is not there or no value for it: %s', async (_, args) => {
    const run = await runCtl(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).not.toBe('');
  });
});

it('an option that is declared and not read compiles nowhere and stops the program', () => {
  const { json, ...left } = valuesOf({ ...OPTIONS.verify, extra: flag('--extra', '') }, {});
  expect(json).toBe(false);
  // @ts-expect-error -- what was not taken apart is left
  expect(() => allRead(left)).toThrow('nothing reads extra');
  const { extra, ...none } = left;
  expect(extra).toBe(false);
  expect(() => allRead(none)).not.toThrow();
});

it('the key of an option is its flag', () => {
  expect(() => declare(new Command(), { other: flag('--extra', '') })).toThrow('other is not the key of --extra');
});
