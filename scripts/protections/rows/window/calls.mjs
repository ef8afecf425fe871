/** Who may call the engine from the window, and with what. */

import { BUILT, POLICIES, SERVED } from './tests.mjs';

const LISTS = 'test/engine/trust-lists.test.ts';

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const CALLS = [
  {
    id: 'trust-list-length',
    what: 'a file that a person opens and that is longer than any CTL file is refused before anything of it is kept',
    file: 'core/calls/trust-lists/open.ts',
    find: 'if (size > LIMITS.file) return',
    put: 'if (size > 2 * LIMITS.file) return',
    tests: [{ file: LISTS, name: 'is refused by its size alone' }],
  },
  {
    id: 'trust-list-parts',
    what: 'parts of a file that do not follow each other are not put together',
    file: 'core/calls/trust-lists/open.ts',
    find: 'next.arrived === at && ',
    put: '',
    tests: [{ file: LISTS, name: 'is refused by its size alone' }],
  },
  {
    id: 'sender-window',
    what: 'a message of another window is not listened to',
    file: 'electron/security/sender.ts',
    find: 'isOurWindow && isMainFrame &&',
    put: 'isMainFrame &&',
    tests: [{ file: POLICIES, name: 'senders are refused' }, { file: SERVED, name: 'of another window' }],
  },
  {
    id: 'sender-frame',
    what: 'a message of a frame in the page is not listened to',
    file: 'electron/security/sender.ts',
    find: 'isOurWindow && isMainFrame &&',
    put: 'isOurWindow &&',
    tests: [{ file: POLICIES, name: 'senders are refused' }, { file: SERVED, name: 'of a frame in the page' }],
  },
  {
    id: 'sender-address',
    what: 'a message of another address is not listened to',
    file: 'electron/security/sender.ts',
    find: " && url?.split('#', 1)[0] === PAGE_URL",
    put: " && (url?.split('#', 1)[0] === PAGE_URL || url !== PAGE_URL)",
    tests: [{ file: POLICIES, name: 'senders are refused' }, { file: SERVED, name: 'of another address' }],
  },
  {
    id: 'sender-call-binding',
    what: 'calls ask who sent them',
    file: 'electron/ipc.ts',
    find: "isTrusted(senderOf(event, webContents)) && typeof name === 'string'",
    put: "typeof name === 'string' && senderOf(event, webContents) !== null",
    tests: [{ file: SERVED, name: 'reach no engine' }],
  },
  {
    id: 'sender-state-binding',
    what: 'the state is sent to those alone who may ask for it',
    file: 'electron/ipc.ts',
    find: 'if (isTrusted(senderOf(event, webContents))) webContents.send',
    put: 'if (senderOf(event, webContents) !== null) webContents.send',
    tests: [{ file: SERVED, name: 'reach no engine' }],
  },
  {
    id: 'bridge',
    what: 'the page is given two functions and nothing else',
    file: 'electron/preload.ts',
    find: "exposeInMainWorld('openCtl', { call, subscribe })",
    put: "exposeInMainWorld('openCtl', { call, subscribe, ipcRenderer })",
    tests: [{ file: 'test/electron/preload.test.ts', name: 'exposes exactly call and subscribe' }],
  },
  {
    id: 'bridge-event',
    what: 'no listener of the page gets an event of Electron',
    file: 'electron/preload.ts',
    find: 'const receive = (_event: IpcRendererEvent, state: ViewState): void => listener(state);',
    put: 'const receive = (event: IpcRendererEvent, state: ViewState): void => (listener as (...all: unknown[]) => void)(state, event);',
    tests: [{ file: 'test/electron/preload.test.ts', name: 'nothing of Electron' }],
  },
  {
    id: 'contract-keys',
    what: 'an input that is none of the contract reaches no handler',
    file: 'shared/contract/parse-call.ts',
    find: 'return parsed.success ? ok({ name, input: parsed.data }) : fail',
    put: 'return parsed.success || input !== undefined ? ok({ name, input }) : fail',
    tests: [{ file: 'test/session/contract.test.ts', name: 'with an unknown key' }, { file: BUILT, name: 'with contract.violation and none of its content' }],
  },
  {
    id: 'contract-names',
    what: 'a name that only every object has is no call',
    file: 'shared/contract/calls.ts',
    find: 'Object.hasOwn(CONTRACT, name)',
    put: 'name in CONTRACT',
    tests: [{ file: 'test/session/contract.test.ts', name: 'refuses names that are no calls' }],
  },
];
