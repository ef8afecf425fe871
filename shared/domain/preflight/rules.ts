import { type SourceCode } from '../rules/source.ts';
import { type PreflightVerdict } from './verdict.ts';

/**
 * What a row is read with: `os` = the command lines of the nodes and the files they serve, which can be read again over open sessions; `axl` = AXL or RisPort70, for which
 * the password is asked again; `tick` = no interface tells, so a person says it.
 */
export type PreflightNeed = 'os' | 'axl' | 'tick';

/** One thing that a row may find. */
export interface FindingRule {
  readonly verdict: PreflightVerdict;
  /** Values that its sentences show, by name. */
  readonly params: readonly string[];
}

export interface PreflightRule {
  readonly needs: PreflightNeed;
  /** Where the question comes from. */
  readonly sources: readonly SourceCode[];
  readonly findings: Readonly<Record<string, FindingRule>>;
}

/**
 * Every row of the preflight in the order of telling, and what each may find. A row that could not be read finds `not-read`, with the reason as an error, and has no line for it here.
 * Sentences stand under the same names in `shared/texts/en/preflight.ts` and `ja/preflight.ts`.
 */
export const PREFLIGHT_RULES = {
  /** Every node is signed in to, and the cluster trusts it (`show network cluster`). */
  nodes: {
    needs: 'os',
    sources: ['cli-guide-network-cluster'],
    findings: { reached: { verdict: 'pass', params: ['count'] }, 'not-reached': { verdict: 'fail', params: [] }, 'not-authenticated': { verdict: 'fail', params: [] } },
  },
  'database-replication': {
    needs: 'os',
    sources: ['doc-118892-requirements', 'replication-verification'],
    findings: {
      good: { verdict: 'pass', params: ['count'] },
      'not-good': { verdict: 'fail', params: ['state'] },
      /** The list says nothing of a node of the cluster. */
      'not-listed': { verdict: 'unknown', params: [] },
      /** All nodes are in state 2, and the last comparison of tables found errors. */
      'has-errors': { verdict: 'fail', params: [] },
    },
  },
  clocks: {
    needs: 'os',
    sources: ['cli-guide-ntp-status', 'doc-215537-clocks'],
    findings: { synchronised: { verdict: 'pass', params: ['count'] }, 'not-synchronised': { verdict: 'fail', params: [] }, ahead: { verdict: 'warn', params: ['minutes'] }, behind: { verdict: 'warn', params: ['minutes'] } },
  },
  backup: {
    needs: 'os',
    sources: ['administration-guide-backup'],
    findings: {
      newer: { verdict: 'pass', params: ['date'] },
      /** The last good one is from before the newest certificate: its keys are others. */
      older: { verdict: 'fail', params: ['date', 'service', 'since'] },
      none: { verdict: 'fail', params: [] },
      /** Newer than the certificates, and the last attempt failed. */
      'last-failed': { verdict: 'warn', params: ['date', 'failed'] },
      /** When certificates were made is not known. */
      'not-compared': { verdict: 'unknown', params: ['date'] },
    },
  },
  'itlrecovery-exported': {
    needs: 'tick',
    sources: ['security-guide-itlrecovery-export'],
    findings: {
      confirmed: { verdict: 'pass', params: [] },
      'to-confirm': { verdict: 'warn', params: [] },
      'no-such-key': { verdict: 'pass', params: ['release'] },
    },
  },
  'certificate-expiry': {
    needs: 'os',
    sources: ['security-guide-certificates'],
    findings: {
      valid: { verdict: 'pass', params: ['service', 'until'] },
      near: { verdict: 'warn', params: ['service', 'until', 'days'] },
      expired: { verdict: 'fail', params: ['service', 'until'] },
    },
  },
  'key-sizes': {
    needs: 'os',
    sources: ['doc-214231-key-sizes'],
    findings: {
      enough: { verdict: 'pass', params: ['bits'] },
      short: { verdict: 'warn', params: ['service', 'bits'] },
      /** Recovery commands fail with it. */
      'recovery-short': { verdict: 'fail', params: ['bits', 'others'] },
    },
  },
  'name-lengths': {
    needs: 'os',
    sources: ['alarm-mode-security-failed'],
    findings: { fit: { verdict: 'pass', params: ['max'] }, 'too-long': { verdict: 'fail', params: ['service', 'length', 'max'] } },
  },
  'export-control': {
    needs: 'tick',
    sources: ['security-guide-ctl-client'],
    findings: {
      confirmed: { verdict: 'pass', params: [] },
      'to-confirm': { verdict: 'unknown', params: ['release'] },
      'licence-to-confirm': { verdict: 'unknown', params: ['release'] },
      'not-needed': { verdict: 'pass', params: ['release'] },
    },
  },
  upgrade: {
    needs: 'os',
    sources: ['cli-guide-service', 'cli-guide-reset-localkey'],
    findings: {
      none: { verdict: 'pass', params: [] },
      running: { verdict: 'fail', params: [] },
      /** The node refuses to switch off its pager: so it does during an upgrade, and to an account of level 0. */
      likely: { verdict: 'unknown', params: [] },
    },
  },
  'alternate-tftp': {
    needs: 'os',
    sources: ['security-guide-alternate-tftp'],
    findings: {
      none: { verdict: 'pass', params: [] },
      found: { verdict: 'warn', params: ['names'] },
      'no-file': { verdict: 'pass', params: [] },
    },
  },
  fips: {
    needs: 'os',
    sources: ['security-guide-fips'],
    findings: { off: { verdict: 'pass', params: [] }, on: { verdict: 'warn', params: [] } },
  },
  'ctl-provider': {
    needs: 'os',
    sources: ['doc-118892-requirements', 'compatibility-matrix'],
    findings: {
      started: { verdict: 'pass', params: ['count'] },
      'not-started': { verdict: 'fail', params: [] },
      'not-needed': { verdict: 'pass', params: ['release'] },
      /** There is nothing to look at. */
      'no-tftp': { verdict: 'unknown', params: [] },
    },
  },
  capf: {
    needs: 'os',
    sources: ['doc-118892-requirements'],
    findings: { started: { verdict: 'pass', params: [] }, 'not-started': { verdict: 'fail', params: [] } },
  },
  tvs: {
    needs: 'os',
    sources: ['doc-118893'],
    findings: { started: { verdict: 'pass', params: ['count'] }, 'not-started': { verdict: 'fail', params: [] } },
  },
  tftp: {
    needs: 'os',
    sources: ['doc-118892-requirements'],
    findings: {
      answers: { verdict: 'pass', params: ['count'] },
      'not-started': { verdict: 'fail', params: [] },
      /** With the error that its file service answered with. */
      'no-answer': { verdict: 'fail', params: [] },
      nowhere: { verdict: 'fail', params: [] },
    },
  },
  signer: {
    needs: 'os',
    sources: ['doc-118892', 'doc-118893', 'fn70613'],
    findings: {
      known: { verdict: 'pass', params: ['service'] },
      'no-file': { verdict: 'pass', params: ['service'] },
      'tvs-only': { verdict: 'warn', params: ['service'] },
      visits: { verdict: 'fail', params: ['service'] },
      /** And `utils ctl reset localkey` can have another key sign first. */
      'visits-reset': { verdict: 'fail', params: ['service'] },
      'not-known': { verdict: 'unknown', params: ['service'] },
      /** The release has no `utils ctl`: a token signs. */
      'no-command': { verdict: 'pass', params: ['release'] },
    },
  },
  'ctl-files': {
    needs: 'os',
    sources: ['doc-118892-verification'],
    findings: {
      same: { verdict: 'pass', params: ['sha1', 'count'] },
      /** Another file on the disk than the publisher's. */
      differs: { verdict: 'fail', params: [] },
      /** Cisco Tftp serves another one than the disk holds: it was not restarted. */
      'served-differs': { verdict: 'fail', params: [] },
      'not-verified': { verdict: 'fail', params: [] },
      'none-in-mixed-mode': { verdict: 'fail', params: [] },
      none: { verdict: 'pass', params: [] },
    },
  },
  'itl-files': {
    needs: 'os',
    sources: ['security-guide-default'],
    findings: {
      good: { verdict: 'pass', params: ['count'] },
      fails: { verdict: 'fail', params: ['faults'] },
      'not-known': { verdict: 'unknown', params: [] },
      /** There is nothing to look at. */
      'no-tftp': { verdict: 'unknown', params: [] },
    },
  },
  'phone-interaction': {
    needs: 'axl',
    sources: ['security-guide-phone-interaction'],
    findings: {
      /** As it is stored: which value means what is not published. */
      told: { verdict: 'warn', params: ['value'] },
      'not-on-release': { verdict: 'pass', params: ['release'] },
    },
  },
  'depends-on-mode': {
    needs: 'axl',
    sources: ['security-guides-neighbours'],
    findings: {
      none: { verdict: 'pass', params: [] },
      'not-counted': { verdict: 'unknown', params: [] },
      counted: { verdict: 'warn', params: ['devices', 'configurations', 'trunks', 'expressways'] },
    },
  },
  'phones-off': {
    needs: 'axl',
    sources: ['axl-guide-reset'],
    findings: {
      none: { verdict: 'pass', params: ['count'] },
      /** `names`: the first of them; all are had page by page. */
      off: { verdict: 'warn', params: ['off', 'count', 'names'] },
    },
  },
} as const satisfies Readonly<Record<string, PreflightRule>>;

export type PreflightId = keyof typeof PREFLIGHT_RULES;
export const PREFLIGHT_IDS = Object.keys(PREFLIGHT_RULES) as readonly PreflightId[];

export type FindingOf<I extends PreflightId> = I extends PreflightId ? keyof (typeof PREFLIGHT_RULES)[I]['findings'] & string : never;

/** Rows that a person ticks off. */
export const TICKED_ROWS = ['itlrecovery-exported', 'export-control'] as const satisfies readonly PreflightId[];
export type TickedRow = (typeof TICKED_ROWS)[number];
