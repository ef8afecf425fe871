import { describe, expect, it } from 'vitest';
import { readTruth, type TruthReader } from '../../../core/change/with-token/truth.ts';
import { type Cluster } from '../../../core/ports/cluster.ts';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { fail } from '../../../shared/domain/result.ts';
import { foundingParts, mixedFile } from '../../helpers/founding-document.ts';
import { memoryCluster } from '../../helpers/memory-cluster.ts';
import { quickClock } from '../../helpers/quick-clock.ts';
import { bothHold, PUBLISHER, SUBSCRIBER } from '../../helpers/snapshot.ts';

const [PUB, SUB] = [PUBLISHER.name, SUBSCRIBER.name];
const held = mixedFile(foundingParts());
const PATIENCE = 10_000;

/** Answers to these questions of a server are lost, so many times. */
function lossy(lost: Readonly<Partial<Record<'facts' | 'state' | 'ctlFile', number>>>, from: string) {
  const { cluster } = memoryCluster(bothHold(held).facts, held.bytes);
  const left = { facts: 0, state: 0, ctlFile: 0, ...lost };
  const asked = { facts: 0, state: 0, ctlFile: 0 };
  const isLost = (what: keyof typeof left, server: string): boolean => server === from && (asked[what] += 1) <= left[what];
  const gone = () => Promise.resolve(fail('connect.timeout', from, { host: from, port: 2444 }));
  const bent: Pick<Cluster, 'facts' | 'state' | 'ctlFile'> = {
    facts: (options) => (isLost('facts', PUB) ? gone() : cluster.facts(options)),
    state: (server, options) => (isLost('state', server) ? gone() : cluster.state(server, options)),
    ctlFile: (server, options) => (isLost('ctlFile', server) ? gone() : cluster.ctlFile(server, options)),
  };
  const sha256 = sha256Hex(held.bytes);
  const files = { as: 'run', modeBefore: 'mixed', modeAsked: 'non-secure', before: new Map([PUB, SUB].map((server) => [server, sha256])), newSha256: null } as const;
  const reader: TruthReader = { cluster: { ...cluster, ...bent }, clock: quickClock(new Date(0)), files };
  return { asked, read: () => readTruth(reader, PATIENCE, new Set([from])) };
}

describe('a server that was waited for in vain', () => {
  it.each<[string, Parameters<typeof lossy>[0], string]>([
    ['says the mode later than its file', { facts: 3 }, PUB],
    ['says its file later than the mode', { ctlFile: 3 }, PUB],
    ['says what lies staged later than its file', { state: 3 }, SUB],
  ])('is not called unknown when it %s', async (_, lost, from) => {
    const truth = await lossy(lost, from).read();
    expect(truth.mode).toEqual({ value: 'mixed' });
    expect(truth.servers.map(({ holds, staged }) => [holds, staged])).toEqual([['previous', 'no'], ['previous', 'no']]);
  });

  it.each([PUB, SUB])('is asked each thing once where it still says nothing (%s)', async (from) => {
    const { asked, read } = lossy({ facts: Infinity, ctlFile: Infinity }, from);
    const truth = await read();
    expect(truth.servers.find(({ server }) => server === from)).toMatchObject({ holds: 'unknown', error: { code: 'connect.timeout' } });
    expect(truth.mode.value).toBe(from === PUB ? 'unknown' : 'mixed');
    expect(asked).toEqual({ facts: from === PUB ? 1 : 0, ctlFile: 1, state: 0 });
  });
});
