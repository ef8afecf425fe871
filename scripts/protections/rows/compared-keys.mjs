/** What keeps a person from accepting a certificate or host key that is not the one which they have from elsewhere. */

/** @type {readonly import('../rows.mjs').Protection[]} */
export const COMPARED_KEYS = [
  {
    id: 'pasted-foreign',
    what: 'a pasted fingerprint that nobody presents keeps the button that accepts from being pressed',
    file: 'renderer/frame/pasted-keys.tsx',
    find: 'compared.foreign.length > 0 ? words.refused',
    put: "compared.kind === 'nothing-whole' ? words.refused",
    tests: [{ file: 'test/e2e/platform/walks.test.ts', name: 'stops at a changed host key' }],
  },
  {
    id: 'pasted-foreign-ctl',
    what: 'and at the question of ctl it is no yes, whatever else was pasted',
    file: 'cli/compared-keys.ts',
    find: '  if (wrong.length > 0) return { accepts: false, said: wrong };\n',
    put: '',
    tests: [{ file: 'test/cli/compared-keys.test.ts', name: 'never where another one was pasted' }],
  },
  {
    id: 'typed-end',
    what: 'the end of a key that is typed in place of one that changed is too long to be hit by chance',
    file: 'shared/domain/pasted-keys.ts',
    find: 'end.length >= END && ',
    put: "end !== '' && ",
    tests: [{ file: 'test/domain/pasted-keys.test.ts', name: 'takes nothing shorter' }],
  },
];
