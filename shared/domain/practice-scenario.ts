import { type Connection } from './connection.ts';

/** Seeds of practice clusters: what no source says of real nodes, practice nodes do in one of several ways, drawn with the seed. */
export const PRACTICE_SEEDS = { first: 1, last: 999_999 } as const;

/** The clusters there are to practise on, by the connection that they are practised with; the first is the one to begin with. */
export const PRACTICE_SCENARIOS = {
  'ctl-provider': [
    /** Mixed mode, both tokens at hand: the cluster of Cisco document 118892. */
    'founding-document',
    /** Non-secure mode without a CTL file: mixed mode for the first time. */
    'never-secured',
    /** Mixed mode, all tokens lost, CTL files deleted, two new tokens (Cisco document 118892, lost tokens). */
    'ctl-file-lost',
    /** Mixed mode, the servers' CTL files are empty (somebody made them with "touch"), two new tokens. */
    'ctl-file-empty',
    /** Mixed mode, CTL file made by the CLI without tokens, two tokens that are not in it (Cisco document 118893). */
    'tokenless-mixed',
    /** One of the two tokens of the CTL file is lost; a new one is there. */
    'one-token-lost',
    /** The subscriber's CTL Provider does not answer. */
    'server-unreachable',
    /** The subscriber still holds an earlier CTL file. */
    'files-differ',
    /** The subscriber has a new address; the CTL file still names the old one. */
    'server-renamed',
    /** As the founding document, and a TFTP server of another cluster that phones shall load from too. */
    'other-tftp-server',
    /** As the founding document's, after a program was killed in the middle of a change to non-secure mode: the subscriber serves the new CTL file, on the publisher it lies aside. */
    'change-interrupted',
    /** As the founding document, with Cisco's own CTL Provider on the nodes: only the platform leads in. */
    'vendor-provider',
  ],
  platform: [
    'founding-document',
    'tvs-does-not-vouch',
    'tvs-stopped',
    'release-8.5',
    'release-9.1',
    'release-10.0',
    'release-10.5',
    'release-11.5',
    'release-12.5',
    'release-14',
    'release-15',
    'export-control-refused',
    'subscriber-named',
    'already-non-secure',
    'auto-registration-on',
    'host-key-changes',
    'password-refused',
    'connection-lost-done',
    'connection-lost-not-done',
    'stale-tftp',
    'tftp-on-publisher',
    'presence-node',
    'node-unreachable',
    'publisher-down',
    'publisher-rebuilt',
    'cluster-rebuilt',
    'tftp-node-away',
    'etoken-left-over',
    'pre-10',
    'axl-busy',
    'axl-throttled',
    'tftp-client-certificate',
    'axl-memory',
    'many-phones',
    'older-algorithms',
    'itl-stale',
    'noisy-terminal',
    'words-without-deed',
    'one-session',
    'one-session-lost',
    'idle-session',
    'itlrecovery-regenerated',
    'callmanager-regenerated',
    'both-regenerated',
    'export-refused-second-round',
    'reset-localkey-publisher-only',
    'change-interrupted',
    'upgrade-running',
    'replication-broken',
    'clock-unsynchronised',
    'backup-too-old',
    'no-backup',
    'certificate-expires-soon',
    'itlrecovery-1024-bits',
    'recovery-short',
    'ctl-provider-stopped',
    'service-stays-down',
    'restart-without-deed',
    'tftp-serves-old-file',
    'pilot-refuses',
    'phones-stay-away',
    'phones-in-call',
    'monitor-account',
    'reset-forbidden',
    'resets-throttled',
    'limits-shared',
    'password-changed',
    'control-center-forbidden',
    'web-access-off',
    'twenty-eight-nodes',
    'thirty-thousand-phones',
    'large-cluster',
  ],
} as const satisfies Readonly<Record<Connection, readonly [string, ...string[]]>>;

/** The platform beside a CTL Provider of Cisco's in `vendor-provider`: what else a node has that grants TLS 1.0 only is our choice of an old release; no source tells it. */
export const BESIDE_VENDOR_PROVIDER = 'older-algorithms' satisfies (typeof PRACTICE_SCENARIOS)['platform'][number];

export type PracticeScenario<C extends Connection = Connection> = (typeof PRACTICE_SCENARIOS)[C][number];

export const isScenarioOf = <C extends Connection>(connection: C, name: string): name is PracticeScenario<C> =>
  PRACTICE_SCENARIOS[connection].some((scenario) => scenario === name);
