import { type ClusterServer, type ServerRole, type ServiceCertificate } from '../shared/domain/server.ts';

/** What a provider calls itself in its answer to hello; no version, since strangers read it. */
export const SOFTWARE = 'Open CTL Provider';

/** What one node's provider needs to run. */
export interface ProviderConfig {
  /** How the cluster and its CTL file call this server. */
  readonly name: string;
  readonly role: ServerRole;
  /** Address to listen on. */
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Absolute path; made when missing. Only one provider at a time may use it. */
  readonly dataFolder: string;
  readonly tls: TlsConfig;
  readonly users: readonly ProviderUser[];
  /** The publisher needs it; other servers have no use for it. */
  readonly cluster?: ClusterConfig;
  /** Where phones get the CTL file; left out = it is served over TFTP in another way, or not at all. */
  readonly tftp?: TftpConfig;
  /** Those left out are as in {@link BOUNDS}. */
  readonly bounds?: Partial<Bounds>;
}

export type TlsVersion = 'TLSv1.2' | 'TLSv1.3';

export interface TlsConfig {
  /** PEM, the server's certificate first. RSA, at least 2048 bits. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
  /** Default of both: TLSv1.2. */
  readonly minVersion?: TlsVersion;
  readonly maxVersion?: TlsVersion;
  /** OpenSSL cipher list; default {@link DEFAULT_CIPHERS}. */
  readonly ciphers?: string;
}

export interface TftpConfig {
  /** Absolute path of a folder that holds nothing else. */
  readonly folder: string;
  /** MAC addresses of phones that get a file of their own name besides. */
  readonly phones: readonly string[];
}

export interface ProviderUser {
  readonly name: string;
  /** A line of `ctl-provider hash-password`. */
  readonly passwordHash: string;
}

export interface ClusterConfig {
  readonly release: string;
  readonly autoRegistration: boolean;
  /** All servers, this one included. Port 0 in the entry of this server stands for the port it listens on. */
  readonly servers: readonly ClusterServer[];
  readonly certificates: readonly ServiceCertificate[];
}

/**
 * Suites with forward secrecy first. The other two, with RSA key exchange, are the GCM suites of the list that port 2444 of a Cisco node
 * offers (12.5 compatibility matrix, cipher table): a client that was written for that list has no others.
 */
export const DEFAULT_CIPHERS = 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-GCM-SHA256';

/** Bounds of what a client may cost, each with its default and the range that a configuration may choose from. */
export const BOUNDS = {
  /** From the TCP connection to the end of the TLS handshake. */
  handshakeSeconds: { value: 10, min: 0.1, max: 60 },
  /** From the handshake to a successful sign-in. */
  loginSeconds: { value: 10, min: 0.1, max: 60 },
  /** Without a request, after sign-in. */
  idleSeconds: { value: 900, min: 0.1, max: 86_400 },
  /** Life of a ticket. */
  ticketSeconds: { value: 14_400, min: 0.1, max: 86_400 },
  /** How long a staged file is kept from other clients. */
  stageHoldSeconds: { value: 900, min: 0, max: 86_400 },
  /** Three quarters of them at most are for connections that have not signed in. */
  connections: { value: 128, min: 1, max: 1024 },
  /** Connections of one address that have not signed in. */
  strangersPerAddress: { value: 10, min: 1, max: 256 },
  /** Failed sign-ins of a user, or from an address, before the next has to wait. */
  freeFailures: { value: 3, min: 1, max: 100 },
  /** The first wait; it doubles with each failure. */
  firstWaitSeconds: { value: 1, min: 0.1, max: 60 },
  longestWaitSeconds: { value: 300, min: 0.1, max: 3600 },
} as const;

export type Bounds = Record<keyof typeof BOUNDS, number>;

/** The bounds of a configuration with the defaults filled in. */
export function boundsOf({ bounds }: Pick<ProviderConfig, 'bounds'>): Bounds {
  const defaults = Object.fromEntries(Object.entries(BOUNDS).map(([name, bound]) => [name, bound.value])) as Bounds;
  return { ...defaults, ...bounds };
}

/** The configuration or the surroundings do not let a provider start; the message is for its operator. */
export class ProviderStartError extends Error {}
