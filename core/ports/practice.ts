import { type ComparableFile } from '../../shared/domain/compare-fingerprint.ts';
import { type Connection } from '../../shared/domain/connection.ts';
import { type PhoneState } from '../../shared/domain/phone.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type ClusterServer, type SecurityMode, type ServerRole, type ServiceCertificate } from '../../shared/domain/server.ts';
import { type PracticeTokenView, type PracticeTries } from '../../shared/session/view-state.ts';
import { type TokenPort } from './tokens.ts';

/** Which practice cluster is wanted, and by which of its interfaces it will be reached. */
export interface PracticeRequest {
  readonly connection: Connection;
  readonly scenario: PracticeScenario;
  /** Of `PRACTICE_SEEDS`; `null` = one is drawn. */
  readonly seed: number | null;
}

/** A practice cluster in the data folder: one that runs, or one that a program left when it was killed, or ended in the middle of a change. */
export interface KeptPractice {
  /** Name of its folder. */
  readonly id: string;
  /** Who runs it; `null` = nobody, so it can be started again. */
  readonly holder: string | null;
  readonly connection: Connection;
  readonly scenario: PracticeScenario;
  readonly seed: number;
  /** SHA-256 of the certificates of its CTL Providers and of its host keys, lower-case hex: one of them names the cluster in the record of a change. */
  readonly keys: readonly string[];
}

/** A change with a token in the middle of which a program was killed, as its servers have it. */
export interface InterruptedWithToken {
  readonly route: 'with-token';
  readonly mode: SecurityMode;
  /** The number that the CTL Providers know it by. */
  readonly client: string;
  readonly signedFile: Uint8Array;
  /** Certificate of the token that signed it, DER. */
  readonly signer: Uint8Array;
  /** Publisher first: the file it held before, and whether it serves the new one already; the others have it lying aside. */
  readonly places: readonly { readonly server: ClusterServer; readonly before: Uint8Array; readonly isCommitted: boolean }[];
  readonly modeBefore: SecurityMode;
  readonly release: string;
  readonly certificates: readonly ServiceCertificate[];
}

/** A command that a program sent before it was killed; the nodes have carried it out. */
export interface InterruptedByCommand {
  readonly route: 'by-command';
  readonly mode: SecurityMode;
  readonly modeBefore: SecurityMode;
  readonly release: string;
  /** Publisher first: where each is reached by SSH, its host key, and the file that it held before. */
  readonly places: readonly { readonly name: string; readonly role: ServerRole; readonly host: string; readonly port: number; readonly keySha256: string; readonly before: Uint8Array }[];
}

export type InterruptedChange = InterruptedWithToken | InterruptedByCommand;

/** Told while keys of a large practice cluster are made for the first time: how many there are, of how many. */
export type KeysMade = (made: number, inAll: number) => void;

/** The practice clusters of this computer. */
export interface PracticeClusters {
  /** Starts one, everything fresh. */
  start(request: PracticeRequest, onKeys?: KeysMade): Promise<PracticeCluster>;
  kept(): Promise<readonly KeptPractice[]>;
  /** Starts one again as it was left; `null` = it is gone, damaged, or another program has it. */
  startAgain(kept: KeptPractice): Promise<PracticeCluster | null>;
  /** Removes what no program runs, save what is to stay. */
  clear(stays: (kept: KeptPractice) => Promise<boolean>): Promise<void>;
}

/** Where a practice node's services listen; `null` = it has no such service. */
export interface PracticeNodeAddress {
  /** As `show network cluster` calls it. */
  readonly name: string;
  readonly host: string;
  readonly ports: { readonly ssh: number; readonly axl: number | null; readonly http: number | null; readonly https: number | null };
}

/** What a practice phone holds, which nobody can ask a real one: SHA-256 of its CTL file (`null` = none), and whether it refused the one that it was offered last. */
export interface HeldByPhone {
  readonly sha256: string | null;
  readonly hasRefused: boolean;
}

/** How the platform of a practice cluster is reached: on loopback, where a real cluster has addresses and fixed ports. */
export interface PracticePlatformAccess {
  /** What a person names to the client. */
  readonly named: { readonly host: string; readonly sshPort: number; readonly axlPort: number };
  /** The publisher first. */
  readonly nodes: readonly PracticeNodeAddress[];
  readonly osAdmin: { readonly username: string; readonly password: string };
  /** Of AXL, Control Center, RisPort70 and PerfMon; another one once somebody has changed its password. */
  readonly axlUser: { readonly username: string; readonly password: string };
  /** Where the web pages of all phones listen, which go by the address in `Host`; `null` = no page is there. */
  readonly phonePages: { readonly host: string; readonly port: number } | null;
  /**
   * What the screen of a phone shows of its CTL file, read as a person does who stands before it; it answers `null` where the phone holds none. `null` = phones have pages, so that nobody
   * needs to go there.
   */
  readonly phoneScreen: ((name: string) => Promise<ComparableFile | null>) | null;
  /** Of any phone that the cluster has, of those without a name in the window too; `null` = there is no such phone. */
  phoneHolds(name: string): HeldByPhone | null;
  /** Restarts a service on a node, as a person does after a change; false when it is not activated there. */
  restartService(node: string, service: string): Promise<boolean>;
}

/** A cluster to rehearse on: real providers on loopback, practice tokens, practice phones. What changes on it survives a kill once a call has resolved. */
export interface PracticeCluster {
  /** Of `KeptPractice`. */
  keys(): readonly string[];
  /** What it was started with: the same again gives a cluster that behaves the same. */
  readonly seed: number;
  /** Where the publisher's CTL Provider listens. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** SHA-256 of the publisher's certificate: made here, so it need not be asked about. */
  readonly certificateSha256: string;
  /** `null` = it was not asked for. */
  readonly platform: PracticePlatformAccess | null;
  readonly tokens: TokenPort;
  /** Password of every practice token. */
  readonly pin: string;
  /** The tokens that lie on the table, and whether each is in the computer. */
  tokensOnTable(): readonly PracticeTokenView[];
  /** Puts a token in or pulls it out, as a hand does; an unknown serial number is ignored. */
  moveToken(serial: string, inserted: boolean): Promise<void>;
  /** Makes a token's password fresh, or uses its tries up; what is no token with a password is ignored. */
  setTries(serial: string, left: PracticeTries): Promise<void>;
  phones(): readonly PhoneState[];
  /** Switches a phone on or off; an unknown name is ignored. */
  switchPhone(name: string, on: boolean): Promise<void>;
  /** Deletes the CTL file at one phone, as a person does in its security settings, and restarts it. */
  visitPhone(name: string): Promise<readonly PhoneState[]>;
  /** What a person finds begun on it at its first start; `null` = nothing. */
  readonly interrupted: InterruptedChange | null;
  /** A TFTP server of another cluster with the same user and password; `null` = this scenario has none. */
  readonly otherTftpServer: { readonly host: string; readonly port: number } | null;
  /** Restarts all phones: each loads the CTL file of its TFTP server and decides. */
  restartPhones(): Promise<readonly PhoneState[]>;
  /** Ends it; nothing of it is left. */
  close(): Promise<void>;
  /** Ends it; it can be started again as it is. */
  leave(): Promise<void>;
}
