/** What holds when a configuration is read, and read again. */

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const CONFIGURATION = [
  {
    id: 'reload-fixed',
    what: 'what cannot change while a provider runs keeps the old configuration',
    file: 'provider/start.ts',
    find: "    if (fixed.length > 0) return `needs a restart: ${fixed.join(', ')}`;\n",
    put: '',
    tests: [{ file: 'test/provider/reload.test.ts', name: 'another port' }],
  },
  {
    id: 'reload-signs-out',
    what: 'who is gone from the configuration is signed out',
    file: 'provider/open-node.ts',
    find: 'sessions.endOf(users.replace(next));',
    put: 'users.replace(next);',
    tests: [{ file: 'test/provider/reload.test.ts', name: 'takes users from the configuration again' }],
  },
  {
    id: 'own-certificate',
    what: 'a publisher names the certificate that it presents',
    file: 'provider/check-config.ts',
    find: 'own.certificateSha256 !== presented',
    put: "own.certificateSha256 === ''",
    tests: [{ file: 'test/provider/reload.test.ts', name: 'the certificate of another server in its place' }],
  },
];
