/** How the program is started, and what was set in it when it was built. */

import { BUILT, POLICIES } from './tests.mjs';

/** One fuse, turned round. */
const fuse = (/** @type {string} */ name, /** @type {boolean} */ wanted) => ({
  id: `fuse-${name}`,
  what: `fuse ${name}: ${wanted}`,
  file: 'electron-builder.yml',
  find: `  ${name}: ${wanted}\n`,
  put: `  ${name}: ${!wanted}\n`,
  tests: [{ file: 'test/electron/fuses.test.ts', name: 'fuses' }],
});

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const PROGRAM = [
  {
    id: 'remote-debugging',
    what: 'a packaged program does not start with --remote-debugging-port',
    file: 'electron/security/switches.ts',
    find: "'remote-debugging-port', ",
    put: '',
    tests: [{ file: POLICIES, name: 'switches of the command line' }, { file: BUILT, name: 'does not start with a port for a debugger' }],
  },
  {
    id: 'remote-debugging-binding',
    what: 'switches are looked at before the window is made',
    file: 'electron/main.ts',
    find: 'refusedSwitch(app.commandLine, app.isPackaged)',
    put: 'refusedSwitch(app.commandLine, false)',
    tests: [{ file: BUILT, name: 'does not start with a port for a debugger' }],
  },
  {
    id: 'menu',
    what: 'the menu reloads nothing and opens no developer tools',
    file: 'electron/menu.ts',
    find: "submenu: [{ role: 'resetZoom' }",
    put: "submenu: [{ role: 'toggleDevTools' }, { role: 'resetZoom' }",
    tests: [{ file: POLICIES, name: 'offer no reload and no developer tools' }],
  },
  {
    id: 'single-instance',
    what: 'a second start ends and brings the first to the front',
    file: 'electron/security/single-instance.ts',
    find: '  if (!app.requestSingleInstanceLock()) return false;\n',
    put: '  app.requestSingleInstanceLock();\n',
    tests: [{ file: BUILT, name: 'comes to the front when it is started again' }],
  },
  {
    id: 'opened-kind',
    what: 'of a command line nothing counts but a CTL or ITL file',
    file: 'electron/opened-files.ts',
    find: ' && /\\.tlv$/i.test(arg)',
    put: '',
    tests: [{ file: 'test/electron/opened-files.test.ts', name: 'is none' }],
  },
  {
    id: 'opened-length',
    what: 'whose path has an end',
    file: 'electron/opened-files.ts',
    find: ' || named.length > LONGEST',
    put: '',
    tests: [{ file: 'test/electron/opened-files.test.ts', name: 'is none' }],
  },
  fuse('runAsNode', false),
  fuse('enableNodeOptionsEnvironmentVariable', false),
  fuse('enableNodeCliInspectArguments', false),
  fuse('onlyLoadAppFromAsar', true),
  fuse('enableEmbeddedAsarIntegrityValidation', true),
  fuse('grantFileProtocolExtraPrivileges', false),
  {
    id: 'fuses-set',
    what: 'the builder sets them in the program',
    file: 'electron-builder.yml',
    find: '  loadBrowserProcessSpecificV8Snapshot: false\n',
    put: '  loadBrowserProcessSpecificV8Snapshot: true\n',
    tests: [{ file: 'test/electron/package.test.ts', name: 'sets every fuse that it knows' }],
  },
];
