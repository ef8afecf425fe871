import * as z from 'zod/mini';
import { type CertificateFacts } from '../domain/certificate.ts';
import { type ListedPhone } from '../domain/platform/answers.ts';
import { type KeptReport, type OpenItems } from '../domain/kept-report.ts';
import { type ListedChange } from '../domain/past-change.ts';
import { type ComparableFile, type FingerprintAnswer } from '../domain/compare-fingerprint.ts';
import { type ListedRollout, type ReportedPhone, type RolloutReport } from '../domain/rollout/report.ts';
import { type TrustListDifference, type TrustListEntry, type TrustListFacts } from '../domain/trust-list.ts';
import { type HostLook } from '../domain/host-look.ts';
import { type FoundChange } from '../domain/unfinished.ts';
import { MAX_RECENT_SERVERS, type RecentServer } from '../domain/recent-server.ts';
import { LANGUAGES } from '../texts/languages.ts';
import { type CallRule } from './call-rule.ts';
import { ABOUT_CALLS, type AboutOutputs } from './about.ts';
import { CHANGES_CALLS, changeIdField } from './changes.ts';
import { PLATFORM_CALLS } from './platform/calls.ts';
import { ROLLOUT_CALLS } from './rollout.ts';
import { TRUST_LIST_CALLS } from './trust-lists.ts';
import {
  changeKindField,
  changedChoicesField,
  consentField,
  consentsField,
  connectionField,
  dialledHostField,
  entryNumberField,
  hostField,
  pathField,
  phoneField,
  pinField,
  planIdField,
  portField,
  scenarioField,
  seedField,
  secretField,
  serialField,
  serverNameField,
  sha256Field,
  triesField,
  usernameField,
} from './fields.ts';

export { type CallRule };

const nothing = z.strictObject({});

/**
 * The contract between the engine and its shells as one frozen value. A call answers when what it started is finished,
 * except `apply`, which answers once the change has begun: its progress and report are in the view state.
 */
