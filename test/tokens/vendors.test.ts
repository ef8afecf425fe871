import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VENDORS } from '../../core/tokens/vendors.ts';

const PAGE = path.resolve(import.meta.dirname, '../../docs/tokens.md');
const HEAD = '| software | Linux | macOS | Windows |\n|---|---|---|---|\n';

const cell = (paths: readonly string[]): string => paths.map((path) => `\`${path}\``).join(', ');
const row = ({ vendor, linux, darwin, win32 }: (typeof VENDORS)[number]): string => `| ${[vendor, cell(linux), cell(darwin), cell(win32)].join(' | ')} |`.replace(/ {2,}/g, ' ');

describe('where vendors put their libraries', () => {
  it('is told on the page about tokens as it is looked for', () => {
    const [, table = ''] = readFileSync(PAGE, 'utf8').split(HEAD);
    expect(table.slice(0, table.indexOf('\n\n')).split('\n')).toEqual(VENDORS.map(row));
  });

  it('is a name on Linux, a whole path on macOS, and a path from a drive or a variable on Windows', () => {
    for (const { linux, darwin, win32 } of VENDORS) {
      expect(linux.filter((name) => path.posix.isAbsolute(name))).toEqual([]);
      expect(darwin.filter((whole) => !path.posix.isAbsolute(whole))).toEqual([]);
      expect(win32.filter((whole) => !/^(?:%[^%\\]+%|[A-Z]:)\\/.test(whole))).toEqual([]);
    }
  });
});
