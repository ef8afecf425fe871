import { type ErrorCodeOf } from '../../../shared/domain/error-codes.ts';
import {
  type Answer,
  type BackupRun,
  type ChangeAnswer,
  type CtlListing,
  type DeleteAnswer,
  type FipsStatus,
  type ItlListing,
  type ListedCertificate,
  type NetworkNode,
  type NtpStatus,
  type OwnCertificate,
  type PerfCounters,
  type ReplicationState,
  type RestartAnswer,
  type RisdbPhone,
  type ServiceState,
  type TftpDump,
  type TftpFile,
  type UpgradeState,
} from '../../../shared/domain/platform/answers.ts';
import { type ChangeCommand, type DELETE_CTL_FILE, type RestartCommand } from '../../../shared/domain/platform/commands.ts';
import { type AppError, type Result } from '../../../shared/domain/result.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type CallOptions } from '../call-options.ts';

/** What can go wrong when the platform of a node is asked. */
export type PlatformError = AppError<ErrorCodeOf<'connect'> | ErrorCodeOf<'trust'> | ErrorCodeOf<'login'> | ErrorCodeOf<'platform'>>;

/** Commands that change nothing, and what their answers say. */
export interface PlatformReadings {
  readonly 'show-version': { readonly release: string };
  readonly 'show-network-cluster': readonly NetworkNode[];
  readonly 'show-ctl': CtlListing;
  readonly 'show-itl': ItlListing;
  readonly 'security-mode': SecurityMode;
  readonly 'service-list': readonly ServiceState[];
  readonly 'cert-callmanager': OwnCertificate;
  readonly 'cert-itlrecovery': OwnCertificate;
  readonly 'cert-tomcat': OwnCertificate;
  readonly 'cert-tvs': OwnCertificate;
  readonly 'cert-capf': OwnCertificate;
  readonly 'cert-list': readonly ListedCertificate[];
  readonly 'upgrade-status': UpgradeState;
  readonly 'list-ctl-file': TftpFile;
  readonly 'dump-ctl-file': TftpDump;
  readonly replication: ReplicationState;
  readonly 'ntp-status': NtpStatus;
  readonly 'backup-history': readonly BackupRun[];
  readonly 'fips-status': FipsStatus;
  readonly 'perf-callmanager': PerfCounters;
  readonly 'risdb-phones': readonly RisdbPhone[];
}

/** Commands that change the cluster (`utils ctl`, on the publisher) or the node (`file delete`, `utils service restart`), by what is sent, and what their answers say. */
export type PlatformChanges = Readonly<Record<ChangeCommand, ChangeAnswer> & Record<typeof DELETE_CTL_FILE, DeleteAnswer> & Record<RestartCommand, RestartAnswer>>;

/** One command that came back to the prompt. */
export interface CommandOutcome<T> {
  /** Exactly as sent. */
  readonly command: string;
  /** The answer without echo and prompt, as a terminal shows it; secrets are replaced. */
  readonly text: string;
  readonly answer: Answer<T>;
}

/**
 * The platform CLI of one node: one signed-in session, one command at a time.
 * Any error ends the session, since nobody knows what the node is doing then: later calls are `connect.lost`.
 */
export interface PlatformCommands {
  read<K extends keyof PlatformReadings>(name: K, options?: CallOptions): Promise<Result<CommandOutcome<PlatformReadings[K]>, PlatformError>>;
  /**
   * Sends a command that writes, and answers its confirm prompt, if it has one, with `y`: only the question that belongs to this command, only once.
   * After an error the command may have been carried out or not; cancelling does not undo it. Read the node to know.
   */
  change<K extends keyof PlatformChanges>(command: K, options?: CallOptions): Promise<Result<CommandOutcome<PlatformChanges[K]>, PlatformError>>;
  /** What stood on the terminal before the first command, secrets replaced. */
  readonly opening: string;
  /** Everything both sides wrote since the connection or the last mark that was used, secrets replaced; the oldest part is left out when it grows too long. */
  transcript(): string;
  /** Marks the end of the transcript. What it returns lets the transcript begin there: what stands before belongs to a change that is over. */
  mark(): () => void;
  /** Tells the new whole lines of the transcript. Returns what ends the telling. */
  subscribe(listener: (lines: readonly string[]) => void): () => void;
  /** False as soon as the session is over; later calls then say why. */
  isOpen(): boolean;
  /** Resolves when the session is over, from whichever side: nodes end a session that was idle for 30 minutes (`set cli session timeout`). */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}
