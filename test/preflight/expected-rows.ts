import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type ErrorCode } from '../../shared/domain/error-codes.ts';
import { type PreflightId } from '../../shared/domain/preflight/rules.ts';

type Scenario = PracticeScenario<'platform'>;
/** What one row finds, and on which nodes; none = the cluster. */
type Finding = readonly [finding: string, ...nodes: readonly string[]];
export type ExpectedRows = Readonly<Record<PreflightId, readonly Finding[]>>;

/** A scenario that nobody can sign in to. */
export interface NotSignedIn {
  readonly refusedAt: 'probePlatform' | 'signInPlatform';
  readonly code: ErrorCode;
}

const PUBLISHER = '10.48.47.153';
const SUBSCRIBER = '10.48.47.154';
const BOTH = [PUBLISHER, SUBSCRIBER] as const;
const ALL_28 = Array.from({ length: 28 }, (_none, at) => `10.48.47.${153 + at}`);

/** Founding document, release 10.0: tokens signed its file, so CallManager, which `utils ctl` signs with, is vouched for by TVS alone. */
const FOUNDING: ExpectedRows = {
  nodes: [['reached']],
  'database-replication': [['good']],
  clocks: [['synchronised']],
  backup: [['newer']],
  'itlrecovery-exported': [['to-confirm']],
  'certificate-expiry': [['valid']],
  // Practice nodes of this age have server certificates of 1024 bits.
  'key-sizes': [['short', ...BOTH], ['short', PUBLISHER]],
  'name-lengths': [['fit']],
  'export-control': [['not-needed']],
  upgrade: [['none']],
  'alternate-tftp': [['none']],
  fips: [['off']],
  'ctl-provider': [['started']],
  capf: [['started']],
  tvs: [['started']],
  tftp: [['answers']],
  signer: [['tvs-only']],
  'ctl-files': [['same']],
  'itl-files': [['good']],
  'phone-interaction': [['not-on-release']],
  'depends-on-mode': [['counted']],
  'phones-off': [['none']],
};

type Differences = Partial<ExpectedRows>;
const founding = (differences: Differences = {}): ExpectedRows => ({ ...FOUNDING, ...differences });

const NO_TVS: Differences = { tvs: [['not-started', ...BOTH]], signer: [['visits']] };
/** And CallManager can sign first. */
const RESET_FIRST: Differences = { signer: [['visits-reset']] };
const BEFORE_10: Differences = { signer: [['no-command']], 'itlrecovery-exported': [['no-such-key']] };
const OF_11: Differences = { signer: [['known']], 'export-control': [['licence-to-confirm']] };
const OF_12: Differences = { signer: [['known']], 'export-control': [['to-confirm']] };
const OF_14: Differences = { ...OF_12, 'phone-interaction': [['told']] };
const OF_15: Differences = { ...OF_14, 'ctl-provider': [['not-needed']] };

/** What an account of level 0 and a user that may only read over AXL are told on 12.5; of three commands no source says which level they need, and a pager that is not switched off may be an upgrade's. */
const monitored = (backup: 'newer' | 'not-read', upgrade: 'none' | 'likely' | 'not-read', fips: 'off' | 'not-read'): ExpectedRows =>
  founding({ ...OF_12, backup: [[backup]], upgrade: [[upgrade]], fips: [fips === 'off' ? [fips] : [fips, ...BOTH]], 'itl-files': [['not-read', ...BOTH]] });

