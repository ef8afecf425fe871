import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createOpenedFiles, namedFile } from '../../electron/opened-files.ts';

const FOLDER = path.resolve('/folder');

describe('the file that a command line names', () => {
  it.each([
    ['its whole path', ['program', '/a/CTLFile.tlv'], path.resolve('/a/CTLFile.tlv')],
    ['a path from where it was started', ['program', 'b/ITLFile.TLV'], path.join(FOLDER, 'b/ITLFile.TLV')],
    ['behind switches of Chromium', ['program', '--original-process-start-time=1', '/a/x.tlv'], path.resolve('/a/x.tlv')],
    ['the last one of several', ['program', '/a/x.tlv', '/a/y.tlv'], path.resolve('/a/y.tlv')],
    ['an address, as an AppImage gets it', ['program', pathToFileURL(path.resolve('/a/新しい CTL.tlv')).href], path.resolve('/a/新しい CTL.tlv')],
    ['a name in Japanese with spaces', ['program', '/a/新しい CTL.tlv'], path.resolve('/a/新しい CTL.tlv')],
  ])('is taken: %s', (_what, argv, file) => {
    expect(namedFile(argv, FOLDER)).toBe(file);
  });

  it.each([
    ['nothing', ['program']],
    ['the program itself', ['program.tlv']],
    ['another kind of file', ['program', '/etc/passwd']],
    ['a switch', ['program', '--load=/a/x.tlv']],
    ['a path without an end', ['program', `/${'a'.repeat(5000)}.tlv`]],
    ['a path with a NUL', ['program', '/a/x\0.tlv']],
    ['an address of another computer', ['program', 'file://server/share/x.tlv']],
    ['an address with a NUL', ['program', 'file:///a/x%00.tlv']],
    ['an address that is none', ['program', 'file:///a/%E3%.tlv']],
  ])('is none: %s', (_what, argv) => {
    expect(namedFile(argv, FOLDER)).toBeNull();
  });
});

describe('files that are opened', () => {
  it('wait for the engine, the last one alone, and then go to it', () => {
    const files = createOpenedFiles();
    const seen: string[] = [];
    files.give('/a.tlv');
    files.give('/b.tlv');
    files.give(null);
    files.handTo((file) => seen.push(file));
    files.give('/c.tlv');
    files.give(null);
    expect(seen).toEqual(['/b.tlv', '/c.tlv']);
  });
});
