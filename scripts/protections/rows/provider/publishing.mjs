/** What keeps everything but the activated CTL file from phones, and what `ctl-provider init` makes from others. */

const PUBLISHING = 'test/provider/publishing.test.ts';
const INIT = 'test/provider/init.test.ts';

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const PUBLICATION = [
  {
    id: 'tftp-not-data-folder',
    what: 'the folder for phones is neither the data folder nor in it or around it',
    file: 'provider/publishing/folder.ts',
    find: 'if (isWithin(real, dataFolder) || isWithin(dataFolder, real)) {',
    put: "if (real === '' && isWithin(real, dataFolder)) {",
    tests: [{ file: PUBLISHING, name: 'is not the data folder' }],
  },
  {
    id: 'tftp-of-its-own',
    what: 'nothing lies in the folder for phones but what is published',
    file: 'provider/publishing/folder.ts',
    find: 'if (foreign !== undefined) {',
    put: "if (foreign === '') {",
    tests: [{ file: PUBLISHING, name: 'holds nothing else, such as ticket.key' }],
  },
  {
    id: 'tftp-closed-to-others',
    what: 'others may not put a CTL file into the folder for phones',
    file: 'provider/publishing/folder.ts',
    find: '(await writableByOthers(real, FOR_EVERYBODY)) ?? ',
    put: '',
    tests: [{ file: PUBLISHING, name: 'is one that others cannot write to' }],
  },
  {
    id: 'tftp-foreign-file',
    what: 'a CTL file that somebody else gave to phones is not replaced',
    file: 'provider/publishing/open.ts',
    find: 'own.includes(sha256Hex(bytes))',
    put: 'own.length > 0',
    tests: [{ file: PUBLISHING, name: 'of somebody else, which stays as it is' }],
  },
  {
    id: 'tftp-ctl-file-alone',
    what: 'what is no CTL file, such as a key, is not published in its place',
    file: 'provider/publishing/publication.ts',
    find: 'served !== null && isCtlFile(served) ? served : null;',
    put: 'served !== null && isCtlFile({ ...served, bytes: new Uint8Array() }) ? null : served;',
    tests: [{ file: PUBLISHING, name: 'or something that is none' }],
  },
  {
    id: 'init-key-closed',
    what: 'the key that init makes is for its owner alone',
    file: 'provider/init/command.ts',
    find: 'text: identity.key, mode: SECRET',
    put: 'text: identity.key, mode: PUBLIC',
    tests: [{ file: INIT, name: 'makes all that a publisher needs' }],
  },
  {
    id: 'init-exclusive',
    what: 'init writes to no file or link that is there',
    file: 'provider/init/write.ts',
    find: 'O_WRONLY | O_CREAT | O_EXCL,',
    put: 'O_WRONLY | O_CREAT | (O_EXCL & 0),',
    tests: [{ file: INIT, name: 'that comes while a password is typed' }],
  },
  {
    id: 'init-certificate-alone',
    what: 'of a file with a certificate and its key, init keeps the certificate alone',
    file: 'provider/init/command.ts',
    find: 'text: pemOf(read.value), mode: PUBLIC',
    put: "text: (await import('node:fs')).readFileSync(one.file, 'latin1'), mode: PUBLIC",
    tests: [{ file: INIT, name: 'makes all that a publisher needs' }],
  },
  {
    id: 'unit-without-rights',
    what: 'the service of a provider has no rights of root',
    file: 'packaging/ctl-provider/ctl-provider.service',
    find: 'CapabilityBoundingSet=\n',
    put: '',
    tests: [{ file: 'test/provider/unit.test.ts', name: 'exposes little' }],
  },
];