export const CONTRACT = Object.freeze({
  /** In which language reports are written for the person. */
  speak: { input: z.strictObject({ language: z.enum(LANGUAGES) }), on: 'any' },
  /** The servers that were signed in to before, newest first; addresses only. */
  recentServers: { input: nothing, on: ['sign-in'] },
  /** Takes servers off that list; their accepted certificates stay. */
  forgetServers: { input: z.strictObject({ servers: z.array(z.strictObject({ host: hostField, port: portField })).check(z.maxLength(MAX_RECENT_SERVERS)) }), on: ['sign-in'] },
  /**
   * What is at an address, by one hello of TLS on the ports of CTL Provider and AXL and one of SSH: no handshake is finished, nothing is sent that signs in. A newer look, and whatever
   * else begins, ends it. Free at any time, but refused while something is under way.
   */
  lookAtHost: { input: z.strictObject({ host: dialledHostField, port: portField, sshPort: portField, axlPort: portField }), on: ['sign-in'] },
  /** Shakes hands with a CTL Provider and shows its certificate; sends nothing else. */
  probe: { input: z.strictObject({ host: dialledHostField, port: portField }), on: ['sign-in'] },
  /** Remembers the certificate of the server probed last. `replace` is needed when another one was accepted before. */
  acceptCertificate: { input: z.strictObject({ sha256: sha256Field, replace: z.boolean() }), on: ['sign-in', 'preview'] },
  /** Starts a practice cluster on this computer, in place of another one, and fills in the sign-in screen. Left out: CTL Provider, its first scenario, a seed that is drawn. */
  startPractice: { input: z.strictObject({ connection: z.optional(connectionField), scenario: z.optional(scenarioField), seed: z.optional(seedField) }), on: ['sign-in'] },
  /** Starts the practice cluster of an open change again as it was left when a program was killed or ended: of the change that is named, else of the newest that has one. */
  resumePractice: { input: z.strictObject({ id: z.optional(changeIdField) }), on: ['sign-in'] },
  ...PLATFORM_CALLS,
  ...CHANGES_CALLS,
  ...ABOUT_CALLS,
  ...ROLLOUT_CALLS,
  ...TRUST_LIST_CALLS,
  /** Which token the person should insert before the plan is signed: another one than `not`, or, with `null`, the signer again. */
  wishToken: { input: z.strictObject({ not: z.nullable(serialField) }), on: ['preview'] },
  /** Puts a practice token into the computer or pulls it out. */
  movePracticeToken: { input: z.strictObject({ serial: serialField, inserted: z.boolean() }), on: 'any' },
  /** Sets how many wrong passwords a practice token has seen: none, some, all but one, or all. */
  setPracticeTries: { input: z.strictObject({ serial: serialField, left: triesField }), on: 'any' },
  /** Switches a practice phone on or off; off, it does not load the CTL file. */
  switchPracticePhone: { input: z.strictObject({ name: phoneField, on: z.boolean() }), on: 'any' },
  /** Restarts the practice phones that are on. */
  restartPracticePhones: { input: nothing, on: ['mode', 'finish'] },
  /** Signs in to the server probed last and, with the same credentials, to the others of its cluster: once each. */
  signIn: { input: z.strictObject({ username: usernameField, password: secretField }), on: ['sign-in'] },
  /** Signs in to one server that refused the cluster's credentials. */
  signInServer: {
    input: z.strictObject({ server: serverNameField, username: usernameField, password: secretField }),
    on: ['mode'],
  },
  /** Reads the cluster again. */
  refreshCluster: { input: nothing, on: ['mode', 'finish'] },
  /** `anew`: the next file does not regard the present one, since none of its tokens is left. */
  chooseMode: { input: z.strictObject({ mode: changeKindField, anew: z.optional(z.boolean()) }), on: ['mode'] },
  /** Looks for PKCS#11 libraries where their vendors put them. */
  findModules: { input: nothing, on: ['sign-in', 'token', 'mode'] },
  /** Has a person choose a library in the system's file dialog, where the shell has one, and opens it. */
  pickModule: { input: nothing, on: ['token'] },
  /** Opens a PKCS#11 library by absolute path, or `practice`. */
  openModule: { input: z.strictObject({ path: pathField }), on: ['token'] },
  /** Accepts the library whose file changed since it was used last, as the view state shows it, and opens it. */
  acceptModule: { input: z.strictObject({ path: pathField, sha256: sha256Field }), on: ['token'] },
  /** Does not open it. */
  refuseModule: { input: nothing, on: ['token'] },
  refreshTokens: { input: nothing, on: ['token'] },
  /** What a certificate in an inserted token says, with its bytes. */
  tokenCertificate: { input: z.strictObject({ serial: serialField, sha256: sha256Field }), on: ['token', 'preview'] },
  /**
   * Chooses the signer and makes the plan. Where no CTL file is present, or with `anew`, the token becomes the first one of a new
   * file; `anew` begins a new file although there is one whose tokens are all lost, or which has none.
   */
  chooseToken: { input: z.strictObject({ serial: serialField, certificateSha256: sha256Field, anew: z.optional(z.boolean()) }), on: ['token'] },
  /** Adds a token that is inserted now to the next file. In a file without predecessor the token added last signs. */
  addToken: { input: z.strictObject({ serial: serialField, certificateSha256: sha256Field }), on: ['preview'] },
  /** Shakes hands with the CTL Provider of a TFTP server outside of the cluster and shows its certificate; sends nothing else. */
  probeTftpServer: { input: z.strictObject({ host: dialledHostField, port: portField }), on: ['preview'] },
  /** Signs in to the server probed with `probeTftpServer`, once, reads its certificate and adds its entry. The server is not written to. */
  addTftpServer: { input: z.strictObject({ username: usernameField, password: secretField }), on: ['preview'] },
  /** Takes an entry out of the next file; what was added is no longer added. */
  removeEntry: { input: z.strictObject({ number: entryNumberField }), on: ['preview'] },
  /** Puts an entry with the change `removed` back. */
  keepEntry: { input: z.strictObject({ number: entryNumberField }), on: ['preview'] },
  /** Chooses some of it otherwise, and makes the plan again. */
  setChoices: { input: z.strictObject({ changed: changedChoicesField }), on: ['preview'] },
  /** What the certificate of an entry of the plan says; `number` counts from 1. */
  entryCertificate: { input: z.strictObject({ number: entryNumberField }), on: ['preview'] },
  /** Begins the change that `planId` describes. `consents`: the rules of severity `consent` to which the person agreed; `typed`: what was typed where the plan has a `consent`. `pin` is empty when it is typed on the reader. */
  apply: {
    input: z.strictObject({ planId: planIdField, pin: pinField, consents: z.optional(consentsField), typed: z.optional(consentField) }),
    on: ['preview'],
  },
  /** Ticks off a phone that was visited, or takes the tick back. A practice phone loses its CTL file and restarts. */
  tickPhone: { input: z.strictObject({ name: phoneField, done: z.boolean() }), on: ['finish'] },
  /** Cancels what is under way, as long as nothing is being written. */
  cancel: { input: nothing, on: 'any' },
  back: { input: nothing, on: ['preflight', 'mode', 'token', 'preview'] },
  /** From the report of a change back to the cluster, read anew: for another change without signing in again, as long as the sessions last. */
  goOn: { input: nothing, on: ['finish'] },
  /** Leaves the cluster; the practice cluster goes on. */
  signOut: { input: nothing, on: ['preflight', 'mode', 'token', 'preview', 'finish'] },
  /** The bytes of a server's CTL file as read last, base64. */
  ctlFile: { input: z.strictObject({ server: serverNameField }), on: ['mode', 'token', 'preview', 'finish'] },
  /** What `show ctl` prints for a server's CTL file as read last. */
  showCtl: { input: z.strictObject({ server: serverNameField }), on: ['mode', 'token', 'preview', 'finish'] },
} as const satisfies Record<string, CallRule>);

