/** What keeps a node that is not what it says from us, or one that wants to keep us busy. */

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const PLATFORM = [
  {
    id: 'renegotiation-node',
    what: 'no node has us do handshake after handshake',
    file: 'core/platform/https/pinned.ts',
    find: '      ...NO_RENEGOTIATION,\n',
    put: '',
    tests: [{ file: 'test/platform/renegotiation.test.ts', name: 'that asks for a second handshake' }],
  },
  {
    id: 'ssh-password',
    what: 'of the password nothing is left in the SSH library',
    file: 'core/platform/ssh/login-attempt.ts',
    find: '    queueMicrotask(() => copy.fill(0));\n',
    put: '',
    tests: [{ file: 'test/platform/ssh-password.test.ts', name: 'of the password nothing is left in the SSH library' }],
  },
  {
    id: 'pinned-node',
    what: 'a node with another certificate than the one accepted gets no byte',
    file: 'core/platform/https/pinned.ts',
    find: '  if (certificate.sha256 === target.expectedSha256) return ok(socket);',
    put: "  if (certificate.sha256 !== '') return ok(socket);",
    tests: [{ file: 'test/platform/axl.test.ts', name: 'a node with another certificate than the accepted one' }],
  },
];
