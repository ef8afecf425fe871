/** What becomes of passwords and PINs. */

const HOST = 'test/tokens/host.test.ts';

/** @type {readonly import('../rows.mjs').Protection[]} */
export const SECRETS = [
  {
    id: 'secret-wiped',
    what: 'a password or PIN is zeros once it was used, also where that failed',
    file: 'core/ports/secret.ts',
    find: '      copy.fill(0);\n',
    put: '',
    tests: [{ file: 'test/domain/secret.test.ts', name: 'leaves zeros behind' }],
  },
  {
    id: 'secret-once',
    what: 'it is used once',
    file: 'core/ports/secret.ts',
    find: '    this.wipe();\n    try {\n',
    put: '    try {\n',
    tests: [{ file: 'test/domain/secret.test.ts', name: 'is used once' }],
  },
  {
    id: 'secret-prints',
    what: 'it is written nowhere by accident',
    file: 'core/ports/secret.ts',
    find: "  toJSON(): string {\n    return '[secret]';",
    put: '  toJSON(): string {\n    return new TextDecoder().decode(this.#bytes);',
    tests: [{ file: 'test/domain/secret.test.ts', name: 'prints as [secret]' }],
  },
  {
    id: 'pin-posted',
    what: 'the message that takes the PIN to the token host is wiped once it is posted',
    file: 'core/tokens/open-module.ts',
    find: '          pin.fill(0); // posted: the message is a copy\n',
    put: '',
    tests: [{ file: HOST, name: 'in a message that is wiped once it is posted' }],
  },
  {
    id: 'host-ends',
    what: 'the host, in which the PIN had to become a string, ends after the signature',
    file: 'core/tokens/open-module.ts',
    find: '          this.#ending = host.value.end();\n',
    put: '',
    tests: [{ file: HOST, name: 'and ends after the signature' }],
  },
];
