import { type PracticeScenario } from '../../../shared/domain/practice-scenario.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type SigningService } from '../../../shared/domain/sast-roles.ts';
import { type EveningFacts, GOOD_EVENING } from './evening.ts';
import { RELEASE_FACTS } from './releases.ts';

/** One practice cluster as its administrator finds it, and what goes wrong on it. */
export interface Scenario extends EveningFacts {
  /** As `show version active` prints it. */
  readonly release: string;
  readonly mode: SecurityMode;
  /** Who made the CTL file that the cluster and its phones hold at the start. */
  readonly ctlFile: 'signed-by-token' | 'tokenless';
  /** Release on which that file was made, where it is not the present one: an upgrade carries it along unchanged (Cisco document 118893). */
  readonly ctlFileRelease?: string;
  /**
   * Nodes that were installed anew without a backup: the publisher's database says non-secure mode, they hold no CTL file, and all keys of the publisher are new. Phones
   * hold the file from before. A backup restores only with the same name, address and release (restore chapter); whether a subscriber keeps its file no source says, so both are practised.
   */
  readonly rebuilt: 'none' | 'publisher' | 'every-node';
  /** Services of the publisher that got a new certificate after that file was made: it is not made anew by itself (field notice FN70613). */
  readonly regenerated: readonly SigningService[];
  /** Registered for export-controlled functionality (12.x and later ask for it). */
  readonly exportControl: boolean;
  /** Which nodes get the file of `utils ctl reset localkey`: no source says it clearly. */
  readonly resetLocalKey: 'publisher' | 'every-node' | 'by-seed';
  /** Whether an upgrade runs on the publisher: some commands are not allowed meanwhile (CLI reference 12.5(1)). */
  readonly upgrade: 'none' | 'running';
  /** Who signs in to the command lines: the account of the installation, or `monitor` of privilege level 0 (`set account name`, CLI reference). */
  readonly osAccount: 'administrator' | 'level-0';
  readonly autoRegistration: boolean;
  /** Whether TVS runs, and vouches for the services that sign tokenless files. */
  readonly tvs: 'vouches' | 'does-not-vouch' | 'stopped';
  /** The node whose address a person gives to the client. */
  readonly entry: 'publisher' | 'subscriber';
  readonly tftp: 'every-node' | 'publisher-only';
  /** A third node, of IM and Presence. */
  readonly presenceNode: boolean;
  readonly hostKey: 'kept' | 'new-after-restart';
  readonly signIn: 'both' | 'keyboard-interactive-only';
  /** What happens when a `utils ctl` question was answered with y; `words-only`: it says that all is done, and does nothing; `without-subscriber`: the subscriber goes away first. */
  readonly afterYes: 'answers' | 'without-subscriber' | 'lost-with-effect' | 'lost-without-effect' | 'words-only';
  /** Cisco Tftp of the subscriber still serves the file before the present one. */
  readonly staleTftp: boolean;
  /** Whether HTTPS of the file service wants a certificate of the client (`show haproxy client-auth 6971`, CLI reference 14). */
  readonly tftpClientAuth: 'optional' | 'required';
  readonly unreachable: 'none' | 'subscriber' | 'publisher';
  /** How many AXL requests are answered with HTTP 503 before one is served. */
  readonly axlRefusals: number;
  /**
   * The ITL file of every node. `stale`: made with certificates that are no longer present, or by another cluster, or emptied for a rollback; which of
   * them, by seed.
   */
  readonly itl: 'present' | 'stale';
  /** `alarms`: syslogd writes alarms between what the CLI prints. */
  readonly terminal: 'quiet' | 'alarms';
  /** How many AXL requests are answered with the fault that no memory is left before one is served. */
  readonly axlMemoryFaults: number;
  /** An AXL list of so many rows or more is too large for one answer. */
  readonly axlRows: number;
  /** Phones in the database besides those that are there. */
  readonly morePhones: number;
  /** What stands beside the phones: devices with a secure profile, among them those with an encrypted configuration file and trunks; Expressway-Cs. */
  readonly neighbours: { readonly secureDevices: number; readonly encryptedConfiguration: number; readonly secureTrunks: number; readonly expressways: readonly string[] };
  /** The command to non-secure mode was sent by a program that was killed then: the nodes have carried it out (our choice, no source says), and Cisco Tftp was not restarted. */
  readonly interrupted: boolean;
  /** What SSH and TLS offer: SSH what its release has and TLS 1.2, or only AES-CBC and TLS 1.0. */
  readonly algorithms: 'present' | 'older';
  /** How many sessions a node allows at a time: 10 unless `set session maxlimit` says otherwise (CLI reference). */
  readonly sessions: number;
  /** Seconds after which a node ends an idle session: 30 minutes unless `set cli session timeout` says otherwise (CLI reference). */
  readonly idleSeconds: number;
  /** `two-new` = those of the CTL file are lost. */
  readonly tokensOnTable: 'both' | 'two-new';
}

