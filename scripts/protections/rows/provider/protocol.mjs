/** What a CTL Provider takes on the wire, and between its servers. */

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const PROTOCOL = [
  {
    id: 'key-twice',
    what: 'a message that says a key twice is refused',
    file: 'shared/domain/bounded-json.ts',
    find: 'members === membersOf(value)',
    put: 'members >= membersOf(value)',
    tests: [{ file: 'test/provider/protocol.test.ts', name: 'a key that is said twice' }, { file: 'test/provider/reload.test.ts', name: 'or says a key twice' }],
  },
  {
    id: 'json-depth',
    what: 'JSON of others is not nested without end',
    file: 'shared/domain/bounded-json.ts',
    find: ' || open.length > bounds.depth',
    put: '',
    tests: [{ file: 'test/domain/bounded-json.test.ts', name: 'refused beyond them' }],
  },
  {
    id: 'json-values',
    what: 'nor does it hold values without end',
    file: 'shared/domain/bounded-json.ts',
    find: 'values > bounds.values || ',
    put: '',
    tests: [{ file: 'test/domain/bounded-json.test.ts', name: 'refused beyond them' }],
  },
  {
    id: 'json-members',
    what: 'nor one object members without end',
    file: 'shared/domain/bounded-json.ts',
    find: '          if (own > bounds.members) return undefined;\n',
    put: '',
    tests: [{ file: 'test/domain/bounded-json.test.ts', name: 'refused beyond them' }],
  },
  {
    id: 'numbers-in-order',
    what: 'a message out of order is refused',
    file: 'provider/session.ts',
    find: 'id === lastId + 1 ? orderProblem',
    put: 'id > 0 ? orderProblem',
    tests: [{ file: 'test/provider/protocol.test.ts', name: 'a number' }],
  },
  {
    id: 'forward-secrecy',
    what: 'forward secrecy comes first, whatever a client would rather have',
    file: 'provider/tls-settings.ts',
    find: 'honorCipherOrder: true,',
    put: 'honorCipherOrder: false,',
    tests: [{ file: 'test/provider/openssl.test.ts', name: 'takes forward secrecy where the client has it' }],
  },
  {
    id: 'forward-secrecy-first',
    what: 'suites with forward secrecy come first',
    file: 'provider/config.ts',
    find: "'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-GCM-SHA256'",
    put: "'AES256-GCM-SHA384:AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256'",
    tests: [{ file: 'test/provider/tls-certificate.test.ts', name: 'may be RSA with 2048 bits' }],
  },
  {
    id: 'shared-signal',
    what: 'the signal of all servers of a cluster warns nobody',
    file: 'core/network/deadline.ts',
    find: '  if (options?.signal !== undefined) setMaxListeners(0, options.signal);\n',
    put: '  if (options?.signal === undefined) setMaxListeners(0, controller.signal);\n',
    tests: [{ file: 'test/provider/shared-signal.test.ts', name: 'and warns nobody of so many' }],
  },
];
