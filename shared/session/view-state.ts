import { type ChangeChoices } from '../domain/choices.ts';
import { type LeftToDo } from '../domain/left-to-do.ts';
import { type Neighbour } from '../domain/neighbours.ts';
import { type PhoneState } from '../domain/phone.ts';
import { type PhoneVisit } from '../domain/phone-visit.ts';
import { type PlanView } from '../domain/plan.ts';
import { type ProductName } from '../domain/release.ts';
import { type ChangeReport } from '../domain/report.ts';
import { type AppError } from '../domain/result.ts';
import { type ModeOffer, type NotOfferedReason } from '../domain/rules/modes.ts';
import { type RuleFinding } from '../domain/rules/rule.ts';
import { type SecurityMode, type ServerRole } from '../domain/server.ts';
import { type Connection } from '../domain/connection.ts';
import { type PracticeScenario } from '../domain/practice-scenario.ts';
import { NOTHING_UNFINISHED, type UnfinishedView } from '../domain/unfinished.ts';
import { type PlatformView } from './platform/view.ts';
import { type JobView } from './progress.ts';
import { NO_OPEN_ROLLOUTS, type OpenRolloutsView, type RolloutView } from './rollout-view.ts';
import { type WizardStep } from './steps.ts';
import { NO_TOKENS, type TokensView } from './tokens-view.ts';

export type { FoundModule, TokenCertificateView, TokensView, TokenView } from './tokens-view.ts';

/** A certificate that a server presented, and what we know about it. */
export interface CertificateView {
  readonly host: string;
  readonly port: number;
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  /** RFC 3339 UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** `known` = the one accepted before, `changed` = another one was accepted before. */
  readonly standing: 'known' | 'unknown' | 'changed';
  /** SHA-256 of the one accepted before; empty unless `changed`. */
  readonly acceptedSha256: string;
}

/** What the sign-in screen starts from. Never holds a password of a real cluster. */
export interface SignInView {
  readonly connection: Connection;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly certificate: CertificateView | null;
}

/** How the platform of the practice cluster is reached; its passwords are no secrets. */
export interface PracticePlatformView {
  readonly host: string;
  readonly sshPort: number;
  readonly axlPort: number;
  /** Where its publisher is, which may be another node than the one that a person names. */
  readonly publisher: { readonly host: string; readonly sshPort: number; readonly axlPort: number };
  readonly osUsername: string;
  readonly osPassword: string;
  readonly axlUsername: string;
  readonly axlPassword: string;
  /** Phones have no pages: a person reads what their screens show. */
  readonly phonesHaveScreensOnly: boolean;
}

/** The practice cluster while it runs; its password and PIN are no secrets. */
export interface PracticeView {
  readonly connection: Connection;
  readonly scenario: PracticeScenario;
  /** A cluster that is started with the same seed again behaves the same. */
  readonly seed: number;
  /** SHA-256 of what its nodes show: a change with one of them in its record was made on it. */
  readonly keys: readonly string[];
  /** `null` = it was started for its CTL Providers. */
  readonly platform: PracticePlatformView | null;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly pin: string;
  readonly tokens: readonly PracticeTokenView[];
  readonly phones: readonly PhoneState[];
  /** A TFTP server of another cluster, for Add TFTP Server; `null` = this scenario has none. */
  readonly otherTftpServer: { readonly host: string; readonly port: number } | null;
}

/** How many wrong passwords a practice token takes still; a locked one takes none. */
export type PracticeTries = 'all' | 'some' | 'last' | 'none';

/** What lies on the practice table. All but those of the kind `token` are there to practise what can go wrong. */
export interface PracticeTokenView {
  /** Of a card without one: a name that stands for it. */
  readonly serial: string;
  readonly label: string;
  readonly inserted: boolean;
  /** `token` = of the practice cluster, `stranger` = of another one. */
  readonly kind: 'token' | 'stranger' | 'blank-token' | 'foreign-card';
  /** `null` = it has no password. As of its last move. */
  readonly tries: PracticeTries | null;
}

/** Whether the signature of a CTL file is good; `not-checked` is neither good nor bad. */
export type VerdictView = 'verified' | 'bad' | 'not-checked';

/** What a server holds in place of a CTL file may be none: nothing at all (0 bytes), or something else. */
export type HeldVerdict = VerdictView | 'empty' | 'unreadable';

/** The CTL file of one server. */
export interface CtlFileView {
  readonly length: number;
  readonly md5: string;
  readonly sha1: string;
  readonly sha256: string;
  readonly lastModified: string;
  readonly verdict: HeldVerdict;
  readonly entries: number;
  /** Why nothing can be built on it; `null` = it is verified. */
  readonly problem: AppError | null;
}

