/** What keeps strangers from the page on this computer (shell/), and what its headers tell a browser. */

const HEADERS = 'test/shell/serve-asset.test.ts';
const SERVER = 'test/page/server.test.ts';
const BUILT = 'test/electron/window.test.ts';
const POLICY = 'shell/content-security-policy.ts';
const ASSETS = 'shell/serve-asset.ts';

/** A header that is sent with every answer. */
const header = (/** @type {string} */ id, /** @type {string} */ line, /** @type {string} */ what) => ({
  id,
  what,
  file: ASSETS,
  find: `  ${line}\n`,
  put: '',
  tests: [{ file: HEADERS, name: 'every answer tells the browser' }],
});

/** A directive of the policy that is gone: the browser then does what the injected element asks for. */
const directive = (/** @type {string} */ name, /** @type {string} */ line) => ({
  id: `csp-${name}`,
  what: `content security policy: ${name}`,
  file: POLICY,
  find: `    ${line}\n`,
  put: '',
  tests: [{ file: HEADERS, name: 'allows exactly our own' }],
});

/** @type {readonly import('../rows.mjs').Protection[]} */
export const PAGE = [
  {
    id: 'csp',
    what: 'the page is sent with its policy: the browser carries out nothing that was put into it',
    file: ASSETS,
    find: ", 'Content-Security-Policy': contentSecurityPolicy(nonce, connect) }, page, method);",
    put: ' }, page, method);',
    tests: [{ file: HEADERS, name: 'gives each load a nonce of its own' }, { file: BUILT, name: 'carries out no script' }],
  },
  {
    id: 'csp-script',
    what: 'scripts come from our own files alone',
    file: POLICY,
    find: `'script-src': "'self'",`,
    put: `'script-src': "'self' 'unsafe-inline' 'unsafe-eval'",`,
    tests: [{ file: HEADERS, name: 'allows exactly our own' }, { file: BUILT, name: 'carries out no script' }],
  },
  directive('default-src', "'default-src': NONE,"),
  directive('object-src', "'object-src': NONE,"),
  directive('base-uri', "'base-uri': NONE,"),
  directive('form-action', "'form-action': NONE,"),
  directive('frame-ancestors', "'frame-ancestors': NONE,"),
  {
    id: 'nonce',
    what: 'the nonce of a style is another one at each load',
    file: ASSETS,
    find: "randomBytes(18).toString('base64')",
    put: "Buffer.alloc(18).toString('base64')",
    tests: [{ file: HEADERS, name: 'gives each load a nonce of its own' }],
  },
  header('nosniff', "'X-Content-Type-Options': 'nosniff',", 'no browser guesses what a file is'),
  header('no-referrer', "'Referrer-Policy': 'no-referrer',", 'no address of ours is told to others'),
  header('coop', "'Cross-Origin-Opener-Policy': 'same-origin',", 'no other page has a handle on ours'),
  header('coep', "'Cross-Origin-Embedder-Policy': 'require-corp',", 'nothing is embedded that did not agree'),
  header('corp', "'Cross-Origin-Resource-Policy': 'same-origin',", 'no other page embeds our files'),
  {
    id: 'permissions-policy',
    what: 'the page may use no camera, place, device or screen',
    file: ASSETS,
    find: "'Permissions-Policy': 'camera=(), ",
    put: "'Permissions-Policy': '",
    tests: [{ file: HEADERS, name: 'every answer tells the browser' }],
  },
  {
    id: 'asset-links',
    what: 'a symbolic link in the folder of the page is not followed',
    file: ASSETS,
    find: '.filter((entry) => entry.isFile() && path.extname(entry.name) in TYPES)',
    put: '.filter((entry) => !entry.isDirectory() && path.extname(entry.name) in TYPES)',
    tests: [{ file: HEADERS, name: 'is not served: another type, a folder, a link' }],
  },
  {
    id: 'asset-types',
    what: 'a file of another type is not served',
    file: ASSETS,
    find: 'entry.isFile() && path.extname(entry.name) in TYPES',
    put: 'entry.isFile()',
    tests: [{ file: HEADERS, name: 'what is loaded is what may be served' }],
  },
  {
    id: 'asset-paths',
    what: 'a path of a request never reaches the disk',
    file: ASSETS,
    find: '  const body = assets.get(name);\n',
    put: "  const body = assets.get(name) ?? assets.get(path.posix.normalize(decodeURIComponent(name.replace(/%(?![0-9a-f]{2})/gi, ''))));\n",
    tests: [{ file: HEADERS, name: 'that are none of the names found at the start' }],
  },
  {
    id: 'asset-methods',
    what: 'GET and HEAD alone',
    file: ASSETS,
    find: "if (method !== 'GET' && method !== 'HEAD') return",
    put: "if (method === '') return",
    tests: [{ file: HEADERS, name: 'refuses every other method' }, { file: SERVER, name: 'answers no method but GET and HEAD' }],
  },
  {
    id: 'loopback',
    what: 'the page listens on 127.0.0.1 alone',
    file: 'shell/page/server.ts',
    find: "host: '127.0.0.1', port, exclusive: true",
    put: "host: '0.0.0.0', port, exclusive: true",
    tests: [{ file: SERVER, name: 'listens on 127.0.0.1 and on no other address' }],
  },
  {
    id: 'host-header',
    what: 'a name that was turned to this computer is refused (DNS rebinding)',
    file: 'shell/page/admission.ts',
    find: '  if (headers.host !== new URL(pageOrigin(port)).host) return false;\n',
    put: '',
    tests: [{ file: SERVER, name: 'refuses the Host' }, { file: SERVER, name: 'is not opened for another Host' }],
  },
  {
    id: 'origin-header',
    what: 'a page of another origin is refused',
    file: 'shell/page/admission.ts',
    find: 'return headers.origin === undefined ? !needsOrigin : headers.origin === pageOrigin(port);',
    put: "return needsOrigin || headers.origin !== '';",
    tests: [{ file: SERVER, name: 'refuses the Origin' }, { file: SERVER, name: 'is not opened for the Origin' }],
  },
  {
    id: 'page-key',
    what: 'without its key the page is served to nobody',
    file: 'shell/page/admission.ts',
    find: 'return a.length === b.length && timingSafeEqual(a, b);',
    put: 'return a.length === b.length && timingSafeEqual(a, Buffer.from(a));',
    tests: [{ file: SERVER, name: 'is closed with 4401 by a wrong key' }],
  },
  {
    id: 'before-key',
    what: 'who has shown no key may send a kilobyte',
    file: 'shell/page/doorkeeper.ts',
    find: '      if (received > MAX_BEFORE_KEY) socket.terminate();\n',
    put: '',
    tests: [{ file: SERVER, name: 'is cut off by the first byte beyond 1 kB' }],
  },
  {
    id: 'page-frame',
    what: 'a message of the page has at most 64 kB',
    file: 'shell/page/server.ts',
    find: 'maxPayload: MAX_FRAME, ',
    put: '',
    tests: [{ file: SERVER, name: 'and by one of more than 64 kB' }],
  },
  {
    id: 'page-calls',
    what: 'a page has at most sixteen calls under way',
    file: 'shell/page/link.ts',
    find: ' || this.#calls >= MAX_CALLS) {',
    put: ') {',
    tests: [{ file: SERVER, name: 'is closed when it has more than sixteen calls under way' }],
  },
  {
    id: 'csv-formulas',
    what: 'no value of a cluster is a formula in a table that is saved',
    file: 'shared/texts/csv.ts',
    find: "/^[=+\\-@\\t\\r]/.test(value) ? `'${value}` : value",
    put: 'value',
    tests: [{ file: 'test/texts/csv.test.ts', name: 'in which no value of a cluster is a formula' }],
  },
];
