import { type CommandKind } from '../../shared/domain/change-kind.ts';
import { type CommandWords } from '../../shared/domain/platform/report.ts';
import { type LeftToDo } from '../../shared/domain/left-to-do.ts';
import { type HeldFile, type Outcome } from '../../shared/domain/outcome.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type ErrorCode } from '../../shared/domain/error-codes.ts';
import { type RuleCode } from '../../shared/domain/rules/rule.ts';
import { type ContinuityVerdict } from '../../shared/domain/signer-continuity.ts';

/** A node as the report has to show it: its file on the disk, the file it serves, whether it is judged. */
type ExpectedNode = readonly [node: string, disk: HeldFile, served: HeldFile | 'no service', judged: boolean];

/** What a change on a practice platform has to end in, written by hand before any was run. */
export interface ExpectedReport {
  readonly change: CommandKind;
  readonly continuity: ContinuityVerdict;
  readonly rules: readonly RuleCode[];
  readonly said: CommandWords['kind'];
  readonly outcome: Outcome;
  readonly stopped: readonly [step: string, code: ErrorCode] | null;
  readonly mode: 'mixed' | 'non-secure' | 'unknown';
  readonly nodes: readonly ExpectedNode[];
  readonly leftToDo: readonly LeftToDo[];
}

/** A scenario that ends before a command could be sent. */
export interface ExpectedRefusal {
  readonly refusedAt: 'probePlatform' | 'signInPlatform' | 'choosePlatformChange';
  readonly code: ErrorCode;
}

const PUBLISHER = '10.48.47.153';
const SUBSCRIBER = '10.48.47.154';

