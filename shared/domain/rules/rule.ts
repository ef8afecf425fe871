/**
 * How strong a rule is. `refuse`: nothing is signed; `consent`: a person must agree to this very thing;
 * `warn`: worth knowing before agreeing; `note`: worth knowing.
 */
export type RuleSeverity = 'refuse' | 'consent' | 'warn' | 'note';

export interface Rule {
  readonly severity: RuleSeverity;
  /** Where it comes from; `ours` = our own decision. */
  readonly source: string;
}

const GUIDE = 'Cisco security guide 12.5(1), CTL client setup';
const DOC_118892 = 'Cisco document 118892';
const DOC_118893 = 'Cisco document 118893';

/** Every rule about a cluster or about the next CTL file. Its sentence stands under the same name in `shared/texts`. */
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
  'made-anew': { severity: 'consent', source: `${DOC_118893}; ${DOC_118892}, lost tokens` },
  'phones-need-visit': { severity: 'consent', source: `${DOC_118892}, lost tokens` },
  'mixed-without-ctl-file': { severity: 'warn', source: `${DOC_118893}; Cisco troubleshooting guide 12.5(1)` },
  'files-differ': { severity: 'warn', source: `${DOC_118892}, verification` },
  'server-without-file': { severity: 'warn', source: `${DOC_118892}, verification` },
  'one-token-only': { severity: 'warn', source: `${DOC_118892}, lost tokens` },
  'token-certificate-expired': { severity: 'warn', source: 'ours' },
  'clock-behind': { severity: 'warn', source: 'ours' },
  'auto-registration': { severity: 'warn', source: 'admin guides of phones 6900, 8800' },
  'server-without-entry': { severity: 'warn', source: GUIDE },
  'server-certificate-unconfirmed': { severity: 'warn', source: 'ours' },
  'stale-entry': { severity: 'warn', source: GUIDE },
  'duplicate-present': { severity: 'warn', source: 'ours' },
  'capf-missing': { severity: 'warn', source: GUIDE },
  'cluster-sast-missing': { severity: 'warn', source: `${GUIDE}, table of SAST roles` },
  'signed-by-cluster': { severity: 'note', source: DOC_118893 },
  'foreign-entry': { severity: 'note', source: 'ours' },
  'multi-server-certificate': { severity: 'note', source: GUIDE },
  'encryption-licence': { severity: 'note', source: DOC_118893 },
  'export-control': { severity: 'note', source: GUIDE },
  'phone-sast-trust': { severity: 'note', source: DOC_118893 },
  'no-entry-changes': { severity: 'note', source: 'ours' },
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof RULES;

/** A rule that speaks about this cluster or this plan; `params` fill its sentence. */
export interface RuleFinding {
  readonly rule: RuleCode;
  readonly severity: RuleSeverity;
  readonly params: Readonly<Record<string, string | number>>;
}

export const finding = (rule: RuleCode, params: Readonly<Record<string, string | number>> = {}): RuleFinding => ({
  rule,
  severity: RULES[rule].severity,
  params,
});

/** The first finding because of which nothing may be signed. */
export const refusalIn = (findings: readonly RuleFinding[]): RuleFinding | undefined => findings.find(({ severity }) => severity === 'refuse');

/** Rules to which a person must agree, each once. */
export const consentsIn = (findings: readonly RuleFinding[]): readonly RuleCode[] => [
  ...new Set(findings.filter(({ severity }) => severity === 'consent').map(({ rule }) => rule)),
];
