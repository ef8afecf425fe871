import { type CommandKind } from './change-kind.ts';
import { type ChangeChoices } from './choices.ts';
import { type Connection } from './connection.ts';
import { type PracticeScenario } from './practice-scenario.ts';
import { type SecurityMode, type ServerRole } from './server.ts';

/** Form of records and journals. A file with a higher number was made by a newer program and is not touched. */
export const RECORD_VERSION = 1;

/** How changes and rollouts are named, and their folders: when they were begun, and some chance. */
export const CHANGE_ID = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;

/** By whose signature a change is made; also the names of the folders in `core/change`. */
export type ChangeRoute = 'with-token' | 'by-command';

/** What the guide for lost tokens does besides changes: it deletes the CTL file from every node. */
export type RecordedKind = CommandKind | 'delete-ctl-files';

/** One server or node as it was planned. */
export interface RecordedPlace {
  /** Name of a server, address of a node: what reports call it. */
  readonly name: string;
  readonly role: ServerRole;
  readonly host: string;
  /** Of its CTL Provider, or of SSH. */
  readonly port: number;
  /** SHA-256 of the certificate (CTL Provider) or host key (SSH) that a person accepted or the publisher named; `null` = not known. */
  readonly keySha256: string | null;
  /** Digest of the file it held: SHA-256 with a token, SHA-1 (what `show ctl` prints) by command; lower-case hex. `none` and `unknown` where there is no digest. */
  readonly before: string;
  /** Name of the copy of that file in the change's folder; `null` = there is none. */
  readonly copy: string | null;
}

/** A certificate of the cluster as it was planned with. */
export interface RecordedCertificate {
  readonly server: string;
  readonly role: string;
  readonly sha256: string;
}

/** What was to be done, by whom, with which cluster: the first line of a journal, before anything leaves this computer. Never a secret. */
export interface ChangeRecord {
  readonly version: typeof RECORD_VERSION;
  readonly id: string;
  readonly route: ChangeRoute;
  /** Version of the program. */
  readonly program: string;
  /** Window, page or command line. */
  readonly holder: string;
  /** User of this computer, as the system names it; empty where it does not. */
  readonly operator: string;
  /** Account of the cluster that was signed in with. */
  readonly username: string;
  /** `null` = a real cluster. */
  readonly practice: { readonly scenario: PracticeScenario; readonly seed: number } | null;
  readonly cluster: {
    /** As the person entered them. */
    readonly host: string;
    readonly port: number;
    /** Of the publisher: its certificate, or its host key. */
    readonly keySha256: string;
    readonly release: string;
    /** Publisher first. */
    readonly places: readonly RecordedPlace[];
    readonly certificates: readonly RecordedCertificate[];
  };
  readonly kind: RecordedKind;
  readonly modeBefore: SecurityMode;
  readonly modeAsked: SecurityMode;
  /** The number that CTL Providers know this change by, 32 hex digits; empty by command. */
  readonly client: string;
  /** Who signs; `null` where that is not known. */
  readonly signer: { readonly name: string; readonly certificateSha256: string } | null;
  /** `null` by command. */
  readonly choices: ChangeChoices | null;
  /** Rules to which the person agreed. */
  readonly consents: readonly string[];
}

/** What can be done with a change that is open, besides leaving the cluster as it is. */
export type ResumeAs = 'finish' | 'undo';

/** Who ended an open change, with which program and account. */
export type EndedBy = Pick<ChangeRecord, 'program' | 'holder' | 'operator' | 'username'>;

/** The one that a change was made over. Restarts of services, whose record names no route, go over the platform. */
export const connectionOf = (record: { readonly id: string; readonly route?: ChangeRoute }): Connection => (record.route === 'with-token' ? 'ctl-provider' : 'platform');

/** How an open change was ended, when and by whom. */
export interface ResumedBy extends EndedBy {
  readonly as: ResumeAs | 'keep';
  /** RFC 3339 UTC. */
  readonly time: string;
}

/** What a record calls its cluster by. */
interface NamedCluster {
  readonly practice: object | null;
  readonly cluster: { readonly host: string; readonly port: number; readonly places: readonly { readonly name: string }[] };
}

/** What people call the cluster of a change, or of the restarts behind it: what was entered to reach it; in practice, which is reached at this computer, its publisher. */
export function clusterName({ practice, cluster: { host, port, places } }: NamedCluster): string {
  const publisher = practice === null ? undefined : places[0];
  return publisher?.name ?? `${host}:${port}`;
}

/** The same without a port, for the title of a report. */
export const clusterTitle = (record: NamedCluster): string => (record.practice === null ? record.cluster.host : clusterName(record));

/** What a change or a rollout knows its cluster by. */
export interface OfCluster {
  readonly cluster: { readonly host: string; readonly keySha256: string; readonly places: readonly { readonly keySha256: string | null }[] };
}

/** Whether it was made on the cluster with these keys (certificates of CTL Providers, host keys): by what it showed, whatever it was called. */
export const isOf = ({ cluster }: OfCluster, keys: readonly string[]): boolean => [cluster, ...cluster.places].some(({ keySha256 }) => keySha256 !== null && keys.includes(keySha256));
