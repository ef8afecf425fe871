import { describe, expect, it } from 'vitest';
import { type CallManagerGroup } from '../../shared/domain/rollout/readings.ts';
import { apartByGroup, plannedRestarts, type RestartFacts, servicesToRestart } from '../../shared/domain/rollout/restarts.ts';

const [TFTP, CALL_MANAGER, CTI_MANAGER] = ['Cisco Tftp', 'Cisco CallManager', 'Cisco CTIManager'] as const;
const group = (...members: string[]): CallManagerGroup => ({ name: members.join('-'), members });

describe('services that are restarted', () => {
  const facts: RestartFacts = { release: '14.0.1.12900-161', kind: 'mixed', advice: null, chosen: null };

  it.each<[string, Partial<RestartFacts>, ReturnType<typeof servicesToRestart>]>([
    ['by the release, behind a change of the mode', {}, { services: [TFTP, CALL_MANAGER, CTI_MANAGER], reason: 'release' }],
    ['up to 11.5 without CTIManager', { release: '11.5.1.10000-6' }, { services: [TFTP, CALL_MANAGER], reason: 'release' }],
    ['behind an update Tftp alone: calls would end for nothing', { kind: 'update' }, { services: [TFTP], reason: 'release' }],
    ['by the words of the command, also behind an update', { kind: 'update', advice: ['restart-tftp-and-callmanager'] }, { services: [TFTP, CALL_MANAGER], reason: 'words' }],
    ['Tftp in any case, since it serves what it has cached', { kind: 'update', advice: ['restart-ctimanager'] }, { services: [TFTP, CTI_MANAGER], reason: 'words' }],
    ['with CallManager behind a change of the mode, although the words since 12.x name CTIManager alone', { advice: ['restart-ctimanager'] }, { services: [TFTP, CALL_MANAGER, CTI_MANAGER], reason: 'words' }],
    ['as a person chose them, in their order', { advice: ['restart-ctimanager'], chosen: [CTI_MANAGER, TFTP] }, { services: [TFTP, CTI_MANAGER], reason: 'person' }],
  ])('%s', (_how, given, expected) => {
    expect(servicesToRestart({ ...facts, ...given })).toEqual(expected);
  });
});

describe('nodes of CallManager', () => {
  const backToBack = (ordered: readonly string[], groups: readonly CallManagerGroup[]) => ordered.flatMap((name, at) => (groups.some(({ members }) => members.includes(name) && members.includes(ordered[at + 1] ?? '')) ? [[name, ordered[at + 1]]] : []));

  it.each<[string, readonly string[], readonly CallManagerGroup[]]>([
    ['two pairs', ['a', 'b', 'c', 'd'], [group('a', 'b'), group('c', 'd')]],
    ['pairs whose backup is the primary of others', ['a', 'b', 'c', 'd'], [group('a', 'b'), group('b', 'a'), group('c', 'd')]],
    ['one pair and a third node, listed behind it', ['a', 'b', 'x'], [group('a', 'b')]],
    ['one pair and a third node, listed before it', ['x', 'a', 'b'], [group('a', 'b')]],
    ['a chain, in whose order each would follow its own', ['a', 'b', 'c', 'd', 'e', 'f'], [group('a', 'b'), group('b', 'c'), group('c', 'd'), group('d', 'e')]],
  ])('primary and backup never come one directly after the other: %s', (_how, nodes, groups) => {
    const ordered = apartByGroup(nodes, groups);
    expect([...ordered].sort()).toEqual([...nodes].sort());
    expect(backToBack(ordered, groups)).toEqual([]);
  });

  it('that share a group with everybody come in some order, each once', () => {
    expect([...apartByGroup(['a', 'b', 'c'], [group('a', 'b', 'c')])].sort()).toEqual(['a', 'b', 'c']);
  });

  it('alone are put apart: Tftp goes by the list of the cluster, and where it is not known what runs, the node is asked', () => {
    const nodes = [{ name: 'a', services: [TFTP, CALL_MANAGER] }, { name: 'b', services: null }, { name: 'c', services: [CALL_MANAGER] }, { name: 'd', services: [CALL_MANAGER] }];
    const planned = plannedRestarts([TFTP, CALL_MANAGER], nodes, [group('a', 'b'), group('c', 'd')]).map(({ node, service }) => `${service} on ${node}`);
    expect(planned.slice(0, 2)).toEqual([`${TFTP} on a`, `${TFTP} on b`]);
    expect(backToBack(planned.slice(2).map((one) => one.slice(-1)), [group('a', 'b'), group('c', 'd')])).toEqual([]);
    expect(planned).toHaveLength(6);
  });
});
