/** What becomes of passwords and PINs. */

const HOST = 'test/tokens/host.test.ts';

/** @type {readonly import('../rows.mjs').Protection[]} */
export const SECRETS = [
  {
    id: 'pin-posted',
    what: 'the message that takes the PIN to the token host is wiped once it is posted',
    file: 'core/tokens/open-module.ts',
    find: '          pin.fill(0); // posted: the message is a copy\n',
    put: '',
    tests: [{ file: HOST, name: 'in a message that is wiped once it is posted' }],
  },
  {
    id: 'host-ends',
    what: 'the host, in which the PIN had to become a string, ends after the signature',
    file: 'core/tokens/open-module.ts',
    find: '          this.#ending = host.value.end();\n',
    put: '',
    tests: [{ file: HOST, name: 'and ends after the signature' }],
  },
];
