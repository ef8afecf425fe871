import { formatLastModified } from '../../../shared/ctl-file/last-modified.ts';
import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { timeOf } from '../node-clock.ts';
import { type CliContext } from './command.ts';

const DOMAIN = 'example.com';

type Nodes = readonly PlatformNode[];

/** Nodes come in any order, IM and Presence first too (Cisco, DNS troubleshooting of IM and Presence). */
const ORDERS: readonly [(nodes: Nodes) => Nodes, ...((nodes: Nodes) => Nodes)[]] = [
  (nodes) => nodes,
  (nodes) => nodes.toReversed(),
  (nodes) => [...nodes].sort((one, other) => Number(other.description.product === 'cups') - Number(one.description.product === 'cups')),
];

/** Times without the letters of the zone: log of a cluster before 10.0. With them: as this program's other times, which no source excludes. */
const TIMES: readonly [(text: string) => string, ...((text: string) => string)[]] = [(text) => text.replace(' UTC', ''), (text) => text];

/**
 * Says nothing of product and database before 10.0 (log of a cluster of that time; Cisco's replication verification 10.5(2) for the newer form).
 * The node that is asked prints itself without a time (the same note on IM and Presence).
 */
export function* networkCluster({ model, node }: CliContext): Iterable<string> {
  const since = model.pick('show network cluster: time', TIMES)(formatLastModified(timeOf(model, node)));
  const firstPresence = model.nodes.find(({ description }) => description.product === 'cups');
  for (const listed of model.pick('show network cluster: order', ORDERS)(model.nodes)) {
    const { name, hostName, role, product } = listed.description;
    const reachable = listed.isReachable;
    const place = [name, `${hostName}.${DOMAIN}`, hostName, role === 'publisher' ? 'Publisher' : 'Subscriber'];
    const database = role === 'publisher' || listed === firstPresence ? 'DBPub' : 'DBSub';
    const state = listed === node ? 'authenticated' : reachable ? `authenticated using TCP since ${since}` : away(model, since);
    const isOld = model.facts.networkCluster === 'address-names-role';
    yield `${isOld ? ' ' : ''}${[...place, ...(isOld ? [] : [product, database]), state].join(' ')}\n`;
  }
  // Names or addresses, as configured in System > Server (Cisco, touchless installation 10.5; replication verification 10.5(2)).
  const entry = model.pick<'name' | 'hostName'>('show network cluster: server table', ['name', 'hostName']);
  yield `\nServer Table (processnode) Entries\n----------------------------------\n${model.nodes.map(({ description }) => description[entry]).join('\n')}\n`;
  // Cisco, touchless installation 10.5; whether it follows depends on what a person switched on.
  yield model.pick('show network cluster: new nodes', ['\n', '\nDynamic Cluster Configuration is enabled for 23 Hours 59 Minutes.\n']);
}

/** State of a node that is away: the log of the cluster before 10.0 shows it, no source from then on. */
const away = ({ facts, pick }: Pick<ClusterModel, 'facts' | 'pick'>, since: string): string => {
  const initiator = `not authenticated - INITIATOR since ${since}`;
  return facts.networkCluster === 'address-names-role' ? initiator : pick('show network cluster: away', [initiator, 'offline', 'not authenticated']);
};
