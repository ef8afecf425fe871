import { type Answer, type RestartAnswer } from '../../shared/domain/platform/answers.ts';
import { CHANGE_COMMANDS, DELETE_CTL_FILE, SERVICE_RESTARTS } from '../../shared/domain/platform/commands.ts';
import { type RestartedService } from '../../shared/domain/rollout/services.ts';
import { type PlatformChanges, type PlatformReadings } from '../ports/platform/commands.ts';
import { readBackupHistory } from './answers/backup-history.ts';
import { readFileDelete } from './answers/file-delete.ts';
import { readFileDump } from './answers/file-dump.ts';
import { readFileList } from './answers/file-list.ts';
import { readFipsStatus } from './answers/fips-status.ts';
import { readNtpStatus } from './answers/ntp-status.ts';
import { readPerfCounters } from './answers/perf-counters.ts';
import { readReplication } from './answers/replication.ts';
import { readRisdbPhones } from './answers/risdb-phones.ts';
import { readSecurityMode } from './answers/security-mode.ts';
import { readServiceList } from './answers/service-list.ts';
import { readServiceRestart } from './answers/service-restart.ts';
import { readShowCert, readShowCertList } from './answers/show-cert.ts';
import { readShowCtl, readShowItl } from './answers/show-ctl.ts';
import { readShowNetworkCluster } from './answers/show-network-cluster.ts';
import { readShowVersion } from './answers/show-version.ts';
import { readUpgradeStatus } from './answers/upgrade-status.ts';
import { readResetLocalKey, readSetMixedMode, readSetNonSecureMode, readUpdateCtlFile } from './answers/utils-ctl.ts';

/** How a command of the platform CLI is carried out. */
export interface CommandRow<T> {
  /** Milliseconds until the prompt must be back. */
  readonly deadline: number;
  /** Reads the answer; of a command that asks, what follows the question. */
  readonly read: (answer: string) => Answer<T>;
}

export interface ReadingRow<T> extends CommandRow<T> {
  /** Exactly what is sent, without the end of line. */
  readonly text: string;
  /** Bytes that it may print, escape sequences included; {@link MAX_OUTPUT} when left out. */
  readonly most?: number;
}

export interface ChangeRow<T> extends CommandRow<T> {
  /**
   * Everything from the command to the question that may be answered with `y`, blanks folded. Nothing else is answered.
   * Sentences before the question that are known: auto-registration, and that the mode is set already. `undefined` = the command asks nothing.
   */
  readonly question: RegExp | undefined;
}

const READ = 60_000;
/** Bytes that a command prints at most, and those of the one that prints a line a phone: 30,000 of some 250. */
export const MAX_OUTPUT = 1_000_000;
export const MAX_PHONES_OUTPUT = 9_000_000;
/** `utils ctl` copies files to all nodes before it comes back; a service of a large node takes minutes to start. */
const CHANGE = 600_000;

const ASIDE = String.raw`(?:Auto-registration is enabled on at least one CM node\. |(?:The )?cluster is already (?:set to|in) (?:mixed|non[- ]secure) mode\. )*`;
const CONTINUE = String.raw`Do you want to continue\? ?\(y\/n\) ?:$`;

const restart = (service: RestartedService): ChangeRow<RestartAnswer> => ({ deadline: CHANGE, question: undefined, read: readServiceRestart(service) });
const question = (operation: string): RegExp => new RegExp(`^${ASIDE}${operation} ${ASIDE}${CONTINUE}`, 'i');