export type CallName = keyof typeof CONTRACT;
export type CallInput<N extends CallName> = z.infer<(typeof CONTRACT)[N]['input']>;

/** What a call answers with when it succeeds. */
export interface CallOutputs extends AboutOutputs {
  lookAtHost: HostLook;
  recentServers: { readonly servers: readonly RecentServer[] };
  forgetServers: { readonly servers: readonly RecentServer[] };
  /** `picked` = false: the person closed the dialog without a choice. */
  pickModule: { readonly picked: boolean };
  ctlFile: { readonly base64: string; readonly sha256: string };
  showCtl: { readonly text: string };
  entryCertificate: CertificateDetails;
  tokenCertificate: CertificateDetails;
  platformShowCtl: { readonly text: string };
  newTokenCertificates: { readonly tokens: readonly { readonly serial: string; readonly label: string; readonly certificates: readonly CertificateDetails[] }[] };
  phoneChecklist: { readonly rows: readonly ListedPhone[]; readonly complete: boolean };
  platformTranscript: { readonly text: string };
  preflightPhones: { readonly names: readonly string[]; readonly count: number };
  /** `null` = the person closed the dialog without a choice. */
  pickTrustList: { readonly list: TrustListFacts | null };
  /** `null` = it was taken already. */
  takeOfferedTrustList: { readonly list: TrustListFacts | null };
  /** `null` = more parts are to come. */
  sendTrustList: { readonly list: TrustListFacts | null; readonly upload: number };
  readServedTrustList: { readonly list: TrustListFacts };
  trustListEntries: { readonly entries: readonly TrustListEntry[]; readonly inAll: number };
  trustListCertificate: CertificateDetails;
  trustListText: { readonly text: string; readonly more: boolean };
  compareTrustLists: TrustListDifference;
  /** `more`: there may be older ones. */
  changes: { readonly changes: readonly ListedChange[]; readonly more: boolean };
  checkChange: FoundChange;
  changeReport: { readonly kept: KeptReport | null; readonly page: string | null; readonly folder: string };
  tickOff: { readonly open: OpenItems };
  diagnostics: { readonly json: string };
  /** `null` = a refusal was told, so nothing was compared. */
  answerPilot: { readonly answer: FingerprintAnswer | null };
  /** `null` = it holds no CTL file. */
  practicePhoneScreen: { readonly screen: ComparableFile | null };
  rolloutPhones: { readonly rows: readonly ReportedPhone[]; readonly inAll: number };
  /** All phones, in whatever state: some 80 bytes each. */
  rolloutPhonesCsv: { readonly csv: string };
  rollouts: { readonly rollouts: readonly ListedRollout[]; readonly more: boolean };
  rolloutReport: { readonly report: RolloutReport | null; readonly page: string | null; readonly folder: string };
}

/** The certificate of an entry or in a token. */
export interface CertificateDetails extends CertificateFacts {
  /** DER, base64. */
  readonly base64: string;
}
export type CallOutput<N extends CallName> = N extends keyof CallOutputs ? CallOutputs[N] : null;

export const isCallName = (name: string): name is CallName => Object.hasOwn(CONTRACT, name);