/** What the preflight has to print for each practice platform, written by hand before any was run. */
export const EXPECTED_ROWS: Readonly<Record<Scenario, ExpectedRows | NotSignedIn>> = {
  'founding-document': founding(),
  'tvs-does-not-vouch': founding(),
  'tvs-stopped': founding(NO_TVS),
  'release-8.5': founding(BEFORE_10),
  'release-9.1': founding(BEFORE_10),
  'release-10.0': founding(),
  'release-10.5': founding(),
  'release-11.5': founding(OF_11),
  'release-12.5': founding(OF_12),
  'release-14': founding(OF_14),
  'release-15': founding(OF_15),
  'export-control-refused': founding(OF_12),
  'subscriber-named': { refusedAt: 'signInPlatform', code: 'platform.not-publisher' },
  'already-non-secure': founding(),
  'auto-registration-on': founding(),
  'host-key-changes': founding(),
  'password-refused': founding(),
  'connection-lost-done': founding(),
  'connection-lost-not-done': founding(),
  'stale-tftp': founding({ 'ctl-files': [['served-differs', SUBSCRIBER]] }),
  'tftp-on-publisher': founding(),
  'presence-node': founding(),
  // The database tells the certificates of the node that is away.
  'node-unreachable': founding({
    nodes: [['not-reached', SUBSCRIBER]],
    // The publisher prints no state of it: `(-)`.
    'database-replication': [['not-listed', SUBSCRIBER]],
    clocks: [['not-read', SUBSCRIBER]],
    fips: [['not-read', SUBSCRIBER]],
    'ctl-provider': [['not-read', SUBSCRIBER]],
    tvs: [['not-read', SUBSCRIBER]],
    tftp: [['not-read', SUBSCRIBER]],
    'ctl-files': [['not-read', SUBSCRIBER]],
    'itl-files': [['not-read', SUBSCRIBER]],
  }),
  'publisher-down': { refusedAt: 'probePlatform', code: 'platform.port-closed' },
  // The publisher holds no file, the subscriber the one from before.
  'publisher-rebuilt': founding({ ...OF_12, signer: [['tvs-only']], 'ctl-files': [['differs', SUBSCRIBER]], 'alternate-tftp': [['no-file']] }),
  'cluster-rebuilt': founding({ ...OF_12, signer: [['no-file']], 'ctl-files': [['none']], 'alternate-tftp': [['no-file']] }),
  'tftp-node-away': founding(),
  'etoken-left-over': founding({ ...OF_15, signer: [['tvs-only']] }),
  'pre-10': founding(BEFORE_10),
  'axl-busy': founding(),
  'axl-throttled': founding({ 'depends-on-mode': [['not-read']], 'phones-off': [['not-read']] }),
  'tftp-client-certificate': founding(OF_14),
  'axl-memory': founding(),
  // Those besides the practice phones stand in the database alone.
  'many-phones': founding({ 'phones-off': [['off']] }),
  'older-algorithms': founding(),
  'itl-stale': founding({ 'itl-files': [['fails', ...BOTH]] }),
  'noisy-terminal': founding(),
  'words-without-deed': founding(),
  'one-session': founding(),
  'one-session-lost': founding(),
  'idle-session': founding(),
  'itlrecovery-regenerated': founding({ ...OF_12, ...NO_TVS, ...RESET_FIRST }),
  'callmanager-regenerated': founding({ ...OF_11, ...NO_TVS }),
  'both-regenerated': founding({ ...OF_12, ...NO_TVS }),
  'export-refused-second-round': founding({ ...OF_12, ...NO_TVS, ...RESET_FIRST }),
  'reset-localkey-publisher-only': founding({ ...OF_12, ...NO_TVS, ...RESET_FIRST }),
  // `utils service` is not allowed meanwhile (CLI reference 12.5(1)); that Cisco Tftp runs is seen by its answer.
  'upgrade-running': founding({ ...OF_12, signer: [['visits']], upgrade: [['running']], tvs: [['not-started', SUBSCRIBER], ['not-read', PUBLISHER]], capf: [['not-read', PUBLISHER]], 'ctl-provider': [['not-read', PUBLISHER]] }),
  // The command was carried out, and Cisco Tftp was not restarted.
  'change-interrupted': founding({ 'ctl-files': [['served-differs', ...BOTH]] }),
  'replication-broken': founding({ 'database-replication': [['not-good', SUBSCRIBER]] }),
  'clock-unsynchronised': founding({ clocks: [['not-synchronised', SUBSCRIBER], ['behind', SUBSCRIBER]] }),
  'backup-too-old': founding({ backup: [['older']] }),
  'no-backup': founding({ backup: [['none']] }),
  'certificate-expires-soon': founding({ 'certificate-expiry': [['near', PUBLISHER]] }),
  'itlrecovery-1024-bits': founding({ ...OF_12, 'key-sizes': [...FOUNDING['key-sizes'], ['short', PUBLISHER]] }),
  // ITLRecovery beside longer ones fails and is told first; CAPF is short.
  'recovery-short': founding({ ...OF_12, 'key-sizes': [['recovery-short', PUBLISHER], ['short', PUBLISHER]] }),
  'ctl-provider-stopped': founding({ 'ctl-provider': [['not-started', SUBSCRIBER]] }),
  // What differs in these is behind the change.
  'service-stays-down': founding(),
  'restart-without-deed': founding(),
  'tftp-serves-old-file': founding(),
  'pilot-refuses': founding(),
  'phones-stay-away': founding(),
  'phones-in-call': founding(),
  // Certificates and mode by AXL. The seed of the tests lets level 0 ask for the state of an upgrade, and neither for backups nor for FIPS.
  'monitor-account': monitored('not-read', 'likely', 'not-read'),
  'reset-forbidden': founding(),
  'resets-throttled': founding(),
  'limits-shared': founding(),
  'password-changed': founding(),
  'control-center-forbidden': founding(),
  'web-access-off': founding(),
  'twenty-eight-nodes': founding({ 'key-sizes': [['short', ...ALL_28], ['short', PUBLISHER]] }),
  'thirty-thousand-phones': founding(),
  'large-cluster': founding({ 'key-sizes': [['short', ...ALL_28], ['short', PUBLISHER]] }),
};

