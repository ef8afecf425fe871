/** What gives everybody a turn where passwords wait to be checked. */

/** @type {readonly import('../../rows.mjs').Protection[]} */
export const CHECK_QUEUE = [
  {
    id: 'check-gone',
    what: 'the password of a connection that is gone is not checked',
    file: 'provider/check-queue.ts',
    find: '    const gone = entries.filter(({ waiting }) => !waiting.isLive());\n    entries = entries.filter(({ waiting }) => waiting.isLive());\n',
    put: '    const gone: Entry[] = [];\n',
    tests: [{ file: 'test/provider/check-queue.test.ts', name: 'does not look at the password of a connection that is gone' }],
  },
  {
    id: 'check-queue-bound',
    what: 'no address has more passwords waiting than its bound',
    file: 'provider/check-queue.ts',
    find: '.length >= PER_ADDRESS) {',
    put: '.length > PER_ADDRESS * 1000) {',
    tests: [{ file: 'test/provider/check-queue.test.ts', name: 'has a bound for each address' }],
  },
  {
    id: 'checks-fair',
    what: 'each network has its turn',
    file: 'provider/check-queue.ts',
    find: 'served.get(networkOf(address)) ?? 0, ',
    put: '0, ',
    tests: [{ file: 'test/provider/check-queue.test.ts', name: 'gives each network its turn' }],
  },
  {
    id: 'checks-both-ends',
    what: 'who comes behind a crowd does not wait for all of it',
    file: 'provider/check-queue.ts',
    find: 'turn % 2 === 0 ? equal.at(-1) : equal[0]',
    put: 'turn < 0 ? equal.at(-1) : equal[0]',
    tests: [{ file: 'test/provider/check-queue.test.ts', name: 'within a network, neither' }],
  },
  {
    id: 'checks-standing',
    what: 'who failed waits behind who did not',
    file: 'provider/check-queue.ts',
    find: '[waiting.standing(), ',
    put: '[0, ',
    tests: [{ file: 'test/provider/check-queue.test.ts', name: 'looks first at who has less against it' }],
  },
];
