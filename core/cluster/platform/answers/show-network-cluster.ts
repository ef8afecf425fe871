import { isIPv4 } from 'node:net';
import { type Answer, type NetworkNode } from '../../../../shared/domain/platform.ts';
import { fold, known, unknown } from './answer.ts';

/** One node: address, names, role, product, role in the database, and how it is connected. */
const NODE =
  /^(\d{1,3}(?:\.\d{1,3}){3})((?: [A-Za-z0-9_][A-Za-z0-9._-]{0,254}){1,2}) (Publisher|Subscriber) (callmanager|cups) (DBPub|DBSub) (not authenticated|authenticated)( using TCP since [A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2}(?: [A-Z]{2,5})? \d{4})?(?= |$)/;
const TABLE = /^Server Table \(processnode\) Entries(?: |$)/;

/**
 * Answer of `show network cluster`: the nodes, then the server table, which is not read since its names are those of the nodes.
 * Exactly one node must be the publisher.
 */
export function readShowNetworkCluster(text: string): Answer<readonly NetworkNode[]> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  const nodes: NetworkNode[] = [];
  let rest = folded;
  while (rest !== '' && !TABLE.test(rest)) {
    const row = NODE.exec(rest);
    const [whole = '', address = '', names = '', role, product, database, state] = row ?? [];
    if (row === null || !isIPv4(address)) return unknown('words-unknown', rest);
    if ((role === 'Publisher') !== (database === 'DBPub')) return unknown('contradictory', whole);
    nodes.push({
      address,
      names: names.trim().split(' '),
      role: role === 'Publisher' ? 'publisher' : 'subscriber',
      product: product === 'cups' ? 'cups' : 'callmanager',
      authenticated: state === 'authenticated',
    });
    rest = rest.slice(whole.length).trimStart();
  }
  if (nodes.length === 0) return unknown('incomplete', folded);
  if (nodes.filter((node) => node.role === 'publisher').length !== 1) return unknown('contradictory', folded);
  if (new Set(nodes.map((node) => node.address)).size !== nodes.length) return unknown('contradictory', folded);
  return known(nodes);
}
