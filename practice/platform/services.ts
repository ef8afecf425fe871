import { isAtLeast, RELEASES } from '../../shared/domain/release.ts';
import { releaseFacts } from '../scenarios/platform/releases.ts';
import { type Scenario } from '../scenarios/platform/scenario.ts';

/** Product of a node in Cisco's words: Unified Communications Manager, or IM and Presence. */
export type Product = 'callmanager' | 'cups';

/** One line of `utils service list`. */
export interface NodeService {
  readonly name: string;
  /** Feature services are activated by a person and stand in the database; network services always run. */
  readonly kind: 'feature' | 'network';
  readonly activated: boolean;
  state: 'STARTED' | 'STOPPED' | 'STARTING' | 'STOPPING';
  /** Since when it runs, milliseconds since 1970; 0 = it does not. */
  startedAt: number;
}

interface ServiceRow {
  readonly name: string;
  readonly kind: NodeService['kind'];
  readonly products: readonly Product[];
  readonly activatedOn: 'every-node' | 'publisher' | 'no-node';
  /** First release without the service. */
  readonly until?: string;
  /** The fact of a release by which it is there. */
  readonly needs?: 'haproxy';
}

const EVERY: readonly Product[] = ['callmanager', 'cups'];
const CUCM: readonly Product[] = ['callmanager'];
const PRESENCE: readonly Product[] = ['cups'];

const TVS = 'Cisco Trust Verification Service';

/** Names as CUCM prints them and AXL's XService enumerates them. */
const SERVICES: readonly ServiceRow[] = [
  { name: 'System SSH', kind: 'network', products: EVERY, activatedOn: 'every-node' },
  { name: 'Cluster Manager', kind: 'network', products: EVERY, activatedOn: 'every-node' },
  { name: 'Cisco DB', kind: 'network', products: EVERY, activatedOn: 'every-node' },
  { name: 'Cisco Tomcat', kind: 'network', products: EVERY, activatedOn: 'every-node' },
  { name: 'Cisco HAProxy', kind: 'network', products: CUCM, activatedOn: 'every-node', needs: 'haproxy' },
  { name: TVS, kind: 'network', products: CUCM, activatedOn: 'every-node' },
  { name: 'Cisco AXL Web Service', kind: 'feature', products: CUCM, activatedOn: 'publisher' },
  { name: 'Cisco CallManager', kind: 'feature', products: CUCM, activatedOn: 'every-node' },
  { name: 'Cisco CTIManager', kind: 'feature', products: CUCM, activatedOn: 'every-node' },
  { name: 'Cisco CTL Provider', kind: 'feature', products: CUCM, activatedOn: 'every-node', until: RELEASES.noCtlProvider },
  { name: 'Cisco Certificate Authority Proxy Function', kind: 'feature', products: CUCM, activatedOn: 'publisher' },
  { name: 'Cisco Tftp', kind: 'feature', products: CUCM, activatedOn: 'every-node' },
  { name: 'Cisco DirSync', kind: 'feature', products: CUCM, activatedOn: 'no-node' },
  { name: 'Cisco Presence Engine', kind: 'feature', products: PRESENCE, activatedOn: 'every-node' },
  { name: 'Cisco SIP Proxy', kind: 'feature', products: PRESENCE, activatedOn: 'every-node' },
];

/** In a large cluster the first nodes serve files, all others process calls (solution reference network design: servers of their own for Cisco Tftp). */
const LARGE = 4;
const FILE_SERVERS = 4;
const CALL_PROCESSING = ['Cisco CallManager', 'Cisco CTIManager'];
/** Services of a practice cluster have run for so long at its start, milliseconds: each of its own time, up to 40 days. */
const DAY = 86_400_000;

/**
 * The services of one node.
 * @param at its place among the nodes, the publisher's is 0.
 */
export function servicesOf(product: Product, role: 'publisher' | 'subscriber', { release, tftp, tvs, ctlProvider, nodes }: Scenario, at = role === 'publisher' ? 0 : 1, now = Date.now()): readonly NodeService[] {
  const isActivated = ({ name, activatedOn }: ServiceRow): boolean => {
    if (nodes > LARGE && name === 'Cisco Tftp') return at < FILE_SERVERS;
    if (nodes > LARGE && CALL_PROCESSING.includes(name)) return at >= FILE_SERVERS;
    const where = name === 'Cisco Tftp' && tftp === 'publisher-only' ? 'publisher' : activatedOn;
    return where === 'every-node' || (where === 'publisher' && role === 'publisher');
  };
  const facts = releaseFacts(release);
  const isThere = ({ products, until, needs }: ServiceRow): boolean =>
    products.includes(product) && (until === undefined || !isAtLeast(release, until)) && (needs === undefined || facts[needs]);
  const isStopped = (name: string): boolean => (name === TVS && tvs === 'stopped') || (name === 'Cisco CTL Provider' && ctlProvider === 'publisher-only' && role === 'subscriber');
  return SERVICES.filter(isThere).map((row, place) => {
    const activated = isActivated(row);
    const runs = activated && !isStopped(row.name);
    return { name: row.name, kind: row.kind, activated, state: runs ? 'STARTED' : 'STOPPED', startedAt: runs ? now - (40 - place) * DAY - at * 61_000 : 0 };
  });
}
