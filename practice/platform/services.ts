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
  state: 'STARTED' | 'STOPPED';
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

/** The services of one node. */
export function servicesOf(product: Product, role: 'publisher' | 'subscriber', { release, tftp, tvs }: Scenario): readonly NodeService[] {
  const isActivated = ({ name, activatedOn }: ServiceRow): boolean => {
    const where = name === 'Cisco Tftp' && tftp === 'publisher-only' ? 'publisher' : activatedOn;
    return where === 'every-node' || (where === 'publisher' && role === 'publisher');
  };
  const facts = releaseFacts(release);
  const isThere = ({ products, until, needs }: ServiceRow): boolean =>
    products.includes(product) && (until === undefined || !isAtLeast(release, until)) && (needs === undefined || facts[needs]);
  return SERVICES.filter(isThere).map((row) => {
    const activated = isActivated(row);
    const runs = activated && (row.name !== TVS || tvs !== 'stopped');
    return { name: row.name, kind: row.kind, activated, state: runs ? 'STARTED' : 'STOPPED' };
  });
}
