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
  {
    id: 'secret-copied',
    what: 'whoever hands bytes over can wipe them: what is held is a copy',
    file: 'core/ports/secret.ts',
    find: ': new Uint8Array(text);',
    put: ': text;',
    tests: [{ file: 'test/domain/secret.test.ts', name: 'is a copy of the bytes' }],
  },
  {
    id: 'look-stopped',
    what: 'a look at the tokens that is stopped keeps no error, whose stack keeps the PIN',
    file: 'core/calls/tokens/look.ts',
    find: 'desk.look.abort(STOPPED);',
    put: 'desk.look.abort();',
    tests: [{ file: 'test/engine/stopped-look.test.ts', name: 'keeps no error' }],
  },
  {
    id: 'core-dump',
    what: 'a host that had a PIN or password as a string leaves no core dump',
    file: 'core/hosts/fork.ts',
    find: 'ulimit -c 0; ',
    put: '',
    tests: [{ file: 'test/tokens/core-dump.test.ts', name: 'leaves no core dump' }],
  },
  {
    id: 'frame-wiped',
    what: 'a message from the page is zeros once its text was taken',
    file: 'shell/page/link.ts',
    find: '  data.fill(0);\n',
    put: '',
    tests: [{ file: 'test/page/taken-text.test.ts', name: 'its bytes, which may hold a password, are zeros' }],
  },
  {
    id: 'descriptor-wiped',
    what: 'what ctl reads a password or PIN into is zeros behind it',
    file: 'cli/secret-input.ts',
    find: '    buffer.fill(0);\n',
    put: '',
    tests: [{ file: 'test/cli/secret-input.test.ts', name: 'leaves zeros where it was read into' }],
  },
];
