import { type AxlGap } from '../../domain/platform/answers.ts';
import { type LostTokensConfirmation, type LostTokensNode, type LostTokensRoute } from '../../domain/platform/lost-tokens.ts';
import { type PlatformPlan } from '../../domain/platform/plan.ts';
import { type PlatformReport, type ServedBy } from '../../domain/platform/report.ts';
import { type PreflightRow } from '../../domain/preflight/row.ts';
import { type PreflightId } from '../../domain/preflight/rules.ts';
import { type PreflightVerdict } from '../../domain/preflight/verdict.ts';
import { PLATFORM_PORTS, type Connection, type PlatformService } from '../../domain/connection.ts';
import { type AppError } from '../../domain/result.ts';
import { type SecurityMode, type ServerRole } from '../../domain/server.ts';

/** One line of the trust table: a key or certificate that a node presented, and what we know about it. */
export interface PlatformTrustRow {
  /** Name or address of the node, as the cluster calls it where that is known. */
  readonly node: string;
  readonly service: Exclude<PlatformService, 'tftp-http'>;
  readonly host: string;
  readonly port: number;
  readonly kind: 'host-key' | 'certificate';
  /** SHA-256 of host key or certificate, 64 lower-case hex digits: what is accepted and compared. */
  readonly sha256: string;
  /** As a person compares it: host keys as OpenSSH prints them (`SHA256:` and base64), certificates in hex. */
  readonly fingerprint: string;
  /** Type of the host key, or subject of the certificate. */
  readonly description: string;
  /** `known` = the one accepted before, `changed` = another one was accepted before. */
  readonly standing: 'known' | 'unknown' | 'changed';
  /** SHA-256 of the one accepted before; empty unless `changed`. */
  readonly acceptedSha256: string;
}

/** What answered to handshakes alone, before anybody signed in. */
export interface PlatformOffers {
  /** `old-algorithms` = it answers, with weak algorithms only; `no-handshake` = it answers, and no connection came about. */
  readonly ssh: 'answers' | 'old-algorithms' | 'no-handshake' | 'no-answer';
  readonly axl: 'answers' | 'no-handshake' | 'no-answer';
  /** What is on port 2444, by one hello: ours is known by its protocol, `other-provider` = TLS that does not know it. */
  readonly ctlProvider: 'open-provider' | 'other-provider' | 'no-answer';
  /** HTTPS on port 6971, which nodes have from 11.0 on. */
  readonly tftpHttps: 'answers' | 'no-handshake' | 'no-answer';
  /** Connection that fits what answered, and after sign-in the release; `vendor-client` = only Cisco's own client can change this cluster. */
  readonly recommended: Connection | 'vendor-client' | null;
  readonly why: 'ssh-answers' | 'ssh-old-algorithms' | 'ssh-no-handshake' | 'only-ctl-provider-answers' | 'only-other-provider-answers' | 'nothing-answers' | 'release-has-utils-ctl' | 'release-without-ctl-provider' | 'release-before-utils-ctl';
  /** Why a service gave no host key or certificate. */
  readonly errors: readonly { readonly service: PlatformService; readonly error: AppError }[];
}

/** What was found on one node. */
export interface PlatformNodeView {
  /** Address as `show network cluster` prints it. */
  readonly name: string;
  readonly hostName: string;
  readonly role: ServerRole;
  readonly product: 'callmanager' | 'cups';
  readonly signedIn: boolean;
  /** Names of active services that matter here; `null` = not known. */
  readonly services: readonly string[] | null;
  /** Whether its CTL file decides about a change: Cisco Tftp is active, or could not be seen not to be. */
  readonly judged: boolean;
  /** By `show ctl`; `null` = not read. */
  readonly disk: PlatformFileView | null;
  /** From Cisco Tftp, and how; `sha1` empty = it gives none, `null` = not read, or no file service is active. */
  readonly served: { readonly sha1: string; readonly by: ServedBy } | null;
  readonly error: AppError | null;
}

export type PlatformFileView =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly md5: string; readonly sha1: string; readonly length: number | null; readonly lastModified: string | null; readonly entries: number | null; readonly verified: boolean; readonly signer: string | null };

