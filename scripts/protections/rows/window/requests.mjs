/** What the page may load, and what leaves it. */

import { binding } from './binding.mjs';
import { BUILT, POLICIES, SERVED } from './tests.mjs';

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const REQUESTS = [
  {
    id: 'scheme-rights',
    what: 'our scheme may not go around the content security policy',
    file: 'electron/app-url.ts',
    find: 'supportFetchAPI: true }',
    put: 'supportFetchAPI: true, bypassCSP: true }',
    tests: [{ file: SERVED, name: 'which may do nothing that a page of the web may not' }, { file: BUILT, name: 'prepares sandbox and scheme' }],
  },
  {
    id: 'scheme-host',
    what: 'our scheme answers for one host alone',
    file: 'electron/app-url.ts',
    find: "protocol === `${APP_SCHEME}:` && host === 'app' &&",
    put: 'protocol === `${APP_SCHEME}:` &&',
    tests: [{ file: POLICIES, name: 'is not ours' }, { file: SERVED, name: 'are answered for our host alone' }],
  },
  {
    id: 'request-filter',
    what: 'every request but to our own files is cancelled',
    file: 'electron/security/requests.ts',
    find: 'cancel: !mayRequest(url, resourceType)',
    put: "cancel: !mayRequest(url, resourceType) && url === ''",
    tests: [{ file: POLICIES, name: 'are all asked about' }, { file: BUILT, name: 'has every request asked about' }],
  },
  {
    id: 'request-data',
    what: 'data stands for a picture and nothing else',
    file: 'electron/security/requests.ts',
    find: "(resourceType === 'image' && url.startsWith('data:'))",
    put: "url.startsWith('data:')",
    tests: [{ file: POLICIES, name: 'but no page or script made of data' }],
  },
  binding('request-binding', 'bindRequests(session)', 'the filter is bound to the session of the window', 'has every request asked about'),
  {
    id: 'web-rtc',
    what: 'peer connections leave by nothing that goes around a proxy',
    file: 'electron/security/web-rtc.ts',
    find: '  contents.setWebRTCIPHandlingPolicy(WEB_RTC_POLICY);\n',
    put: '',
    tests: [{ file: POLICIES, name: 'leave by nothing that passes by a proxy' }],
  },
  {
    id: 'web-rtc-page',
    what: 'the page takes WebRTC away from itself',
    file: 'renderer/app/no-web-rtc.ts',
    find: 'Reflect.deleteProperty(globalThis, name);',
    put: 'Reflect.has(globalThis, name);',
    tests: [{ file: 'test/e2e/opening.test.ts', name: 'has no WebRTC' }],
  },
  {
    id: 'web-rtc-first',
    what: 'before anything else of it runs',
    file: 'renderer/app/opened.ts',
    find: "import './no-web-rtc.ts';\n",
    put: '',
    tests: [{ file: 'test/e2e/opening.test.ts', name: 'has no WebRTC' }],
  },
  binding('web-rtc-binding', 'bindWebRtc(contents)', 'that is bound to every page that is made', 'embeds no page'),
  {
    id: 'session-cache',
    what: 'nothing that was loaded is kept on the disk',
    file: 'electron/main.ts',
    find: "fromPartition('persist:open-ctl', { cache: false })",
    put: "fromPartition('persist:open-ctl', { cache: true })",
    tests: [{ file: BUILT, name: 'caches nothing' }],
  },
];
