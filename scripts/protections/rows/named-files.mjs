/** What is read of a file that a person names. */

const FILES = 'test/cli/files.test.ts';

/** @type {readonly import('../rows.mjs').Protection[]} */
export const NAMED_FILES = [
  {
    id: 'show-length',
    what: 'a file that is longer than any CTL file is not read',
    file: 'cli/ctl-file-input.ts',
    find: 'if (size > LIMITS.file) return',
    put: 'if (size < 0) return',
    tests: [{ file: FILES, name: 'ends at once with a word' }],
  },
  {
    id: 'show-changing',
    what: 'a file that another program writes to is not judged by a part of it',
    file: 'cli/ctl-file-input.ts',
    find: 'return length === size && fstatSync(descriptor).mtimeMs === mtimeMs ? bytes.subarray(0, size) : null;',
    put: 'return mtimeMs < 0 ? null : bytes.subarray(0, length);',
    tests: [{ file: FILES, name: 'a file that another program writes to' }],
  },
  {
    id: 'picked-changing',
    what: 'nor one that is chosen in the window',
    file: 'core/calls/trust-lists/open.ts',
    find: '(await files.modifiedAt(chosen)).getTime() !== modified.getTime()',
    put: 'modified.getTime() < 0',
    tests: [{ file: 'test/engine/trust-lists.test.ts', name: 'is not judged by a part of it where another program writes' }],
  },
];
