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
  {
    id: 'xml-one-document',
    what: 'an answer of two documents is none',
    file: 'core/platform/axl/xml.ts',
    find: 'this.#open.length === 1 && this.#document.children.length > 0',
    put: 'this.#open.length < 1',
    tests: [{ file: 'test/platform/axl-hostile.test.ts', name: 'no document' }],
  },
  {
    id: 'xml-outside',
    what: 'nor is one with text outside of it',
    file: 'core/platform/axl/xml.ts',
    find: "this.#open.length === 1 && text.trim() !== ''",
    put: "this.#open.length < 1 && text.trim() !== ''",
    tests: [{ file: 'test/platform/axl-hostile.test.ts', name: 'no document' }],
  },
  {
    id: 'xml-entities',
    what: 'entities of HTML are none of an answer',
    file: 'core/platform/axl/xml.ts',
    find: 'strictEntities: true }',
    put: 'strictEntities: false }',
    tests: [{ file: 'test/platform/axl-hostile.test.ts', name: 'no document' }],
  },
  {
    id: 'host-memory',
    what: 'a library of a vendor takes no memory without end',
    file: 'core/hosts/fork.ts',
    find: 'ulimit -d 524288; ',
    put: '',
    tests: [{ file: 'test/tokens/hostile-module.test.ts', name: 'takes half a gigabyte of memory at most' }],
  },
];
