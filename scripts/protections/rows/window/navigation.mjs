/** What keeps the page from other pages: links, windows, embedded pages. */

import { binding } from './binding.mjs';
import { BUILT, POLICIES } from './tests.mjs';

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const NAVIGATION = [
  {
    id: 'navigation',
    what: 'the page goes nowhere else',
    file: 'electron/security/navigation.ts',
    find: "isMainFrame && url.split('#', 1)[0] === PAGE_URL",
    put: "isMainFrame && (url.split('#', 1)[0] === PAGE_URL || url !== '')",
    tests: [{ file: POLICIES, name: 'navigation' }],
  },
  {
    id: 'navigation-redirect',
    what: 'nor by a redirect',
    file: 'electron/security/navigation.ts',
    find: "contents.on('will-redirect', (details) => {\n    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();",
    put: "contents.on('will-redirect', () => {",
    tests: [{ file: POLICIES, name: 'is stopped at will-redirect' }],
  },
  binding('navigation-binding', 'bindNavigation(contents)', 'navigation is bound to every page that is made', 'lets the page navigate nowhere'),
  {
    id: 'window-open',
    what: 'the page opens no window',
    file: 'electron/security/window-open.ts',
    find: "=> ({ action: 'deny' });",
    put: "=> ({ action: 'allow' as 'deny' });",
    tests: [{ file: POLICIES, name: 'windows and embedded pages are denied' }],
  },
  binding('window-open-binding', 'bindWindowOpen(contents)', 'that is bound to every page that is made', 'lets the page navigate nowhere'),
  {
    id: 'webview',
    what: 'no page is embedded',
    file: 'electron/security/webview.ts',
    find: '(event) => event.preventDefault()',
    put: '() => undefined',
    tests: [{ file: POLICIES, name: 'windows and embedded pages are denied' }, { file: BUILT, name: 'embeds no page' }],
  },
  binding('webview-binding', 'bindWebview(contents)', 'that is bound to every page that is made', 'embeds no page'),
];
