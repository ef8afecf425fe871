import { type Connection } from './connection.ts';
import { type ErrorCode } from './error-codes.ts';

/**
 * What one hello found on a port. `old-tls` = TLS 1.1 at most; `old-ssh` = only what nodes of older releases use; `no-common` = SSH with nothing that this program has; `other` = it answers, with
 * something else; `silent` = it takes the connection and says nothing, or ends it; `closed` = refused; `no-answer` = nothing came back, or there is no way to it.
 */
export type PortFinding = 'open-provider' | 'tls' | 'old-tls' | 'web-server' | 'ssh' | 'old-ssh' | 'no-common' | 'other' | 'silent' | 'closed' | 'no-answer';

export interface LookedPort {
  readonly port: number;
  readonly found: PortFinding;
  /** What it says of itself: version of TLS, or the name of its SSH. A claim of the peer, bounded and printable. */
  readonly says: string;
}

/** What answers at an address, by one hello a port. */
export interface LookedPorts {
  /** Where a CTL Provider would be. */
  readonly provider: LookedPort;
  /** `null` = not looked at: the practice cluster has none. */
  readonly ssh: LookedPort | null;
  readonly web: LookedPort | null;
  /** `false` = there is no address for this name. */
  readonly named: boolean;
}

/** In words for a person; none of them says more than hellos can. */
export type HostKind = 'open-provider' | 'vendor-provider' | 'old-node' | 'node' | 'ssh-only' | 'web-server' | 'other' | 'nothing' | 'no-such-name';

export interface HostLook extends LookedPorts {
  readonly host: string;
  readonly kind: HostKind;
  /** The connection that can work there; `null` = none is known to. */
  readonly fits: Connection | null;
  /** Releases whose nodes announce this SSH; `null` = it tells none. */
  readonly age: HostAge | null;
}

/** `up-to-9.1` is inferred from the system of those releases, `10.0-11.5` stands in the log of one node of 11.5(1)SU2. */
export type HostAge = 'up-to-9.1' | '10.0-11.5';

const SSH: readonly (PortFinding | undefined)[] = ['ssh', 'old-ssh'];
const TLS: readonly (PortFinding | undefined)[] = ['tls', 'old-tls', 'web-server'];
const NOTHING: readonly (PortFinding | undefined)[] = ['closed', 'no-answer', undefined];

const AGES: Readonly<Record<string, HostAge>> = { 'OpenSSH_4.3': 'up-to-9.1', 'OpenSSH_5.3': '10.0-11.5' };

function kindOf(provider: PortFinding, ssh: PortFinding | undefined, web: PortFinding | undefined): HostKind {
  if (provider === 'open-provider') return 'open-provider';
  const isNode = SSH.includes(ssh);
  // A web server is no CTL Provider of anybody's.
  if (isNode && (provider === 'tls' || provider === 'old-tls')) return 'vendor-provider';
  if (isNode && (ssh === 'old-ssh' || web === 'old-tls')) return 'old-node';
  if (isNode) return TLS.includes(web) ? 'node' : 'ssh-only';
  if (provider === 'web-server' || (NOTHING.includes(provider) && TLS.includes(web))) return 'web-server';
  return [provider, ssh, web].every((found) => NOTHING.includes(found)) ? 'nothing' : 'other';
}

/** What stands there as a whole, and which connection fits; pure. */
export function judgeHost(host: string, ports: LookedPorts): HostLook {
  const { provider, ssh, web, named } = ports;
  const kind = named ? kindOf(provider.found, ssh?.found, web?.found) : 'no-such-name';
  const fits = kind === 'open-provider' ? 'ctl-provider' : SSH.includes(ssh?.found) ? 'platform' : null;
  const isNode = SSH.includes(ssh?.found) && TLS.includes(web?.found);
  // Other systems announce the same: without the port of AXL it says nothing of a release.
  return { ...ports, host, kind, fits, age: isNode ? (AGES[ssh?.says ?? ''] ?? null) : null };
}

const SAID_ALREADY: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['connect.name-not-found', 'connect.cancelled']);
const NO_WAY_IN: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['platform.port-closed', 'platform.ssh-failed', 'platform.tls-failed', 'platform.no-common-algorithm']);

/** Whether an error of a sign-in means that no server was reached in the way that was tried: then it helps to say what is there. */
export const isNoWayIn = (code: ErrorCode): boolean => (code.startsWith('connect.') && !SAID_ALREADY.has(code)) || NO_WAY_IN.has(code);
