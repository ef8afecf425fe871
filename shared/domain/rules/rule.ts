/**
 * How strong a rule is. `refuse`: nothing is signed or sent; `typed-consent`: a person must type the name of the publisher, since what it costs is done by hand at
 * each phone; `consent`: a person must agree to this very thing; `warn`: worth knowing before agreeing; `note`: worth knowing.
 */
export type RuleSeverity = 'refuse' | 'typed-consent' | 'consent' | 'warn' | 'note';

export interface Rule {
  readonly severity: RuleSeverity;
  /** Where it comes from; `ours` = our own decision. */
  readonly source: string;
}

const GUIDE = 'Cisco security guide 12.5(1), CTL client setup';
const DOC_118892 = 'Cisco document 118892';
const DOC_118893 = 'Cisco document 118893';

/** Every rule about a cluster or a change, of whichever route. Its sentence stands under the same name in `shared/texts/en/rules.ts` and `ja/rules.ts`. */
export const RULES = {
  'two-tokens': { severity: 'refuse', source: `${DOC_118892}, components; ${GUIDE}` },
  'names-too-long': { severity: 'refuse', source: 'alarm ChangeToClusterModeSecurityFailed' },
  'certificate-unusable': { severity: 'refuse', source: 'CTL file format' },
  'server-certificate-missing': { severity: 'refuse', source: GUIDE },
  'server-address-missing': { severity: 'refuse', source: 'CTL file format' },
  'too-many-entries': { severity: 'refuse', source: 'Cisco SRST command reference, SRST certificates' },
  'duplicate-entry': { severity: 'refuse', source: 'ours' },
  'entry-not-found': { severity: 'refuse', source: 'ours' },
  'entry-locked': { severity: 'refuse', source: 'ours' },
  'anew-without-provider': { severity: 'refuse', source: 'compatibility matrix 12.x, CTL Provider' },
  'phones-need-visit': { severity: 'typed-consent', source: `${DOC_118892}, lost tokens` },
  'signer-continuity': { severity: 'consent', source: `${DOC_118893}; ${DOC_118892}, lost tokens` },
  'tokens-leave-the-file': { severity: 'warn', source: DOC_118893 },
  'phones-ask-tvs': { severity: 'warn', source: DOC_118893 },
  'phones-without-tvs': { severity: 'warn', source: DOC_118893 },
  'mixed-without-ctl-file': { severity: 'warn', source: `${DOC_118893}; Cisco troubleshooting guide 12.5(1)` },
  'files-differ': { severity: 'warn', source: `${DOC_118892}, verification` },
  'server-without-file': { severity: 'warn', source: `${DOC_118892}, verification` },
  'one-token-only': { severity: 'warn', source: `${DOC_118892}, lost tokens` },
  'token-certificate-expired': { severity: 'warn', source: 'ours' },
  'clock-behind': { severity: 'warn', source: 'ours' },
  'served-differs': { severity: 'warn', source: DOC_118892 },
  'nodes-not-read': { severity: 'warn', source: 'ours' },
  'auto-registration': { severity: 'warn', source: `admin guides of phones 6900, 8800; ${DOC_118893}` },
  'auto-registration-unknown': { severity: 'warn', source: DOC_118893 },
  'export-control': { severity: 'warn', source: GUIDE },
  'encryption-licence': { severity: 'warn', source: DOC_118893 },
  'already-in-mode': { severity: 'warn', source: 'ours' },
  'older-node': { severity: 'warn', source: 'ours' },
  'axl-not-read': { severity: 'warn', source: 'ours' },
  'server-without-entry': { severity: 'warn', source: GUIDE },
  'server-certificate-unconfirmed': { severity: 'warn', source: 'ours' },
  'stale-entry': { severity: 'warn', source: GUIDE },
  'duplicate-present': { severity: 'warn', source: 'ours' },
  'capf-missing': { severity: 'warn', source: GUIDE },
  'cluster-sast-missing': { severity: 'warn', source: `${GUIDE}, table of SAST roles` },
  'signed-by-cluster': { severity: 'note', source: DOC_118893 },
  'foreign-entry': { severity: 'note', source: 'ours' },
  'multi-server-certificate': { severity: 'note', source: GUIDE },
  'phone-sast-trust': { severity: 'note', source: DOC_118893 },
  'no-entry-changes': { severity: 'note', source: 'ours' },
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof RULES;

/** What fills a rule's sentence; `null` = not known. */
export type RuleParams = Readonly<Record<string, string | number | null>>;

/** A rule that speaks about this cluster or this plan; `params` fill its sentence. */
export interface RuleFinding {
  readonly rule: RuleCode;
  readonly severity: RuleSeverity;
  readonly params: RuleParams;
}

export const finding = (rule: RuleCode, params: RuleParams = {}): RuleFinding => ({
  rule,
  severity: RULES[rule].severity,
  params,
});
