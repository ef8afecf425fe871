import { modeAfter } from '../change-kind.ts';
import { type EntryChange, type EntryKind, type EntryOrigin } from '../plan.ts';
import { RELEASES, isAtLeast } from '../release.ts';
import { type ChangeFacts, changeFindings } from './change.ts';
import { type ServerClock, clockFindings } from './clocks.ts';
import { holdsFile } from './files.ts';
import { type RuleFinding, finding } from './rule.ts';

/** Most entries CUCM puts into a CTL file (Cisco SRST command reference: why SRST certificates travel elsewhere). */
export const MAX_ENTRIES = 32;

/** Fewest tokens that a file must name, so that the loss of one is no disaster (Cisco document 118892, components). */
const MIN_TOKENS = 2;

/** An entry of the next file, or one that was removed, as far as rules look at it. */
export interface RuleEntry {
  readonly kind: EntryKind;
  readonly origin: EntryOrigin;
  readonly change: EntryChange;
  /** FUNCTION as `show ctl` prints it. */
  readonly function: string;
  /** DNSNAME, or the subject where there is none. */
  readonly name: string;
  /** SHA-1, lower-case hex; empty = no certificate. */
  readonly certificateSha1: string;
}

/** What the rules look at where a token signs: plain facts of the cluster and of the next file. */
export interface TokenFacts extends ChangeFacts {
  /** In the order of the next file; then what was removed. */
  readonly entries: readonly RuleEntry[];
  /** End of validity of the signer's certificate, RFC 3339 UTC. */
  readonly signerValidTo: string;
  /** Present time and TIMESTAMP of the newest present file, seconds since 1970-01-01 UTC; `null` = no file. */
  readonly now: number;
  readonly presentTimestamp: number | null;
  readonly clocks: readonly ServerClock[];
  readonly phoneSastTrust: boolean;
}

/** How many tokens the next file names; one that it names twice is one token. */
export const tokensIn = (entries: readonly Pick<RuleEntry, 'kind' | 'change' | 'certificateSha1'>[]): number =>
  new Set(entries.flatMap(({ kind, change, certificateSha1 }) => (kind === 'token' && change !== 'removed' ? [certificateSha1] : []))).size;

/** Each row looks at one thing and says nothing where it does not apply. */
const TOKEN_RULES: readonly ((facts: TokenFacts) => readonly RuleFinding[])[] = [
  ({ anew, release, servers }) => (anew && servers.some(holdsFile) && isAtLeast(release, RELEASES.noCtlProvider) ? [finding('anew-without-provider', { release })] : []),

  ({ entries, anew, presentMode, kind }) => {
    const count = tokensIn(entries);
    if (count >= MIN_TOKENS) return [];
    const firstMixed = presentMode === 'non-secure' && modeAfter(kind, presentMode) === 'mixed';
    const removed = entries.some((entry) => entry.kind === 'token' && entry.change === 'removed');
    return [finding(anew || firstMixed || removed ? 'two-tokens' : 'one-token-only', { count, min: MIN_TOKENS })];
  },

  ({ entries }) => {
    const count = entries.filter(({ change }) => change !== 'removed').length;
    return count > MAX_ENTRIES ? [finding('too-many-entries', { count, max: MAX_ENTRIES })] : [];
  },

  changeFindings,

  ({ phoneSastTrust }) => (phoneSastTrust ? [finding('phone-sast-trust')] : []),

  // No source says that phones look at the dates of a SAST's certificate, and many tokens in use have expired: it only warns.
  ({ signerValidTo, now }) => (Date.parse(signerValidTo) / 1000 < now ? [finding('token-certificate-expired', { until: signerValidTo })] : []),

  ({ now, presentTimestamp }) =>
    presentTimestamp !== null && now < presentTimestamp ? [finding('clock-behind', { timestamp: new Date(presentTimestamp * 1000).toISOString() })] : [],

  (facts) => clockFindings(facts),

  ({ entries }) => entries.filter(({ origin, change }) => origin === 'stale' && change !== 'removed').map(({ name, function: role }) => finding('stale-entry', { name, function: role })),

  ({ entries }) =>
    entries
      .filter(({ origin, change }) => change === 'kept' && (origin === 'other-cluster' || origin === 'firewall' || origin === 'unknown-function'))
      .map(({ name, function: role }) => finding('foreign-entry', { name, function: role })),

  ({ entries }) => (entries.every(({ change }) => change === 'kept') ? [finding('no-entry-changes')] : []),
];

/** What the rules say about a plan of the route with a token. */
export const findingsWithToken = (facts: TokenFacts): readonly RuleFinding[] => TOKEN_RULES.flatMap((rule) => rule(facts));
