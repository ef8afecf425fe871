/** What becomes of the passwords with which nodes are signed in to. */

/** Both routes in the built programs, whose memory is looked into. */
const EVENING = { file: 'test/secrets/evening.test.ts', name: 'can be reached by no process' };

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const PLATFORM_SECRETS = [
  {
    id: 'nodes-closure',
    what: 'no function that stays is made where the password of the OS administrator stands',
    file: 'core/calls/platform/nodes.ts',
    find: '  const locate = locatedBy(bench, publisher);\n',
    put: '  const located = locatedBy(bench, publisher);\n  const locate = (node, service) => located(node, service);\n',
    tests: [EVENING],
  },
  {
    id: 'ssh-packets',
    what: 'packets of SSH, the one with the password too, stand in no block that others keep',
    file: 'core/platform/ssh/host/main.ts',
    find: 'Buffer.poolSize = 0;\n',
    put: '',
    tests: [EVENING],
  },
  {
    id: 'basic-wiped',
    what: 'the bytes of Basic authentication are zeros once it was made',
    file: 'core/platform/https/basic.ts',
    find: '  bytes.fill(0);\n',
    put: '',
    tests: [{ file: 'test/platform/basic-authorization.test.ts', name: 'are zeros behind it' }],
  },
  {
    id: 'basic-apart',
    what: 'and never stand in the block that small buffers share',
    file: 'core/platform/https/basic.ts',
    find: 'Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)',
    put: 'Buffer.from(bytes)',
    tests: [{ file: 'test/platform/basic-authorization.test.ts', name: 'none of them stood in the block' }],
  },
];