/**
 * The same on nodes that print the fields of a certificate and no PEM (Cisco document 200180; form by seed): what signed an ITL file, and whose Trust Verification Services it names, cannot be compared then.
 * Before ITLRecovery (10.0) even reading fails.
 */
export function withFieldsOnly(rows: ExpectedRows): ExpectedRows {
  const itl = rows['itl-files'];
  const recovers = rows['itlrecovery-exported'].some(([finding]) => finding !== 'no-such-key');
  const told = new Set(itl.flatMap(([, ...nodes]) => nodes));
  const others = BOTH.filter((node) => !told.has(node));
  const rest: Finding = [recovers ? 'not-known' : 'not-read', ...others];
  return { ...rows, 'itl-files': [...itl.filter(([finding]) => finding !== 'good'), ...(others.length === 0 ? [] : [rest])].sort(([, one = ''], [, other = '']) => (one < other ? -1 : 1)) };
}

/** What practice nodes of other seeds may come to, where no source says which of several ways a real node has. */
export const BY_SEED: Readonly<Partial<Record<Scenario, readonly ExpectedRows[]>>> = {
  // An answer without its head is none that can be read.
  'no-backup': [founding({ backup: [['not-read']] })],
  // What is stale is stale on one node, or differs.
  'itl-stale': [founding({ 'itl-files': [['fails', PUBLISHER]] }), founding({ 'itl-files': [['fails', PUBLISHER], ['fails', SUBSCRIBER]] })],
};

type Picks = <T>(question: string, forms: readonly [T, ...T[]]) => T;

/** A clock of either node, or of both, without a time server; right, ahead or behind. Cisco expects replication to break between clocks that are 15 minutes apart: it does, or holds so far. */
function clocks(pick: Picks): ExpectedRows {
  const nodes = { subscriber: [SUBSCRIBER], publisher: [PUBLISHER], 'every node': BOTH }[pick('nodes without a time server', ['subscriber', 'publisher', 'every node'] as const)];
  const minutes = pick('clock of a node without a time server: minutes ahead', [17, -43, 0]);
  const isBroken = minutes !== 0 && nodes !== BOTH && pick('replication of clocks that differ', ['holds', 'broken']) === 'broken';
  const far: readonly Finding[] = minutes === 0 ? [] : [[minutes > 0 ? 'ahead' : 'behind', ...nodes]];
  return founding({ clocks: [['not-synchronised', ...nodes], ...far], ...(isBroken ? { 'database-replication': [['not-good', SUBSCRIBER]] } : {}) });
}

/** What level 0 may ask of the three commands whose level no document tells, and whether the node says a word when it does not switch off its pager. */
function monitor(pick: Picks): ExpectedRows {
  const may = (command: string): boolean => pick(`${command}: privilege level`, [1, 0]) === 0;
  const isSilent = pick('command above the level of the account', [false, false, false, true]);
  const upgrade = may('utils system upgrade status') ? 'none' : 'not-read';
  return monitored(may('utils disaster_recovery history backup') ? 'newer' : 'not-read', isSilent ? upgrade : 'likely', may('utils fips status') ? 'off' : 'not-read');
}

/** The rows of scenarios that differ by seed, by what the nodes of that seed do. */
export const OF_SEED: Readonly<Partial<Record<Scenario, (pick: Picks) => ExpectedRows>>> = { 'clock-unsynchronised': clocks, 'monitor-account': monitor };
