/** What a page of the window may not do, by its web preferences and its sandbox. */

import { BUILT, POLICIES } from './tests.mjs';

/** One web preference, turned round. */
const preference = (/** @type {string} */ name, /** @type {string} */ from, /** @type {string} */ to, /** @type {string} */ what) => ({
  id: `preference-${name}`,
  what,
  file: 'electron/security/web-preferences.ts',
  find: `    ${name}: ${from},`,
  put: `    ${name}: ${to},`,
  tests: [{ file: POLICIES, name: 'web preferences state every safeguard' }],
});

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const PREFERENCES = [
  preference('sandbox', 'true', 'false', 'the page runs in a sandbox'),
  preference('contextIsolation', 'true', 'false', 'the preload script has a world of its own'),
  preference('nodeIntegration', 'false', 'true', 'the page has no Node'),
  preference('nodeIntegrationInWorker', 'false', 'true', 'its workers have no Node'),
  preference('nodeIntegrationInSubFrames', 'false', 'true', 'its frames have no Node'),
  preference('webSecurity', 'true', 'false', 'one origin cannot read another'),
  preference('allowRunningInsecureContent', 'false', 'true', 'nothing is loaded without TLS into a secure page'),
  preference('experimentalFeatures', 'false', 'true', 'no experimental features of Chromium'),
  preference('webviewTag', 'false', 'true', 'the page has no tag that embeds pages'),
  preference('navigateOnDragDrop', 'false', 'true', 'a dropped file is not opened'),
  preference('disableBlinkFeatures', "'Auxclick'", "''", 'a middle click opens nothing'),
  preference('devTools', '!isPackaged', 'true', 'no developer tools once it is packaged'),
  preference('spellcheck', 'false', 'true', 'no dictionary is fetched for what is typed'),
  preference('disableDialogs', 'true', 'false', 'the page shows no dialogs of its own'),
  {
    id: 'sandbox-for-all',
    what: 'every process of a page is sandboxed, before any is made',
    file: 'electron/main.ts',
    find: 'app.enableSandbox();\n',
    put: '',
    tests: [{ file: BUILT, name: 'prepares sandbox and scheme' }],
  },
];
