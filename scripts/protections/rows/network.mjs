/** What keeps strangers from a CTL Provider, and servers that are not what they say from us. */

const RENEGOTIATION = 'test/provider/renegotiation.test.ts';

/** @type {readonly import('../rows.mjs').Protection[]} */
export const NETWORK = [
  {
    id: 'renegotiation-provider',
    what: 'a client cannot have a provider do handshake after handshake',
    file: 'provider/listener.ts',
    find: '    socket.disableRenegotiation();\n',
    put: '',
    tests: [{ file: RENEGOTIATION, name: 'a client that asks a provider' }],
  },
  {
    id: 'renegotiation-client',
    what: 'nor a server have us do it',
    file: 'core/network/tls-connect.ts',
    find: '      ...NO_RENEGOTIATION,\n',
    put: '',
    tests: [{ file: RENEGOTIATION, name: 'a server that asks' }],
  },
  {
    id: 'alpn',
    what: 'a peer that did not select our protocol gets no byte',
    file: 'core/network/tls-connect.ts',
    find: "if (socket.alpnProtocol !== PROVIDER_LIMITS.alpn) settle(fail('connect.not-open-provider', where, { host, port }));\n      else if",
    put: 'if',
    tests: [{ file: 'test/provider/foreign-peer.test.ts', name: 'gets no application byte when it selects no protocol' }],
  },
  {
    id: 'alpn-provider',
    what: 'nor does one that a provider is asked by',
    file: 'provider/listener.ts',
    find: ' || socket.alpnProtocol !== PROVIDER_LIMITS.alpn) {',
    put: ') {',
    tests: [{ file: 'test/provider/protocol.test.ts', name: 'that did not select its protocol' }],
  },
  {
    id: 'pinned-provider',
    what: 'a server with another certificate than the one accepted gets no byte',
    file: 'core/ctl-provider/connection.ts',
    find: 'if (certificate.sha256 !== expectedSha256) {',
    put: "if (expectedSha256 === '') {",
    tests: [{ file: 'test/provider/client.test.ts', name: 'does not talk to a subscriber with another certificate' }],
  },
  {
    id: 'frame-before-login',
    what: 'who is not signed in sends small frames alone',
    file: 'provider/session.ts',
    find: 'jsonCodec.decoder(PROVIDER_LIMITS.maxFrameBeforeLogin)',
    put: 'jsonCodec.decoder(PROVIDER_LIMITS.maxFrame)',
    tests: [{ file: 'test/provider/protocol.test.ts', name: 'takes large frames only after sign-in' }],
  },
  {
    id: 'sign-in-overdue',
    what: 'a connection that does not sign in ends',
    file: 'provider/session.ts',
    find: "  endAfter(bounds.loginSeconds, 'sign-in-overdue');\n",
    put: '',
    tests: [{ file: 'test/provider/protocol.test.ts', name: 'end one that does not sign in' }],
  },
  {
    id: 'no-violation-echo',
    what: 'a refusal does not repeat what was sent',
    file: 'shared/provider/framing.ts',
    find: '{ ok: false, error: PROBLEMS[json.error] };',
    put: '{ ok: false, error: `${PROBLEMS[json.error]}: ${text}` };',
    tests: [{ file: 'test/provider/protocol.test.ts', name: 'does not tell in a violation what was sent' }],
  },
];
