import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Command } from 'commander';
import { expect, it } from 'vitest';
import { createProgram } from '../../cli/options/program.ts';
import { parseChoicesFile } from '../../shared/contract/choices-file.ts';
import { COMMANDS, INIT_OPTIONS, OPTIONS } from '../../provider/usage.ts';
import { commandsOf, words, written, type Written } from './commands-in-pages.ts';
import { PAGES, manifest, readPage, root } from './pages.ts';

/** Of npm's own, those that pages use. */
const NPM = ['start', 'test', 'ci', 'pack', 'install', 'audit', 'version'];

/**
 * Programs that are not ours: the test that runs them as a page has them, or why none can. A real cluster, a phone, a service manager and another system are not at hand where tests run.
 */
const OTHERS: Readonly<Record<string, { readonly runIn: string } | { readonly why: string }>> = {
  openssl: { runIn: 'test/tokens/guide.test.ts' },
  'softhsm2-util': { runIn: 'test/tokens/guide.test.ts' },
  'pkcs11-tool': { runIn: 'test/tokens/guide.test.ts' },
  shred: { runIn: 'test/tokens/guide.test.ts' },
  node: { runIn: 'test/provider/daemon.ts' },
  npx: { why: 'runs tests inside of tests: the files that it names are looked for below' },
  curl: { why: 'asks a TFTP server on its standard port; test/provider/tftp.test.ts asks the same of in.tftpd on another one' },
  cmp: { why: 'compares what curl brought; test/provider/tftp.test.ts compares the same bytes' },
  cp: { why: 'writes to /etc; test/provider/tftp.test.ts gives in.tftpd the same map' },
  sed: { why: 'writes to /etc; test/provider/tftp.test.ts starts in.tftpd with the same options' },
  apt: { why: 'installs packages of the system; scripts/test.mjs does so before the tests, and `npm run ctl-provider-deb` is unpacked in test/provider/deb.test.ts' },
  systemctl: { why: 'needs systemd; test/provider/unit.test.ts runs what the unit runs' },
  journalctl: { why: 'needs systemd; test/provider/log.test.ts reads the same lines' },
  ykman: { why: 'needs a YubiKey' },
  sc: { why: 'a program of Windows; test/tokens reads what it prints' },
  icacls: { why: 'a program of Windows' },
  nslookup: { why: 'asks the name service of the reader' },
  df: { why: 'shows the disk of the reader' },
  kill: { why: 'ends the program of the reader; test/kill does the same' },
  ulimit: { why: 'belongs to a shell; test/tokens/core-dump.test.ts looks at what follows from it' },
  '$OutputEncoding': { why: 'a line of PowerShell' },
};

/** Lines of `ctl` that can be typed here, each with what runs it, but for a seed or `--json`. */
const LINES: Readonly<Record<string, string>> = {
  'set-cluster non-secure --practice': 'test/cli/set-cluster.test.ts',
  'set-cluster non-secure --via platform --practice': 'test/cli/platform/change.test.ts',
  'set-cluster non-secure --via platform --practice --rollout': 'test/cli/platform/practice-examples.test.ts',
  'plan next.json --practice': 'test/cli/choices.test.ts',
  'apply next.json --practice': 'test/cli/choices.test.ts',
  'practice --sast sast.der': 'test/cli/set-cluster.test.ts',
  'show FILE': 'test/cli/files.test.ts',
  'show CTLFile.tlv': 'test/cli/files.test.ts',
};

/** As `ctl` reads it; the message where it does not. */
function refusal(args: readonly string[]): string | null {
  const program = createProgram('en', null);
  let message = '';
  const quiet = (command: Command): void => {
    command.exitOverride((error) => {
      throw error;
    });
    command.configureOutput({ writeOut: () => undefined, writeErr: (text) => void (message += text) });
    command.action(() => undefined);
    command.commands.forEach(quiet);
  };
  quiet(program);
  const [name = '', ...more] = args;
  if (more.length === 0 && program.commands.some((command) => command.name() === name)) return null;
  try {
    program.parse([...args], { from: 'user' });
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') ? null : message;
  }
}

