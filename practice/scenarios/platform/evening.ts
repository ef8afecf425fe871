/** What a cluster is and does around a change: what can be seen of it before, how its services and phones come back afterwards. */
export interface EveningFacts {
  /** Database replication of the subscriber: state 2 (Cisco document 200396), or another. */
  readonly replication: 'good' | 'broken';
  /** Clocks of the nodes (CLI reference, `utils ntp status`); which of them has lost its time server, by seed (`node-clock.ts`). */
  readonly clock: 'synchronised' | 'unsynchronised';
  /** The last good backup, against the youngest certificate (CLI reference, `utils disaster_recovery history backup`). */
  readonly backup: 'recent' | 'older-than-certificate' | 'none';
  /** Days that the certificate of CallManager of the publisher is still valid; `null` = ten years. */
  readonly callManagerDaysLeft: number | null;
  /** A certificate of 1024 bits stays in an upgrade (Cisco document 214231, ITLRecovery). */
  readonly itlRecoveryBits: 1024 | 2048;
  readonly callManagerBits: 1024 | 2048;
  /** Where Cisco CTL Provider runs, on releases that have it. */
  readonly ctlProvider: 'every-node' | 'publisher-only';
  /**
   * What a restart comes to. `stays-down`: Cisco CallManager of the subscriber does not come back, stopped or starting by seed. `words-only`: the nodes say that it is done and
   * do nothing. `old-file`: Cisco Tftp of the subscriber is restarted and serves the file that it served before.
   */
  readonly restarts: 'work' | 'stays-down' | 'words-only' | 'old-file';
  /** Whether the application user may restart services by Control Center Services; SSH may in each case. */
  readonly controlCenter: 'allowed' | 'forbidden';
  /** Whether the application user may reset phones over AXL (role *Standard AXL API Access*) or only read. */
  readonly axlAccess: 'full' | 'read-only';
  /** Behind how many resets of phones AXL turns away what writes, for how long by seed; Infinity = never. */
  readonly throttledBehindReset: number;
  /** Requests that another program makes in every minute, of the 15 for registrations and the 80 for counters that a cluster answers; 0 = nobody else asks. By seed it asks for more (`limits.ts`). */
  readonly otherRequests: { readonly ris: number; readonly perfmon: number };
  /** When somebody gives the application user another password. */
  readonly passwordChange: 'never' | 'behind-first-callmanager-restart';
  /** Phones, by name, that hold a list of trust of another time and take no new one. */
  readonly phonesRefuse: readonly string[];
  /** Phones, by name, that do not come back from a reset. */
  readonly phonesStayAway: readonly string[];
  /** Phones, by name, that are in a call with each other. A reset waits for its end (administration guide, resetting devices). */
  readonly phonesInCall: readonly string[];
  /** Web pages of phones: *Web Access* of their configuration. */
  readonly webAccess: 'on' | 'off';
  /** Nodes of Unified Communications Manager. */
  readonly nodes: 2 | 28;
  /** Phones that are there and registered, besides the four of every practice cluster. */
  readonly phonesBesides: number;
}

/** An evening on which everything goes well. */
export const GOOD_EVENING: EveningFacts = {
  replication: 'good',
  clock: 'synchronised',
  backup: 'recent',
  callManagerDaysLeft: null,
  itlRecoveryBits: 2048,
  callManagerBits: 1024,
  ctlProvider: 'every-node',
  restarts: 'work',
  controlCenter: 'allowed',
  axlAccess: 'full',
  throttledBehindReset: Infinity,
  otherRequests: { ris: 0, perfmon: 0 },
  passwordChange: 'never',
  phonesRefuse: [],
  phonesStayAway: [],
  phonesInCall: [],
  webAccess: 'on',
  nodes: 2,
  phonesBesides: 0,
};