export interface PlatformClusterView {
  /** Address of the publisher: what everything else names it by. */
  readonly publisher: string;
  /** SHA-256 of the publisher's host key, as changes and rollouts of this cluster have it in their records; empty where it showed none. */
  readonly keySha256: string;
  readonly release: string;
  readonly mode: SecurityMode;
  /** `null` = AXL was not asked, or could not be read. */
  readonly autoRegistration: boolean | null;
  /** Why AXL was not read; `null` = it was read. `platform.axl-not-asked` = no application user was given. */
  readonly axlError: AppError | null;
  /** What AXL did not answer, while it answered other questions. */
  readonly axlGaps: readonly AxlGap[];
  readonly nodes: readonly PlatformNodeView[];
  /** Whether a CTL file on the disk of a node names tokens, or may; `null` = no file was seen. */
  readonly namesTokens: boolean | null;
  /** Whether `utils ctl reset localkey` can be offered. */
  readonly reset: ResetOffer;
  /** That it comes before every other change: phones do not know the certificate that signs those. */
  readonly resetAdvised: boolean;
}

/** Why `utils ctl reset localkey` is not offered; `offered` = what it needs was read. */
export type ResetOffer = 'offered' | 'no-command' | 'not-mixed' | 'upgrade-running' | 'callmanager-not-sast';

/** Where a person stands in the guide for lost tokens. */
export interface LostTokensView {
  readonly route: LostTokensRoute;
  readonly confirmed: readonly LostTokensConfirmation[];
  /** What has to be typed before files are deleted. */
  readonly consent: string;
  readonly phase: 'guide' | 'copied' | 'deleted';
  readonly nodes: readonly LostTokensNode[];
  /** TFTP servers outside of the cluster that the CTL file names; `null` = its entries could not be read everywhere. */
  readonly alternates: readonly string[] | null;
  /** Absolute path of the folder with the copies; empty = none yet. */
  readonly folder: string;
}

/** The last lines of the session that acts, secrets replaced. */
export interface TranscriptView {
  readonly lines: readonly string[];
  /** Lines before them that are kept on disk only. */
  readonly leftOut: number;
}

/** What was found before anything is changed. */
export interface PreflightView {
  /** In the order of telling; empty on the other screens, where the counts are enough. */
  readonly rows: readonly PreflightRow[];
  /** Rows that are being read, or wait for it. */
  readonly pending: readonly PreflightId[];
  /** How many rows came to what, as they were read last. */
  readonly counts: Readonly<Record<PreflightVerdict, number>>;
  /** How many rows nobody has read: they are still to come, or the screen was left before. */
  readonly unread: number;
}

/** Everything about a cluster that is reached over its platform. Never holds a password. */
export interface PlatformView {
  readonly host: string;
  readonly sshPort: number;
  readonly axlPort: number;
  /** Weak algorithms of older releases are allowed for this cluster. */
  readonly olderNode: boolean;
  readonly osUsername: string;
  readonly axlUsername: string;
  readonly offers: PlatformOffers | null;
  readonly trust: readonly PlatformTrustRow[];
  /** The sign-in under way waits for `acceptPlatformTrust` or `cancel`. */
  readonly waitsForTrust: boolean;
  readonly cluster: PlatformClusterView | null;
  /** `null` = nobody asked for it. */
  readonly preflight: PreflightView | null;
  /** A node has ended a session, e.g. because it was idle: somebody has to sign in again before anything is sent. */
  readonly sessionEnded: boolean;
  readonly plan: PlatformPlan | null;
  /** The plan takes the place of one that was read before: the cluster is no longer as it was. */
  readonly planReplaced: boolean;
  /** The plan's consent was typed. */
  readonly consented: boolean;
  readonly transcript: TranscriptView;
  readonly report: PlatformReport | null;
  readonly lostTokens: LostTokensView | null;
}

export const NO_TRANSCRIPT: TranscriptView = { lines: [], leftOut: 0 };

export const INITIAL_PLATFORM_VIEW: PlatformView = {
  host: '',
  sshPort: PLATFORM_PORTS.ssh,
  axlPort: PLATFORM_PORTS.axl,
  olderNode: false,
  osUsername: '',
  axlUsername: '',
  offers: null,
  trust: [],
  waitsForTrust: false,
  cluster: null,
  preflight: null,
  sessionEnded: false,
  plan: null,
  planReplaced: false,
  consented: false,
  transcript: NO_TRANSCRIPT,
  report: null,
  lostTokens: null,
};
