import { expect, test } from 'vitest';
import { findingSentence, otherFileSentence } from '../../shared/texts/sentences/change.ts';
import { nodesText } from '../../shared/texts/sentences/named-nodes.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const SERVERS = Array.from({ length: 28 }, (_none, at) => `node-${at + 10}.`.padEnd(83, 'telephony-'));
const OTHER = { servers: SERVERS, holdsFile: true, kept: 3, added: 1, removed: 0 } as const;

test.each(Object.values(LANGUAGES))('28 servers with names of 83 characters are named whole, in $language', (texts) => {
  const told = [otherFileSentence(OTHER, texts), findingSentence({ rule: 'served-differs', severity: 'warn', params: { servers: SERVERS.join(', ') } }, texts)];
  for (const sentence of told) expect(SERVERS.filter((server) => !sentence.includes(server))).toEqual([]);
  // In the window the first are named, and how many more there are: all of them stand below.
  const short = otherFileSentence({ ...OTHER, servers: [nodesText(SERVERS)] }, texts);
  expect([short.includes(`${SERVERS[2] ?? ''}, +25`), short.includes('…')]).toEqual([true, false]);
});