export interface ServerView {
  readonly name: string;
  readonly role: ServerRole;
  readonly host: string;
  readonly port: number;
  readonly signedIn: boolean;
  /** `null` = it holds none, or it could not be read (then `error` says why). */
  readonly ctlFile: CtlFileView | null;
  readonly error: AppError | null;
}

export interface ClusterView {
  /** SHA-256 of the publisher's certificate: identifies the cluster. */
  readonly id: string;
  readonly mode: SecurityMode;
  readonly release: string;
  /** What the cluster calls itself in the names of its modes. */
  readonly product: ProductName;
  readonly autoRegistration: boolean;
  /** What can be done, or why not; in the order of Cisco's client. */
  readonly modes: readonly ModeOffer[];
  /** Whether a file may be made that a token outside of the present one signs; the reason why not. */
  readonly anew: { readonly offered: boolean; readonly reason: NotOfferedReason | null };
  /** What is worth knowing before anything is chosen. */
  readonly findings: readonly RuleFinding[];
  readonly servers: readonly ServerView[];
}

export { type JobView } from './progress.ts';

/** What the engine is doing at the moment; one thing at a time. */
export type Busy =
  | 'probing'
  | 'probing-tftp-server'
  | 'asking-tftp-server'
  | 'starting-practice'
  | 'signing-in'
  /** Rows of the preflight are read. */
  | 'checking'
  | 'reading'
  | 'finding-modules'
  | 'picking-module'
  | 'opening-module'
  | 'listing-tokens'
  | 'planning'
  /** Calls and phones are read for a plan: minutes, where there are tens of thousands. */
  | 'reading-phones'
  | 'applying'
  | 'rolling-out';

/** How far the keys of a large practice cluster are, which are made once. */
export interface PracticeKeys {
  readonly made: number;
  readonly inAll: number;
}

/** Everything a window or the command line shows: the engine sends it whole after each change. JSON only. */
export interface ViewState {
  /** Grows with every change; the newest wins. */
  readonly revision: number;
  readonly step: WizardStep;
  readonly busy: Busy | null;
  readonly error: AppError | null;
  readonly signIn: SignInView;
  readonly practice: PracticeView | null;
  /** While a practice cluster is started; `null` = no keys are made. */
  readonly practiceKeys: PracticeKeys | null;
  /** The cluster that was named is the practice cluster, not only one that runs beside it. */
  readonly atPractice: boolean;
  readonly cluster: ClusterView | null;
  /** What was chosen so far; `null` = nothing. */
  readonly choices: ChangeChoices | null;
  /** A TFTP server outside of the cluster that was probed to be added. */
  readonly tftpServer: CertificateView | null;
  readonly tokens: TokensView;
  readonly plan: PlanView | null;
  readonly job: JobView | null;
  readonly report: ChangeReport | null;
  /** Changes that this computer began and that are open. */
  readonly unfinished: UnfinishedView;
  /** Phones that refused the file of the report, to be ticked off. */
  readonly visits: readonly PhoneVisit[];
  /** What of the report's things to do was ticked off. */
  readonly ticked: readonly LeftToDo[];
  /** What of its neighbours was looked after. */
  readonly tickedNeighbours: readonly Neighbour[];
  /** The cluster's platform; `null` = that connection was never chosen. */
  readonly platform: PlatformView | null;
  /** The restart of services and phones that is planned, under way or ended; it stands before the screen of the step. `null` = there is none, or it was left. */
  readonly rollout: RolloutView | null;
  readonly openRollouts: OpenRolloutsView;
  /** How many files the system gave the program to look at so far, by a double click; the page takes the last one. */
  readonly offeredFiles: number;
}

/** Port of the CTL Provider unless its service parameter says otherwise (Cisco security guide 12.5, "Set up Secure Ports"). */
export const CTL_PROVIDER_PORT = 2444;

export const INITIAL_VIEW_STATE: ViewState = {
  revision: 0,
  step: 'sign-in',
  busy: null,
  error: null,
  signIn: { connection: 'ctl-provider', host: '', port: CTL_PROVIDER_PORT, username: '', certificate: null },
  practice: null,
  practiceKeys: null,
  atPractice: false,
  cluster: null,
  choices: null,
  tftpServer: null,
  tokens: { found: [], remembered: null, canPickFile: false, ...NO_TOKENS },
  plan: null,
  job: null,
  report: null,
  unfinished: NOTHING_UNFINISHED,
  visits: [],
  ticked: [],
  tickedNeighbours: [],
  platform: null,
  rollout: null,
  openRollouts: NO_OPEN_ROLLOUTS,
  offeredFiles: 0,
};
