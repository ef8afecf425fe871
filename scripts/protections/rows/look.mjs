/** What keeps whatever answers at an address that was only typed from keeping us busy, or from speaking to a person. */

const HOST = 'test/look/host.test.ts';
const ENGINE = { file: 'test/look/engine.test.ts', name: 'one look at a time' };

/** @type {readonly import('../rows.mjs').Protection[]} */
export const LOOK = [
  {
    id: 'look-bytes',
    what: 'who answers a hello without end is left after so many bytes',
    file: 'core/look/hear.ts',
    find: ' && bytes.length <= most) return;',
    put: ') return;',
    tests: [{ file: HOST, name: 'hears no more than it asked for' }],
  },
  {
    id: 'look-provider-end',
    what: 'who says nothing on the port of the CTL Provider keeps a sign-in over the platform no longer than one hello takes',
    file: 'core/look/host.ts',
    find: 'withLimit(options, HELLO_DEADLINE, async (limit)',
    put: 'withLimit(options, 100 * HELLO_DEADLINE, async (limit)',
    tests: [{ file: HOST, name: 'of the CTL Provider alone waits as long' }],
  },
  {
    id: 'look-turns',
    what: 'nobody is asked twice at a time on one port',
    file: 'core/look/host.ts',
    find: '(turns.get(port) ?? Promise.resolve()).then(() => withLimit(options, HELLO_DEADLINE, look))',
    put: 'withLimit(options, HELLO_DEADLINE, look)',
    tests: [{ file: HOST, name: 'never stands on one port twice at a time' }],
  },
  {
    id: 'look-printable',
    what: 'the name that a server of SSH gives itself is shown without control characters',
    file: 'core/look/ssh-hello.ts',
    find: "software.replace(/[^\\x21-\\x7e]/g, '?')",
    put: 'software',
    tests: [{ file: HOST, name: 'with a name that is no text' }],
  },
  {
    id: 'look-sign-in',
    what: 'whoever signs in is alone on the port: a look ends before',
    file: 'core/calls/provider/sign-in.ts',
    find: '  await endLook(bench.look);\n',
    put: '',
    tests: [ENGINE],
  },
  {
    id: 'look-node',
    what: 'the same where a node is asked for its certificates',
    file: 'core/calls/platform/probe.ts',
    find: '  await endLook(bench.look);\n',
    put: '',
    tests: [ENGINE],
  },
  {
    id: 'look-end',
    what: 'no look outlives the program',
    file: 'core/engine.ts',
    find: '      await endLook(bench.look);\n',
    put: '',
    tests: [ENGINE],
  },
];