const refused = (commands: readonly Written[], refuse: (args: readonly string[]) => string | null): readonly string[] =>
  commands.flatMap(({ page, text }) => words(text).flatMap((args) => refuse(args) ?? []).map((message) => `${page}: ${text}: ${message}`));

it('every line of ctl in a page is one that ctl takes', () => {
  const commands = commandsOf('ctl').filter(({ text }) => text !== '' && !/^COMMAND|^(?:set-cluster|plan|apply) (?:FILE )?\.\.\./.test(text));
  expect(commands.length).toBeGreaterThan(80);
  expect(refused(commands, refusal)).toEqual([]);
  expect(refusal(['show', 'x', '--usr', 'y'])).toContain('--usr');
  expect(refusal(['set-cluster', 'none'])).toContain('none');
  expect(refusal(['--help'])).toBe(null);
});

it('every line of ctl to be typed is run by a test or a script of ours, unless it needs a cluster of the reader', () => {
  const lines = commandsOf('ctl').filter(({ isLine, text }) => isLine && !text.includes(' --host ')).map(({ text }) => text.replace(/ +# .*$/, ''));
  expect([...new Set(lines)].sort()).toEqual(Object.keys(LINES).sort());
  for (const [line, file] of Object.entries(LINES)) {
    const test = readFileSync(path.join(root, file), 'utf8');
    if (!test.includes(`'${line}'`)) expect(line.split(' ').filter((word, at) => (at === 0 || word.startsWith('--')) && !test.includes(`'${word}'`)), line).toEqual([]);
  }
});

it('every line of ctl-provider in a page is one that ctl-provider takes', () => {
  const commands = commandsOf('ctl-provider');
  expect(commands.length).toBeGreaterThan(10);
  const refuse = ([name = '', ...more]: readonly string[]): string | null => {
    const command = name.startsWith('--') ? null : COMMANDS[name];
    if (command === undefined) return `there is no ${name}`;
    try {
      parseArgs({ args: command === null ? [name, ...more] : more, allowPositionals: true, options: command === null ? OPTIONS : name === 'init' ? INIT_OPTIONS : {} });
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : 'refused';
    }
  };
  expect(refused(commands, refuse)).toEqual([]);
  expect(refuse(['init', 'x', '--nme', 'y'])).toContain('--nme');
});

it('the choices files that the page shows are such', () => {
  const shown = [...readPage('docs/command-line.md').matchAll(/`(\{ "mode": [^`]*\})`/g)].map(([, json = '']) => json);
  expect(shown).toHaveLength(2);
  expect(shown.filter((json) => !parseChoicesFile(json, 'next.json').ok)).toEqual([]);
});

it('every npm command in a page is one of npm, or a script that there is', () => {
  const named = commandsOf('npm').map(({ page, text }) => ({ page, name: (/^(?:run (?:--silent )?)?([a-z][a-z:-]*)/.exec(text) ?? [])[1] ?? text, isScript: text.startsWith('run ') }));
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter(({ name, isScript }) => !(isScript ? Object.keys(manifest.scripts) : NPM).includes(name))).toEqual([]);
});

it('every other command of a page is run by a test, or it is said why not', () => {
  const first = [...new Set(written.map(({ text }) => text.split(' ')[0] ?? ''))].filter((name) => !['npm', 'ctl', 'ctl-provider', 'source', '$password,'].includes(name)).sort();
  expect(first).toEqual(Object.keys(OTHERS).sort());
  for (const [name, how] of Object.entries(OTHERS)) if ('runIn' in how) expect(readFileSync(path.join(root, how.runIn), 'utf8'), how.runIn).toContain(name);
});

/** Files of the repository as pages name them: with a folder, XX is to be filled in. */
const FILE = /^(?!.*XX)(?:test|scripts|shared|core|provider|practice|shell|electron|cli|renderer|packaging|examples|assets|docs)\/[\w./-]+\.(?:ts|tsx|mjs|js|md|json|py|css|svg|service|c)$/;

it.each(PAGES)('every file of this repository that %s names is there', (page) => {
  const named = [...readPage(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code).concat(written.filter((one) => one.page === page).flatMap(({ text }) => text.split(' ')));
  expect(named.filter((file) => FILE.test(file) && !existsSync(path.join(root, file)))).toEqual([]);
});
