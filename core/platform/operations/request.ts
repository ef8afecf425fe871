import { type PlatformService } from '../../../shared/domain/connection.ts';
import { type Clock } from '../../ports/clock.ts';
import { type PlatformCommands } from '../../ports/platform/commands.ts';
import { type Ssh } from '../../ports/platform/ssh.ts';
import { type HeldSecret } from '../../ports/secret.ts';
import { type NodeAddress } from '../reach.ts';

/** A node whose services are operated. */
export interface OperatedNode {
  /** What the node is called by whoever asks: its address. */
  readonly address: string;
  /** Its other names, as `show network cluster` prints them: fully qualified name and host name, or the host name alone. */
  readonly names: readonly string[];
  readonly role: 'publisher' | 'subscriber';
  /** SHA-256 of the accepted certificate of port 8443, lower-case hex; `null` = nobody accepted one: its services are operated over SSH. */
  readonly soapSha256: string | null;
  /** SHA-256 of the accepted certificate of HTTPS 6971; `null` = files come by HTTP. */
  readonly httpsSha256: string | null;
  /** SHA-256 of the accepted host key; `null` = no session is opened there. */
  readonly hostKeySha256: string | null;
  /** A session that is open already, used while it is; who opened it ends it. */
  readonly commands: PlatformCommands | null;
}

/** An account of the cluster, held while it is operated. */
export interface Account {
  readonly username: string;
  readonly password: HeldSecret;
}

export interface OperationsRequest {
  /** The nodes that process calls or serve files; the publisher is one of them. */
  readonly nodes: readonly OperatedNode[];
  /** Where a service of a node is reached; `axl` = port 8443, whatever is asked there. `null` = the node has none. */
  readonly locate: (node: string, service: PlatformService) => NodeAddress | null;
  /** Where the web page of a phone is reached; port 80 of its address where it is left out. The request names the phone's address as `Host` in any case. */
  readonly locatePhone?: (host: string) => NodeAddress | null;
  /** The application user of AXL, Control Center, RisPort70 and PerfMon; `null` = there is none: services are operated over SSH, and phones cannot be listed or reset. */
  readonly application: Account | null;
  /** The OS administrator, for sessions that have to be opened; `null` = only those that are open are used. */
  readonly administrator: (Account & { readonly ssh: Ssh }) | null;
  /** Also allows what nodes of older releases need (TLS 1.0, weak SSH algorithms). */
  readonly olderNode: boolean;
  /** For every wait that a limit of the cluster asks for. */
  readonly clock: Clock;
}
