/** Cluster security mode: 0 = non-secure, 1 = mixed (enterprise parameter ClusterSecurityMode). */
export type SecurityMode = 'non-secure' | 'mixed';

/** What a server does in the cluster, in Cisco's words. */
export type ServerRole = 'publisher' | 'subscriber';

/** A server of the cluster as its publisher names it. */
export interface ClusterServer {
  /** How the cluster and its CTL file call it: a dotted IPv4 address or a host name. Unique in the cluster. */
  readonly name: string;
  /** IPv4 addresses that stand for this server in CTL entries. */
  readonly addresses: readonly string[];
  readonly role: ServerRole;
  /** Where its CTL Provider listens. */
  readonly host: string;
  readonly port: number;
  /** SHA-256 of the DER certificate its CTL Provider presents, 64 lower-case hex digits. */
  readonly certificateSha256: string;
}

/** Services whose certificates the publisher knows; `Phone-SAST-trust` = tokens for which the Trust Verification Service vouches. */
export type CertificateRole = 'CallManager' | 'CAPF' | 'ITLRecovery' | 'CallManager-SAST' | 'Phone-SAST-trust';

/** A certificate of a service, as the publisher hands it out. */
export interface ServiceCertificate {
  readonly server: string;
  readonly role: CertificateRole;
  readonly der: Uint8Array;
}

/** What the publisher says about the cluster as a whole. */
export interface ClusterFacts {
  readonly mode: SecurityMode;
  /** Release as the cluster prints it, e.g. `10.0.1.11900-2`. */
  readonly release: string;
  readonly autoRegistration: boolean;
  readonly servers: readonly ClusterServer[];
  readonly certificates: readonly ServiceCertificate[];
}

/** The CTL file that one server holds. */
export interface ServerCtlFile {
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
  /** When the server's copy was written, RFC 3339 UTC. */
  readonly lastModified: string;
}
