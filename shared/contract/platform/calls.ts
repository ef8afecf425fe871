import * as z from 'zod/mini';
import { PREFLIGHT_IDS, TICKED_ROWS } from '../../domain/preflight/rules.ts';
import { type CallRule } from '../call-rule.ts';
import {
  commandKindField,
  confirmationField,
  connectionField,
  consentField,
  consentsField,
  dialledHostField,
  fingerprintsField,
  optionalSecretField,
  optionalUsernameField,
  pathField,
  planIdField,
  portField,
  secretField,
  serverNameField,
  usernameField,
} from '../fields.ts';

const nothing = z.strictObject({});

/** The calls of the platform route. Passwords live for one call. */
export const PLATFORM_CALLS = {
  chooseConnection: { input: z.strictObject({ connection: connectionField }), on: ['sign-in'] },
  /** Handshakes only: host key of SSH, certificates of AXL and of HTTPS, and what else answers. No username leaves this computer. */
  probePlatform: {
    input: z.strictObject({ host: dialledHostField, sshPort: portField, axlPort: portField, olderNode: z.boolean() }),
    on: ['sign-in'],
  },
  /**
   * Accepts the whole trust table: `fingerprints` names the SHA-256 of each of its rows. `replace` is needed when a row was another
   * one before. Free at any time; a sign-in that waits goes on.
   */
  acceptPlatformTrust: { input: z.strictObject({ fingerprints: fingerprintsField, replace: z.boolean() }), on: ['sign-in'] },
  /**
   * Signs in to the publisher and to AXL, once each, reads the nodes, and asks them for their keys. Where the table grows by unknown
   * rows, waits for `acceptPlatformTrust` or `cancel`, then signs in to the other nodes, once each. Empty AXL user: AXL is not asked.
   * With `preflight` it goes on to read the rows of the preflight while the passwords live, and answers when they are read; `continuePreflight` ends that before.
   */
  signInPlatform: {
    input: z.strictObject({ osUsername: usernameField, osPassword: secretField, axlUsername: optionalUsernameField, axlPassword: optionalSecretField, preflight: z.optional(z.boolean()) }),
    on: ['sign-in'],
  },
  /** Reads these rows again: over the open sessions, and those of AXL with the password for this one call; without one they stay as they are. */
  checkAgain: {
    input: z.strictObject({ rows: z.array(z.enum(PREFLIGHT_IDS)).check(z.minLength(1), z.maxLength(PREFLIGHT_IDS.length)), axlUsername: z.optional(optionalUsernameField), axlPassword: z.optional(optionalSecretField) }),
    on: ['preflight'],
  },
  /** What no interface tells, as a person says it. */
  tickPreflight: { input: z.strictObject({ row: z.enum(TICKED_ROWS), done: z.boolean() }), on: ['preflight'] },
  /** On to the choice of a mode. Where rows are still read, the reading ends behind the present row; what was not read is unknown. */
  continuePreflight: { input: nothing, on: ['preflight'] },
  /** Phones that were off when they were asked for last, in pages of 200. */
  preflightPhones: { input: z.strictObject({ from: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)) }), on: ['preflight'] },
  /** Signs in to one node that refused the cluster's credentials. */
  signInNode: { input: z.strictObject({ node: serverNameField, username: usernameField, password: secretField }), on: ['mode'] },
  /** After a node has ended a session: signs in anew, once a node, and compares the plan with what is read then. */
  signInPlatformAgain: { input: z.strictObject({ osPassword: secretField }), on: ['preflight', 'mode', 'preview'] },
  /** Reads all nodes again with the sessions that are open. */
  refreshPlatform: { input: nothing, on: ['mode'] },
  /** Makes the plan. */
  choosePlatformChange: { input: z.strictObject({ kind: commandKindField }), on: ['mode'] },
  /** Takes what a person typed as the plan's consent. */
  consentToVisits: { input: z.strictObject({ planId: planIdField, typed: consentField }), on: ['preview'] },
  /** Begins the change that `planId` describes; answers once it has begun. `consents`: the rules of severity `consent` to which the person agreed. */
  applyPlatform: { input: z.strictObject({ planId: planIdField, consents: z.optional(consentsField) }), on: ['preview'] },
  /** Reads again what is true after a change, into its report. With a password it signs in anew where a session is lost, once a node. */
  readPlatformAgain: { input: z.strictObject({ osPassword: optionalSecretField }), on: ['finish'] },
  /** On a practice cluster: restarts Cisco Tftp on all nodes and all phones, then reads again. */
  restartPracticeServices: { input: nothing, on: ['finish'] },
  /** What `show ctl` printed on a node when it was read last. */
  platformShowCtl: { input: z.strictObject({ node: serverNameField }), on: ['mode', 'preview', 'finish'] },
  /** All that both sides wrote on the session that acts, secrets replaced. */
  platformTranscript: { input: nothing, on: ['mode', 'preview', 'progress', 'finish'] },
  /** Opens the guide for lost tokens. */
  openLostTokens: { input: nothing, on: ['mode'] },
  closeLostTokens: { input: nothing, on: ['mode'] },
  /** Confirms one thing, or takes that back. */
  confirmLostTokens: { input: z.strictObject({ item: confirmationField, done: z.boolean() }), on: ['mode'] },
  /** Keeps a copy of every node's CTL file; the delete step needs it. */
  keepLostTokensCopies: { input: nothing, on: ['mode'] },
  /** Deletes the CTL file on every node where Cisco Tftp is active, then reads all of them. Nothing puts a file back. */
  deleteCtlFiles: { input: z.strictObject({ typed: consentField }), on: ['mode'] },
  /** Certificates of the tokens that are inserted now, to be saved for Phone-SAST-trust. Opens a PKCS#11 library by absolute path, or `practice`, for this one look; no password is needed. */
  newTokenCertificates: { input: z.strictObject({ path: pathField }), on: ['mode'] },
  /** The phones on which the CTL file has to be deleted by hand; not `complete` = AXL listed none or not all. */
  phoneChecklist: { input: nothing, on: ['mode', 'preview', 'finish'] },
} as const satisfies Readonly<Record<string, CallRule>>;