/** The cluster of Cisco document 118892 before its change. */
const FOUNDING_DOCUMENT: Scenario = {
  ...GOOD_EVENING,
  release: RELEASE_FACTS['10.0'].version,
  mode: 'mixed',
  ctlFile: 'signed-by-token',
  rebuilt: 'none',
  regenerated: [],
  exportControl: true,
  resetLocalKey: 'by-seed',
  upgrade: 'none',
  osAccount: 'administrator',
  autoRegistration: false,
  tvs: 'vouches',
  entry: 'publisher',
  tftp: 'every-node',
  presenceNode: false,
  hostKey: 'kept',
  signIn: 'both',
  afterYes: 'answers',
  staleTftp: false,
  tftpClientAuth: 'optional',
  unreachable: 'none',
  axlRefusals: 0,
  itl: 'present',
  terminal: 'quiet',
  axlMemoryFaults: 0,
  axlRows: Infinity,
  morePhones: 0,
  neighbours: { secureDevices: 5, encryptedConfiguration: 2, secureTrunks: 1, expressways: ['expc-1.example', 'expc-2.example'] },
  interrupted: false,
  algorithms: 'present',
  sessions: 10,
  idleSeconds: 1800,
  tokensOnTable: 'both',
};

/** Each scenario as what differs from the founding document's cluster. */
const DIFFERENCES = {
  'founding-document': {},
  'tvs-does-not-vouch': { tvs: 'does-not-vouch' },
  'tvs-stopped': { tvs: 'stopped' },
  'release-8.5': { release: RELEASE_FACTS['8.5'].version, tokensOnTable: 'two-new' },
  'release-9.1': { release: RELEASE_FACTS['9.1'].version, tokensOnTable: 'two-new' },
  'release-10.0': {},
  'release-10.5': { release: RELEASE_FACTS['10.5'].version },
  'release-11.5': { release: RELEASE_FACTS['11.5'].version },
  'release-12.5': { release: RELEASE_FACTS['12.5'].version },
  // From 14 on there is no CTL Client that could sign (security guide 14).
  'release-14': { release: RELEASE_FACTS['14'].version, ctlFile: 'tokenless' },
  'release-15': { release: RELEASE_FACTS['15'].version, ctlFile: 'tokenless' },
  'export-control-refused': { release: RELEASE_FACTS['12.5'].version, mode: 'non-secure', exportControl: false },
  'subscriber-named': { entry: 'subscriber' },
  'already-non-secure': { mode: 'non-secure' },
  'auto-registration-on': { mode: 'non-secure', autoRegistration: true },
  'host-key-changes': { hostKey: 'new-after-restart' },
  'password-refused': { signIn: 'keyboard-interactive-only' },
  'connection-lost-done': { afterYes: 'lost-with-effect' },
  'connection-lost-not-done': { afterYes: 'lost-without-effect' },
  'stale-tftp': { staleTftp: true },
  'tftp-on-publisher': { tftp: 'publisher-only' },
  'presence-node': { presenceNode: true },
  'node-unreachable': { unreachable: 'subscriber' },
  'publisher-down': { unreachable: 'publisher' },
  'publisher-rebuilt': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', rebuilt: 'publisher', regenerated: ['ITLRecovery', 'CallManager'], tvs: 'does-not-vouch' },
  'cluster-rebuilt': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', rebuilt: 'every-node', regenerated: ['ITLRecovery', 'CallManager'], tvs: 'does-not-vouch' },
  'tftp-node-away': { afterYes: 'without-subscriber' },
  // Token files up to 10.5(2) list tokens only, and from 14 on there is no CTL Client to make a newer one (security guides 12.5, 14).
  'etoken-left-over': { release: RELEASE_FACTS['15'].version, ctlFileRelease: RELEASE_FACTS['10.5'].version },
  'pre-10': { release: RELEASE_FACTS['9.1'].version, tokensOnTable: 'two-new' },
  'axl-busy': { axlRefusals: 2 },
  'axl-throttled': { axlRefusals: Infinity },
  'tftp-client-certificate': { release: RELEASE_FACTS['14'].version, ctlFile: 'tokenless', tftpClientAuth: 'required' },
  'axl-memory': { axlMemoryFaults: 2 },
  'many-phones': { morePhones: 4496, axlRows: 800 },
  'older-algorithms': { algorithms: 'older' },
  'itl-stale': { itl: 'stale' },
  'noisy-terminal': { terminal: 'alarms' },
  'words-without-deed': { afterYes: 'words-only' },
  'one-session': { sessions: 1 },
  'one-session-lost': { sessions: 1, afterYes: 'lost-with-effect' },
  // Minutes are too long to rehearse with.
  'idle-session': { idleSeconds: 30 },
  // A refresh upgrade to 12.5(1) before SU3 makes ITLRecovery anew (field notice FN70613).
  'itlrecovery-regenerated': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', regenerated: ['ITLRecovery'], tvs: 'stopped', resetLocalKey: 'every-node' },
  // Certificate regeneration on a release where CallManager signs (Cisco document 118893).
  'callmanager-regenerated': { release: RELEASE_FACTS['11.5'].version, ctlFile: 'tokenless', regenerated: ['CallManager'], tvs: 'stopped' },
  // `reset localkey` is not named among the commands that need export control, the update behind it is (security guide 12.5(1), CTL client).
  'export-refused-second-round': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', regenerated: ['ITLRecovery'], tvs: 'stopped', resetLocalKey: 'every-node', exportControl: false },
  'change-interrupted': { interrupted: true },
  'reset-localkey-publisher-only': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', regenerated: ['ITLRecovery'], tvs: 'stopped', resetLocalKey: 'publisher' },
  // The key is to be changed in the night of the upgrade: `utils ctl reset localkey` has to wait.
  'upgrade-running': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', regenerated: ['ITLRecovery'], tvs: 'stopped', resetLocalKey: 'every-node', upgrade: 'running' },
  // No root is left for phones (field notice FN70613, background).
  'both-regenerated': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', regenerated: ['ITLRecovery', 'CallManager'], tvs: 'stopped' },
  'replication-broken': { replication: 'broken' },
  'clock-unsynchronised': { clock: 'unsynchronised' },
  'backup-too-old': { backup: 'older-than-certificate' },
  'no-backup': { backup: 'none' },
  'certificate-expires-soon': { callManagerDaysLeft: 20 },
  // ITLRecovery signs from 12 on.
  'itlrecovery-1024-bits': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', itlRecoveryBits: 1024 },
  // Then recovery commands fail (Cisco document 214231).
  'recovery-short': { release: RELEASE_FACTS['12.5'].version, ctlFile: 'tokenless', itlRecoveryBits: 1024, callManagerBits: 2048 },
  'ctl-provider-stopped': { ctlProvider: 'publisher-only' },
  'service-stays-down': { restarts: 'stays-down' },
  'restart-without-deed': { restarts: 'words-only' },
  'tftp-serves-old-file': { restarts: 'old-file' },
  // The first phone by name, which has no TVS, and the first that has: whichever of them the present change foretells to take the file first, or none does, it is one of them.
  'pilot-refuses': { phonesRefuse: ['SEP000E8377D9B0', 'SEP001D45B5A2C1'] },
  'phones-stay-away': { phonesStayAway: ['SEP00A2EE3F7714'] },
  'phones-in-call': { phonesInCall: ['SEP00A2EE3F7714', 'SEP00A6CA1180D2'] },
  // What a monitor has that looks at a cluster every night.
  'monitor-account': { release: RELEASE_FACTS['12.5'].version, osAccount: 'level-0', axlAccess: 'read-only' },
  'reset-forbidden': { axlAccess: 'read-only' },
  'resets-throttled': { throttledBehindReset: 2 },
  'limits-shared': { otherRequests: { ris: 10, perfmon: 70 } },
  'password-changed': { passwordChange: 'behind-first-callmanager-restart' },
  'control-center-forbidden': { controlCenter: 'forbidden' },
  'web-access-off': { webAccess: 'off' },
  'twenty-eight-nodes': { nodes: 28 },
  'thirty-thousand-phones': { phonesBesides: 29_996, axlRows: 800 },
  'large-cluster': { nodes: 28, phonesBesides: 29_996, axlRows: 800 },
} as const satisfies Readonly<Record<ScenarioName, Partial<Scenario>>>;

export type ScenarioName = PracticeScenario<'platform'>;

export const scenarioOf = (name: ScenarioName): Scenario => ({ ...FOUNDING_DOCUMENT, ...DIFFERENCES[name] });
