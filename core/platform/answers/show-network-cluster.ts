import { isIPv4 } from 'node:net';
import { type Answer, type NetworkNode } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

/**
 * One node up to its place in the database: address, one or two names, role, and from 10.0 on product and DBPub or DBSub. Before it all nodes
 * process calls: IM and Presence is a cluster of its own (log of a cluster before 10.0; Cisco's replication verification 10.5(2)).
 */
const NODE = /^(\d{1,3}(?:\.\d{1,3}){3})((?: [A-Za-z0-9_][A-Za-z0-9._-]{0,254}){1,2}) (Publisher|Subscriber)(?: (callmanager|cups) (DBPub|DBSub))?(?= |$)/;
/** Far above what a cluster can have; every node in the list is asked and signed in to. */
const MAX_NODES = 64;
/** Where the state of a node ends. */
const NEXT = /(?:^| )(?=\d{1,3}(?:\.\d{1,3}){3}(?: |$)|Server Table \(processnode\) Entries|Dynamic Cluster Configuration )/;
/** Says for how long nodes may join by themselves (Cisco, touchless installation 10.5). */
const DYNAMIC = /^Dynamic Cluster Configuration is [A-Za-z0-9 ]{1,80}\.?(?= |$)/;
const TABLE = /^Server Table \(processnode\) Entries(?: |$)/;
const SINCE = String.raw`(?: (?:using TCP )?since [A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2}(?: [A-Z]{2,5})? \d{4})?`;
const AUTHENTICATED = new RegExp(`^authenticated${SINCE}$`);
/** E.g. `not authenticated - INITIATOR`; other states are not documented. A word that belongs to a node's line is none. */
const OTHER_STATE = new RegExp(`^(?!.*(?:Publisher|Subscriber|callmanager|cups|DBPub|DBSub))[a-z][a-z ()-]{0,40}${SINCE}$`, 'i');

/**
 * Answer of `show network cluster`: the nodes in any order, then the server table, which is not read since its names are those of the nodes.
 * Exactly one node must be the publisher, and all rows of one form.
 */
export function readShowNetworkCluster(text: string): Answer<readonly NetworkNode[]> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  const nodes: NetworkNode[] = [];
  const forms = new Set<boolean>();
  let rest = folded;
  while (rest !== '' && !TABLE.test(rest)) {
    const [aside = ''] = DYNAMIC.exec(rest) ?? [];
    if (aside !== '') {
      rest = rest.slice(aside.length).trimStart();
      continue;
    }
    const [head = '', address = '', names = '', role, product, database] = NODE.exec(rest) ?? [];
    if (head === '' || !isIPv4(address)) return unknown('words-unknown', rest);
    const behind = rest.slice(head.length).trimStart();
    const end = NEXT.exec(behind)?.index ?? behind.length;
    const state = behind.slice(0, end);
    const authenticated = AUTHENTICATED.test(state);
    if (!authenticated && !OTHER_STATE.test(state)) return unknown('words-unknown', behind);
    // The first node of IM and Presence is a subscriber of the cluster and DBPub of its own database.
    forms.add(product === undefined);
    if (product === 'callmanager' && (role === 'Publisher') !== (database === 'DBPub')) return unknown('contradictory', head);
    nodes.push({
      address,
      names: names.trim().split(' '),
      role: role === 'Publisher' ? 'publisher' : 'subscriber',
      product: product === 'cups' ? 'cups' : 'callmanager',
      authenticated,
    });
    rest = behind.slice(end).trimStart();
  }
  if (nodes.length === 0) return unknown('incomplete', folded);
  if (forms.size > 1) return unknown('contradictory', folded);
  if (nodes.length > MAX_NODES) return unknown('contradictory', `${nodes.length} nodes`);
  if (nodes.filter((node) => node.role === 'publisher').length !== 1) return unknown('contradictory', folded);
  if (new Set(nodes.map((node) => node.address)).size !== nodes.length) return unknown('contradictory', folded);
  return known(nodes);
}
