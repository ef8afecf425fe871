/** What becomes of the passwords with which nodes are signed in to. */

/** Both routes in the built programs, whose memory is looked into. */
const EVENING = { file: 'test/secrets/evening.test.ts', name: 'can be reached by no process' };

/** What a command holds of the passwords of a platform. */
const wiped = (/** @type {string} */ name) => [{ file: 'test/cli/platform/passwords-wiped.test.ts', name }];

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
  {
    id: 'ctl-change-wipes',
    what: 'ctl holds no password of a platform while it makes a change',
    file: 'cli/platform/command.ts',
    find: '  if (options.rollout === null) wipe(credentials);\n',
    put: '',
    tests: wiped('a change by command holds no password'),
  },
  {
    id: 'ctl-preflight-wipes',
    what: 'nor behind a preflight',
    file: 'cli/platform/preflight.ts',
    find: 'wipe(await signInToPlatform(session, true));',
    put: 'await signInToPlatform(session, true);',
    tests: wiped('a preflight holds none'),
  },
  {
    id: 'ctl-recorded-wipes',
    what: 'nor while it works on a change that was made before',
    file: 'cli/platform/recorded.ts',
    find: 'wipe(await signInToNodes(session));',
    put: 'await signInToNodes(session);',
    tests: wiped('with a change that was made before'),
  },
  {
    id: 'ctl-restart-wipes',
    what: 'nor once a restart of services and phones has begun',
    file: 'cli/platform/rollout/run.ts',
    find: '    .finally(() => wipe(credentials));\nconst goOn',
    put: '    .finally(() => undefined);\nconst goOn',
    tests: wiped('holds none once it has begun'),
  },
  {
    id: 'ctl-resume-wipes',
    what: 'nor once it goes on',
    file: 'cli/platform/rollout/run.ts',
    find: 'credentials: sent(credentials) }).finally(() => wipe(credentials));',
    put: 'credentials: sent(credentials) });',
    tests: wiped('nor once it goes on'),
  },
  {
    id: 'ctl-behind-wipes',
    what: 'nor when it could not be planned',
    file: 'cli/platform/rollout/behind.ts',
    find: '    wipe(start.credentials);\n',
    put: '    void wipe;\n',
    tests: wiped('nor when it could not be planned'),
  },
  {
    id: 'ctl-again-wipes',
    what: 'nor behind a second sign-in, for which it is asked again',
    file: 'cli/platform/make-change.ts',
    find: 'callEngine(session.engine, name, { osPassword })).finally(() => password.wipe());',
    put: 'callEngine(session.engine, name, { osPassword }));',
    tests: [{ file: 'test/cli/platform/session-ended.test.ts', name: 'signs in again and goes on' }],
  },
  {
    id: 'ctl-end-wipes',
    what: 'nor at its end',
    file: 'cli/session.ts',
    find: '    for (const secret of this.#held) secret.wipe();\n',
    put: '',
    tests: wiped('at the end of a command'),
  },
  {
    id: 'row-kept',
    what: 'nor that for a row of the preflight that is read again',
    file: 'core/calls/platform/preflight.ts',
    find: "  store.dispatch({ type: 'preflight-began', ids });\n",
    put: "  store.dispatch({ type: 'preflight-began', ids });\n  Object.assign(platform, { keptForRow: axlPassword });\n",
    tests: [EVENING],
  },
  {
    id: 'node-kept',
    what: 'nor that for one node',
    file: 'core/calls/platform/again.ts',
    find: '  await signInTo(bench, link, links.locate, username, new Secret(password));\n',
    put: '  await signInTo(bench, link, links.locate, username, new Secret(password));\n  Object.assign(link, { kept: password });\n',
    tests: [EVENING],
  },
  {
    id: 'again-kept',
    what: 'nor that for a second sign-in',
    file: 'core/calls/platform/again.ts',
    find: '  const secret = new Secret(osPassword);\n',
    put: '  Object.assign(platform, { keptForSecond: osPassword });\n  const secret = new Secret(osPassword);\n',
    tests: [EVENING],
  },
  {
    id: 'reading-kept',
    what: 'nor that for reading again behind a change',
    file: 'core/calls/platform/again.ts',
    find: '    const secret = new Secret(password);\n',
    put: '    Object.assign(bench.platform, { keptToRead: password });\n    const secret = new Secret(password);\n',
    tests: [EVENING],
  },
];