export const READINGS: { readonly [K in keyof PlatformReadings]: ReadingRow<PlatformReadings[K]> } = {
  'show-version': { text: 'show version active', deadline: READ, read: readShowVersion },
  'show-network-cluster': { text: 'show network cluster', deadline: READ, read: readShowNetworkCluster },
  'show-ctl': { text: 'show ctl', deadline: READ, read: readShowCtl },
  'show-itl': { text: 'show itl', deadline: READ, read: readShowItl },
  'security-mode': {
    text: "run sql select paramname,paramvalue from processconfig where paramname='ClusterSecurityMode'",
    deadline: READ,
    read: readSecurityMode,
  },
  'service-list': { text: 'utils service list', deadline: 2 * READ, read: readServiceList },
  'cert-callmanager': { text: 'show cert own CallManager', deadline: READ, read: readShowCert },
  'cert-itlrecovery': { text: 'show cert own ITLRecovery', deadline: READ, read: readShowCert },
  'cert-tomcat': { text: 'show cert own tomcat', deadline: READ, read: readShowCert },
  'cert-tvs': { text: 'show cert own TVS', deadline: READ, read: readShowCert },
  'cert-capf': { text: 'show cert own CAPF', deadline: READ, read: readShowCert },
  'cert-list': { text: 'show cert list own', deadline: READ, read: readShowCertList },
  'upgrade-status': { text: 'utils system upgrade status', deadline: READ, read: readUpgradeStatus },
  'list-ctl-file': { text: 'file list tftp CTLFile.tlv detail', deadline: READ, read: readFileList },
  'dump-ctl-file': { text: 'file dump tftp CTLFile.tlv hex', deadline: READ, read: readFileDump },
  replication: { text: 'utils dbreplication runtimestate', deadline: 3 * READ, read: readReplication },
  'ntp-status': { text: 'utils ntp status', deadline: READ, read: readNtpStatus },
  'backup-history': { text: 'utils disaster_recovery history backup', deadline: 2 * READ, read: readBackupHistory },
  'fips-status': { text: 'utils fips status', deadline: 2 * READ, read: readFipsStatus },
  'perf-callmanager': { text: 'show perf query class "Cisco CallManager"', deadline: READ, read: readPerfCounters },
  'risdb-phones': { text: 'show risdb query phone', deadline: 3 * READ, most: MAX_PHONES_OUTPUT, read: readRisdbPhones },
};

/** By what is sent. Wording before 12 and after (`will set` and `sets`): Cisco document 118893, its editions; CVP security guides 12.5 to 15. */
export const CHANGES: { readonly [K in keyof PlatformChanges]: ChangeRow<PlatformChanges[K]> } = {
  [CHANGE_COMMANDS.mixed]: {
    deadline: CHANGE,
    question: question(String.raw`This operation (?:will set|sets) the cluster to mixed mode\.`),
    read: readSetMixedMode,
  },
  [CHANGE_COMMANDS['non-secure']]: {
    deadline: CHANGE,
    question: question(String.raw`This operation (?:will set|sets) the cluster to non[- ]secure mode\.`),
    read: readSetNonSecureMode,
  },
  [CHANGE_COMMANDS.update]: {
    deadline: CHANGE,
    question: question(String.raw`This operation (?:will update|updates) the CTL ?File\.`),
    read: readUpdateCtlFile,
  },
  // No document prints its question: by the words of the others (inferred). Any other question ends the session unanswered.
  [CHANGE_COMMANDS['reset-localkey']]: {
    deadline: CHANGE,
    question: question(String.raw`This operation (?:will )?(?:resets?|updates?|generates?|signs?) (?:the |a new )?CTL ?File(?: (?:with|using) the (?:local|CallManager) key)?\.`),
    read: readResetLocalKey,
  },
  [DELETE_CTL_FILE]: {
    deadline: READ,
    question: /^Delete the File CTLFile\.tlv ?\? Enter ["'\u201c]y["'\u201d] followed by return to continue:$/i,
    read: readFileDelete,
  },
  [SERVICE_RESTARTS['Cisco Tftp']]: restart('Cisco Tftp'),
  [SERVICE_RESTARTS['Cisco CallManager']]: restart('Cisco CallManager'),
  [SERVICE_RESTARTS['Cisco CTIManager']]: restart('Cisco CTIManager'),
};
