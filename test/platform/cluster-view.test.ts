import { expect, it } from 'vitest';
import { platformClusterView } from '../../core/calls/platform/views.ts';
import { listed, type ReadNode, readingOf } from '../helpers/platform/reading.ts';

const token = listed({ sha1: '77' }, { subject: 'CN=SAST-ADN0054f509', usedToSign: true });
const service = listed({ sha1: '5a' }, { subject: 'CN=ITLRECOVERY_cucm-pub', usedToSign: true });

it.each<readonly [string, readonly ReadNode[], boolean | null]>([
  ['where one of the nodes has a file with a token', [{ disk: 1, records: [service] }, { disk: 2, records: [token] }], true],
  ['where the entries of a file are not known', [{ disk: 1, records: null }], true],
  ['nowhere where a service has signed alone', [{ disk: 1, records: [service] }, { disk: 1, records: [service] }], false],
  ['and is not known to without a file', [{ disk: 0 }, { disk: null }], null],
])('a cluster names tokens %s', (_, nodes, named) => {
  expect(platformClusterView(readingOf(nodes)).namesTokens).toBe(named);
});
