/** What the page may use of the computer. */

import { binding } from './binding.mjs';
import { BUILT, POLICIES } from './tests.mjs';

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const PERMISSIONS = [
  {
    id: 'permission-table',
    what: 'what is in no table is not allowed',
    file: 'electron/security/permissions.ts',
    find: 'Object.hasOwn(ALLOWED_PERMISSIONS, permission) && appPath(url) !== null',
    put: 'appPath(url) !== null',
    tests: [{ file: POLICIES, name: 'is denied, also to our page' }],
  },
  {
    id: 'permission-origin',
    what: 'nothing is allowed to other origins',
    file: 'electron/security/permissions.ts',
    find: ' && appPath(url) !== null;',
    put: " && url !== '-';",
    tests: [{ file: POLICIES, name: 'nothing is allowed to' }],
  },
  {
    id: 'permission-check',
    what: 'permissions are refused by check too',
    file: 'electron/security/permissions.ts',
    find: '  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, `${origin}/`));\n',
    put: '',
    tests: [{ file: POLICIES, name: 'are asked by request' }, { file: BUILT, name: 'prepares sandbox and scheme' }],
  },
  {
    id: 'permission-device',
    what: 'no device is handed to the page',
    file: 'electron/security/permissions.ts',
    find: 'setDevicePermissionHandler(() => false)',
    put: 'setDevicePermissionHandler(() => true)',
    tests: [{ file: POLICIES, name: 'are asked by request' }],
  },
  binding('permission-binding', 'bindPermissions(session)', 'all three are bound to the session of the window', 'prepares sandbox and scheme'),
];
