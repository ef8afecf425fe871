/**
 * Faults that are planted into a copy of the sources, to see that the matrix finds them: each changes words of the product that stand there today.
 * @type {readonly { readonly name: string, readonly changes: readonly { readonly file: string, readonly find: string, readonly put: string }[], readonly caughtAs: RegExp }[]}
 */
export const PLANTED = [
  {
    name: 'no fsync',
    changes: [{ file: 'core/files/node.ts', find: 'await handle.sync();', put: '' }],
    caughtAs: /^lost file/,
  },
];
