/** What the sources and the packages must not hold. */

const SOURCES = 'test/house/hardening.test.ts';

/** @type {readonly import('../rows.mjs').Protection[]} */
export const REPOSITORY = [
  {
    id: 'open-external',
    what: 'nothing hands an address to the system to be opened',
    file: 'electron/menu.ts',
    find: "  { role: 'editMenu' },\n",
    put: "  { role: 'editMenu' },\n  { label: 'Help', click: () => void import('electron').then(({ shell }) => shell.openExternal('https://attacker.example/')) },\n",
    tests: [{ file: SOURCES, name: 'hand the system nothing to be opened' }],
  },
  {
    id: 'no-sandbox-off',
    what: 'no source takes a wall down that another one puts up',
    file: 'electron/main.ts',
    find: 'app.enableSandbox();\n',
    put: "app.enableSandbox();\napp.commandLine.appendSwitch('no-sandbox');\n",
    tests: [{ file: SOURCES, name: 'takes no wall down' }],
  },
  {
    id: 'electron-major',
    what: 'Electron is of a major version that gets security fixes',
    file: 'docs/electron-releases.json',
    find: '45',
    put: '4500',
    tests: [{ file: SOURCES, name: 'Electron is one exact version' }],
  },
];
