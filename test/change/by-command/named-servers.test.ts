import { describe, expect, it } from 'vitest';
import { namedServers } from '../../../core/change/by-command/named-servers.ts';
import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { readingOf } from '../../helpers/platform/reading.ts';

const record = (dnsName: string, role = 'CCM+TFTP'): ListedRecord => ({ number: 1, length: 33, function: role, dnsName, subject: '', issuer: '', serialNumber: '', certificateSha1: null, usedToSign: null });
// Nodes 10.0.0.1 and 10.0.0.2, both called cucm-pub.example.com and cucm-pub.
const { nodes } = readingOf([{ disk: 1 }, { disk: 1 }]);
const [first] = nodes;
const judge = (...names: readonly string[]) => namedServers(nodes, nodes, names.map((name) => record(name)));

describe('the servers that a CTL file names', () => {
  it('are nodes by address, by host name and by its first label, in any case', () => {
    for (const names of [['10.0.0.1', '10.0.0.2'], ['CUCM-PUB'], ['cucm-pub.example.com'], ['cucm-pub.other.example']]) expect(judge(...names)).toEqual({ strangers: [], unnamed: [] });
  });

  it('are strangers where no node bears the name, each once', () => {
    expect(judge('10.0.0.1', '10.0.0.2', 'cucm-old', 'cucm-old', '10.0.0.20')).toEqual({ strangers: ['cucm-old', '10.0.0.20'], unnamed: [] });
  });

  it('leave out a node that was added since, but not one whose file decides nothing', () => {
    expect(judge('10.0.0.1')).toEqual({ strangers: [], unnamed: ['10.0.0.2'] });
    expect(namedServers(nodes, first === undefined ? [] : [first], [record('10.0.0.1')])).toEqual({ strangers: [], unnamed: [] });
  });

  it('are not looked for in a list without any, nor among tokens and CAPF', () => {
    for (const records of [null, [], [record('', 'System Administrator Security Token'), record('elsewhere', 'CAPF')]]) expect(namedServers(nodes, nodes, records)).toEqual({ strangers: [], unnamed: [] });
  });
});