const AFTER: readonly LeftToDo[] = ['restart-tftp', 'restart-callmanager', 'reset-phones', 'compare-on-phone'];
const AFTER_12: readonly LeftToDo[] = ['restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'reset-phones', 'compare-on-phone'];
/** From 14 on phones may be restarted by the cluster itself. */
const AFTER_14: readonly LeftToDo[] = ['restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'look-at-phone-interaction', 'reset-phones', 'compare-on-phone'];
/** Where phones may refuse the file: one is tried before the others, and last of all come visits. */
const withVisits = (items: readonly LeftToDo[]): readonly LeftToDo[] => [...items.flatMap((item): readonly LeftToDo[] => (item === 'reset-phones' ? ['try-one-phone', item] : [item])), 'visit-phones'];
/** Of phones that load from a node that was not read nobody knows what they would get. */
const UNREAD: readonly LeftToDo[] = ['read-again', 'run-again', 'wait-with-phones', 'restart-tftp', 'restart-callmanager'];
/** Before any phone is restarted. */
const withItl = (items: readonly LeftToDo[]): readonly LeftToDo[] => items.flatMap((item): readonly LeftToDo[] => (item === 'try-one-phone' ? ['look-at-itl', item] : [item]));
const SIGNER_CHANGES: readonly RuleCode[] = ['tokens-leave-the-file', 'phones-ask-tvs', 'phones-without-tvs'];

/** The founding document: both nodes hold the new file, phones still get the old one until Cisco Tftp is restarted. */
const DONE: ExpectedReport = {
  change: 'non-secure',
  continuity: 'tvs',
  rules: SIGNER_CHANGES,
  said: 'done',
  outcome: 'done',
  stopped: null,
  mode: 'non-secure',
  nodes: [
    [PUBLISHER, 'new', 'previous', true],
    [SUBSCRIBER, 'new', 'previous', true],
  ],
  // One practice phone is a 7960, which never asks TVS.
  leftToDo: withVisits(AFTER),
};

const NOTHING_HAPPENED: ExpectedReport = {
  ...DONE,
  outcome: 'not-done',
  stopped: ['command', 'apply.unchanged'],
  mode: 'mixed',
  nodes: [
    [PUBLISHER, 'previous', 'previous', true],
    [SUBSCRIBER, 'previous', 'previous', true],
  ],
  leftToDo: ['run-again'],
};

/** A cluster of 28 nodes: the publisher and three more serve files, all hold one. */
const LARGE: ExpectedReport = {
  ...DONE,
  nodes: Array.from({ length: 28 }, (_, at): ExpectedNode => [`10.48.47.${153 + at}`, 'new', at < 4 ? 'previous' : 'no service', at < 4]),
};

export const EXPECTED: Readonly<Record<PracticeScenario<'platform'>, ExpectedReport | ExpectedRefusal>> = {
  'founding-document': DONE,
  // What TVS would answer cannot be read; phones show it, and they are no part of the judgement.
  'tvs-does-not-vouch': DONE,
  // Nobody is known to vouch: a consent is typed, and phones may need visits.
  'tvs-stopped': { ...DONE, continuity: 'visits', rules: ['tokens-leave-the-file', 'phones-need-visit'], leftToDo: withVisits(AFTER) },
  'release-8.5': { refusedAt: 'choosePlatformChange', code: 'platform.release-too-old' },
  'release-9.1': { refusedAt: 'choosePlatformChange', code: 'platform.release-too-old' },
  'release-10.0': DONE,
  // CallManager alone signs, and token files of 10.5(1) list tokens only.
  'release-10.5': DONE,
  // ITLRecovery and CallManager are SASTs of token files from 11.5 on (Cisco security guide 14, table of SAST roles).
  'release-11.5': { ...DONE, continuity: 'sast', rules: ['tokens-leave-the-file'], leftToDo: AFTER },
  'release-12.5': { ...DONE, continuity: 'sast', rules: ['tokens-leave-the-file'], leftToDo: AFTER_12 },
  'release-14': { ...DONE, continuity: 'sast', rules: [], leftToDo: AFTER_14 },
  'release-15': { ...DONE, continuity: 'sast', rules: [], leftToDo: AFTER_14 },
  'export-control-refused': {
    ...NOTHING_HAPPENED,
    change: 'mixed',
    continuity: 'sast',
    rules: ['tokens-leave-the-file', 'export-control'],
    said: 'refused',
    stopped: ['command', 'platform.command-refused'],
    mode: 'non-secure',
  },
  'subscriber-named': { refusedAt: 'signInPlatform', code: 'platform.not-publisher' },
  'already-non-secure': { ...DONE, rules: ['tokens-leave-the-file', 'already-in-mode', 'phones-ask-tvs', 'phones-without-tvs'] },
  'auto-registration-on': { ...DONE, change: 'mixed', mode: 'mixed', rules: [...SIGNER_CHANGES, 'auto-registration'] },
  'host-key-changes': { refusedAt: 'signInPlatform', code: 'platform.host-key-changed' },
  'password-refused': DONE,
  'connection-lost-done': { ...DONE, said: 'no-answer' },
  'connection-lost-not-done': { ...NOTHING_HAPPENED, said: 'no-answer', leftToDo: ['read-again', 'run-again'] },
  'stale-tftp': { ...DONE, rules: [...SIGNER_CHANGES, 'served-differs'] },
  'tftp-on-publisher': {
    ...DONE,
    nodes: [
      [PUBLISHER, 'new', 'previous', true],
      [SUBSCRIBER, 'new', 'no service', false],
    ],
  },
  'presence-node': DONE,
  // The command says that all is done; the subscriber cannot be read, so nobody can say it.
  'node-unreachable': {
    ...DONE,
    rules: [...SIGNER_CHANGES, 'nodes-not-read', 'itl-unknown'],
    outcome: 'incomplete',
    stopped: ['read-all', 'apply.not-read'],
    nodes: [
      [PUBLISHER, 'new', 'previous', true],
      [SUBSCRIBER, 'unknown', 'unknown', true],
    ],
    leftToDo: UNREAD,
  },
  // Nothing but the publisher makes a file: there is no plan without it.
  'publisher-down': { refusedAt: 'probePlatform', code: 'platform.port-closed' },
  // Its database says non-secure mode. The subscriber still holds the file from before, whose SASTs are keys that are gone; TVS runs, and phones do not know it.
  'publisher-rebuilt': {
    ...DONE,
    change: 'mixed',
    mode: 'mixed',
    rules: ['phones-ask-tvs', 'phones-without-tvs', 'server-without-file', 'export-control', 'no-root-left'],
    nodes: [
      [PUBLISHER, 'new', 'none', true],
      [SUBSCRIBER, 'new', 'previous', true],
    ],
    leftToDo: withVisits(AFTER_12),
  },
  // No file on any node, and a mode that says never secured: nobody can see that phones hold one.
  'cluster-rebuilt': {
    ...DONE,
    change: 'mixed',
    continuity: 'sast',
    mode: 'mixed',
    rules: ['no-file-anywhere', 'export-control', 'phones-need-visit'],
    nodes: [
      [PUBLISHER, 'new', 'none', true],
      [SUBSCRIBER, 'new', 'none', true],
    ],
    leftToDo: withVisits(AFTER_12),
  },
  // The command says that all is done, or something of a node; the subscriber is gone, so nobody can say what it holds.
  'tftp-node-away': {
    ...DONE,
    outcome: 'incomplete',
    stopped: ['read-all', 'apply.not-read'],
    nodes: [
      [PUBLISHER, 'new', 'previous', true],
      [SUBSCRIBER, 'unknown', 'unknown', true],
    ],
    leftToDo: UNREAD,
  },
  // Only tokens are SASTs of that file; what is left is TVS.
  'etoken-left-over': { ...DONE, leftToDo: withVisits(AFTER_14) },
  'pre-10': { refusedAt: 'choosePlatformChange', code: 'platform.release-too-old' },
  'axl-busy': DONE,
  'axl-throttled': { ...DONE, rules: [...SIGNER_CHANGES, 'phones-tvs-unknown', 'axl-not-read'] },
  'tftp-client-certificate': { ...DONE, continuity: 'sast', rules: [], leftToDo: AFTER_14 },
  'axl-memory': DONE,
  'many-phones': DONE,
  'older-algorithms': DONE,
  // Phones may refuse what Cisco Tftp gives them afterwards: a person types that it shall be so.
  'itl-stale': { ...DONE, rules: [...SIGNER_CHANGES, 'itl-fails'], leftToDo: withItl(withVisits(AFTER)) },
  // Alarms change nothing: an answer that they made unreadable is read again.
  'noisy-terminal': DONE,
  'words-without-deed': NOTHING_HAPPENED,
  // The one session reads once it has acted.
  'one-session': DONE,
  // The publisher cannot be read until somebody signs in again; the subscriber holds another file than before.
  'one-session-lost': {
    ...DONE,
    said: 'no-answer',
    outcome: 'incomplete',
    stopped: ['command', 'connect.lost'],
    mode: 'unknown',
    nodes: [
      [PUBLISHER, 'unknown', 'previous', true],
      [SUBSCRIBER, 'other', 'previous', true],
    ],
    leftToDo: UNREAD,
  },
  'idle-session': DONE,
  // The certificate that signs now is in no phone's file, and nobody vouches: a person has to agree to visits.
  'itlrecovery-regenerated': { ...DONE, continuity: 'visits', rules: ['phones-need-visit', 'itlrecovery-replaced'], leftToDo: withVisits(AFTER_12) },
  'callmanager-regenerated': { ...DONE, continuity: 'visits', rules: ['phones-need-visit', 'callmanager-replaced'], leftToDo: withVisits(AFTER) },
  // The update alone is refused; the first round would have to come before it.
  'export-refused-second-round': {
    ...NOTHING_HAPPENED,
    change: 'update',
    continuity: 'visits',
    rules: ['phones-need-visit', 'export-control', 'itlrecovery-replaced'],
    said: 'refused',
    stopped: ['command', 'platform.command-refused'],
  },
  // Its services answer neither `utils service list` nor a restart meanwhile; AXL tells which are activated.
  'upgrade-running': { ...DONE, continuity: 'visits', rules: ['phones-need-visit', 'itlrecovery-replaced', 'upgrade-delays-restarts'], leftToDo: withVisits(AFTER_12) },
  // The publisher alone has the file: nobody is told to update before the other node has it too.
  // Another change on top of an open one is not begun.
  'change-interrupted': { refusedAt: 'choosePlatformChange', code: 'change.unfinished' },
  'reset-localkey-publisher-only': {
    ...DONE,
    change: 'reset-localkey',
    continuity: 'sast',
    rules: ['export-control-unknown', 'reset-two-rounds'],
    outcome: 'incomplete',
    stopped: ['read-all', 'apply.proof-failed'],
    mode: 'mixed',
    nodes: [
      [PUBLISHER, 'new', 'previous', true],
      [SUBSCRIBER, 'previous', 'previous', true],
    ],
    leftToDo: ['read-again', 'tftp-without-file', 'restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'reset-phones', 'compare-on-phone', 'wait-for-phones', 'update-ctl-file'],
  },
  'both-regenerated': { ...DONE, continuity: 'visits', rules: ['phones-need-visit', 'no-root-left'], leftToDo: withVisits(AFTER_12) },
  // What differs in these is behind the change, or is asked before it by the preflight.
  'replication-broken': DONE,
  'clock-unsynchronised': DONE,
  'backup-too-old': DONE,
  'no-backup': DONE,
  'certificate-expires-soon': DONE,
  'recovery-short': { ...DONE, continuity: 'sast', rules: [], leftToDo: AFTER_12 },
  'itlrecovery-1024-bits': { ...DONE, continuity: 'sast', rules: [], leftToDo: AFTER_12 },
  'ctl-provider-stopped': DONE,
  'service-stays-down': DONE,
  'restart-without-deed': DONE,
  'tftp-serves-old-file': DONE,
  'pilot-refuses': DONE,
  'phones-stay-away': DONE,
  'phones-in-call': DONE,
  'reset-forbidden': DONE,
  // `utils ctl` needs level 1, and says so in words that nobody knows; nothing has changed.
  'monitor-account': {
    ...NOTHING_HAPPENED,
    continuity: 'sast',
    rules: ['tokens-leave-the-file', 'upgrade-delays-restarts', 'itl-unknown'],
    said: 'not-understood',
    stopped: ['command', 'platform.words-unknown'],
  },
  'resets-throttled': DONE,
  'limits-shared': DONE,
  'password-changed': DONE,
  'control-center-forbidden': DONE,
  'web-access-off': DONE,
  'twenty-eight-nodes': LARGE,
  'thirty-thousand-phones': DONE,
  'large-cluster': LARGE,
};

/** Scenarios that differ in nothing that a change reads or does: their reports are compared in long runs only. */
const EVENING: readonly PracticeScenario<'platform'>[] = [
  'replication-broken', 'clock-unsynchronised', 'backup-too-old', 'no-backup', 'certificate-expires-soon', 'itlrecovery-1024-bits', 'recovery-short', 'ctl-provider-stopped',
  'service-stays-down', 'restart-without-deed', 'tftp-serves-old-file', 'pilot-refuses', 'phones-stay-away', 'phones-in-call', 'reset-forbidden', 'resets-throttled', 'limits-shared', 'password-changed',
  'control-center-forbidden', 'web-access-off', 'twenty-eight-nodes', 'thirty-thousand-phones', 'large-cluster',
];

export const isOfEvening = (scenario: PracticeScenario<'platform'>): boolean => EVENING.includes(scenario);
