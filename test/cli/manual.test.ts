import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../cli/options/program.ts';
import { manualPages } from '../../cli/manual/pages.ts';
import { run } from '../provider/daemon.ts';

const pages = new Map(manualPages());
const read = (name: string): string => pages.get(name) ?? expect.fail(`no page ${name}`);

/** As a person reads it: without requests and changes of font. */
const plain = (page: string): string => page.replace(/^\.(?!S[HS]).*\n/gm, '').replace(/\\f[BIR]/g, '').replaceAll('\\-', '-').replaceAll('\\&', '').replaceAll('\\e', '\\');

/** Options begin their lines; a description may go on with one that it names. */
const flags = (text: string): readonly string[] => [...new Set(text.match(/(?<=^ {2}(?:-\w, )?)--[a-z][a-z-]*/gm) ?? [])];

describe('ctl(1)', () => {
  const page = plain(read('ctl.1'));
  const program = createProgram('en', null);

  it.each(program.commands.map((command) => [command.name(), command] as const))('has a part for ctl %s, with every option that its help lists', (name, command) => {
    const part = page.split(/^\.S[HS] /m).find((one) => new RegExp(`^ctl ${name}(?: |\n)`).test(one)) ?? expect.fail('no part');
    expect(part).toContain(command.description().replaceAll('`', ''));
    const listed = flags(command.helpInformation());
    expect(listed).toContain('--help');
    expect(listed.filter((flag) => !new RegExp(`(?:^|, )${flag}(?: |$)`, 'm').test(part))).toEqual([]);
    for (const { argChoices = [] } of command.registeredArguments) for (const choice of argChoices) expect(part).toContain(choice);
  });

  it('has the options of the program itself', () => {
    expect(flags(program.helpInformation()).filter((flag) => !page.includes(flag))).toEqual([]);
  });
});

it('ctl-provider(8) has every command and option that its help lists', () => {
  const page = plain(read('ctl-provider.8'));
  const listed = run(['--help']).stdout.match(/^ {2}(\S+)/gm) ?? [];
  expect(listed.length).toBeGreaterThan(4);
  expect(listed.map((one) => one.trim()).filter((one) => !new RegExp(`^${one}(?: |$)`, 'm').test(page))).toEqual([]);
});

it('the build has written both pages', () => {
  for (const [name, text] of pages) expect(readFileSync(path.resolve(import.meta.dirname, '../../out/man', name), 'utf8')).toBe(text);
});

it.runIf(existsSync('/usr/bin/groff')).each([...pages])('%s is a page in which the typesetter finds nothing to warn of (left out where groff is not installed)', (_name, text) => {
  expect(spawnSync('groff', ['-ww', '-Kutf8', '-Tutf8', '-man', '-z'], { input: text, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});
