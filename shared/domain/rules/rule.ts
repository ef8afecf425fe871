/**
 * How strong a rule is. `refuse`: nothing is signed or sent; `typed-consent`: a person must type the name of the publisher, since what it costs is done by hand at
 * each phone; `consent`: a person must agree to this very thing; `warn`: worth knowing before agreeing; `note`: worth knowing.
 */
export type RuleSeverity = 'refuse' | 'typed-consent' | 'consent' | 'warn' | 'note';

export interface Rule {
  readonly severity: RuleSeverity;
  /** Where it comes from; `ours` = our own decision. */
  readonly source: string;
  /** Values that its sentence shows, by name. */
  readonly params: readonly string[];
}

const GUIDE = 'Cisco security guide 12.5(1), CTL client setup';
const DOC_118892 = 'Cisco document 118892';
const DOC_118893 = 'Cisco document 118893';
const FN70613 = 'Cisco field notice FN70613';
const CLI_GUIDE = 'CLI reference guide 12.5(1)';
const GUIDE_CERTIFICATES = 'Cisco security guide 14/15, regenerate ITLRecovery in a secure cluster';

/** Every rule about a cluster or a change, of whichever route. Its sentence stands under the same name in `shared/texts/en/rules.ts` and `ja/rules.ts`. */
export const RULES = {
  'two-tokens': { severity: 'refuse', source: `${DOC_118892}, components; ${GUIDE}`, params: ['count', 'min'] },
  'names-too-long': { severity: 'refuse', source: 'alarm ChangeToClusterModeSecurityFailed', params: ['server'] },
  'certificate-unusable': { severity: 'refuse', source: 'CTL file format', params: ['detail', 'server'] },
  'server-certificate-missing': { severity: 'refuse', source: GUIDE, params: ['server'] },
  'server-address-missing': { severity: 'refuse', source: 'CTL file format', params: ['server'] },
  'too-many-entries': { severity: 'refuse', source: 'Cisco SRST command reference, SRST certificates', params: ['count', 'max'] },
  'duplicate-entry': { severity: 'refuse', source: 'ours', params: ['name'] },
  'entry-not-found': { severity: 'refuse', source: 'ours', params: ['name'] },
  'entry-locked': { severity: 'refuse', source: 'ours', params: ['name'] },
  'anew-without-provider': { severity: 'refuse', source: 'compatibility matrix 12.x, CTL Provider', params: ['release'] },
  'phones-need-visit': { severity: 'typed-consent', source: `${DOC_118892}, lost tokens`, params: ['count'] },
  'itl-fails': { severity: 'typed-consent', source: 'Cisco security guide 15, default security; Cisco document 221657', params: ['servers'] },
  'certificates-since': { severity: 'consent', source: 'ours', params: ['names'] },
  'servers-since': { severity: 'consent', source: 'ours', params: ['names'] },
  'foreign-staged': { severity: 'warn', source: 'ours', params: ['server', 'user', 'since'] },
  'older-timestamp': { severity: 'warn', source: 'ours', params: [] },
  'servers-not-answering': { severity: 'warn', source: 'ours', params: ['servers'] },
  'made-anew': { severity: 'consent', source: `${DOC_118893}; ${DOC_118892}, lost tokens`, params: [] },
  'tokens-leave-the-file': { severity: 'warn', source: DOC_118893, params: [] },
  'phones-ask-tvs': { severity: 'warn', source: DOC_118893, params: [] },
  'phones-without-tvs': { severity: 'warn', source: DOC_118893, params: ['models', 'count'] },
  'phones-tvs-unknown': { severity: 'warn', source: DOC_118893, params: ['models', 'count'] },
  'signer-not-read': { severity: 'warn', source: 'ours', params: ['service'] },
  'signer-contradicts': { severity: 'warn', source: 'ours', params: ['service'] },
  'itlrecovery-replaced': { severity: 'warn', source: `${FN70613}; ${GUIDE_CERTIFICATES}`, params: [] },
  'itlrecovery-may-be-replaced': { severity: 'warn', source: FN70613, params: ['release'] },
  'no-root-left': { severity: 'warn', source: `${FN70613}, background`, params: [] },
  'reset-not-mixed': { severity: 'refuse', source: 'Cisco document 214231: for clusters in mixed mode', params: [] },
  'reset-without-root': { severity: 'refuse', source: `${FN70613}, background`, params: [] },
  'upgrade-running': { severity: 'refuse', source: `${CLI_GUIDE}, utils ctl reset localkey`, params: [] },
  'upgrade-unknown': { severity: 'consent', source: `${CLI_GUIDE}, utils ctl reset localkey`, params: [] },
  'export-control-unknown': { severity: 'consent', source: GUIDE, params: [] },
  'reset-two-rounds': { severity: 'warn', source: `${GUIDE_CERTIFICATES}; ${FN70613}`, params: [] },
  'reset-not-needed': { severity: 'warn', source: 'ours', params: [] },
  'first-round-missing': { severity: 'consent', source: GUIDE_CERTIFICATES, params: ['count', 'phones'] },
  'first-round-unknown': { severity: 'consent', source: GUIDE_CERTIFICATES, params: [] },
  'update-first': { severity: 'consent', source: GUIDE_CERTIFICATES, params: [] },
  'callmanager-replaced': { severity: 'warn', source: `${DOC_118893}, certificate regeneration`, params: [] },
  'mixed-without-ctl-file': { severity: 'warn', source: `${DOC_118893}; Cisco troubleshooting guide 12.5(1)`, params: [] },
  'files-differ': { severity: 'warn', source: `${DOC_118892}, verification`, params: ['servers'] },
  'file-staged-elsewhere': { severity: 'warn', source: 'ours', params: ['server', 'user', 'since'] },
  'server-without-file': { severity: 'warn', source: `${DOC_118892}, verification`, params: ['servers'] },
  'ctl-file-empty': { severity: 'warn', source: 'ours', params: ['servers'] },
  'ctl-file-unreadable': { severity: 'warn', source: 'ours', params: ['servers'] },
  'ctl-file-not-verified': { severity: 'warn', source: 'ours', params: ['servers'] },
  'file-names-others': { severity: 'warn', source: `${GUIDE}; post-change tasks of the administration guide 15`, params: ['names'] },
  'nodes-not-in-file': { severity: 'warn', source: `${GUIDE}; post-change tasks of the administration guide 15`, params: ['servers'] },
  'no-file-anywhere': { severity: 'warn', source: 'restore chapter of the administration guide 15; ours', params: [] },
  'one-token-only': { severity: 'warn', source: `${DOC_118892}, lost tokens`, params: ['count'] },
  'token-certificate-expired': { severity: 'warn', source: 'ours', params: ['until'] },
  'clock-behind': { severity: 'warn', source: 'ours', params: ['timestamp'] },
  'server-clock-ahead': { severity: 'warn', source: 'ours', params: ['servers', 'minutes'] },
  'server-clock-behind': { severity: 'warn', source: 'ours', params: ['servers', 'minutes'] },
  'upgrade-delays-restarts': { severity: 'warn', source: `${CLI_GUIDE}, utils service`, params: [] },
  'served-differs': { severity: 'warn', source: DOC_118892, params: ['servers'] },
  'itl-unknown': { severity: 'warn', source: 'Cisco security guide 15, default security', params: ['servers'] },
  'served-not-read': { severity: 'warn', source: 'ours', params: ['servers'] },
  'nodes-not-read': { severity: 'warn', source: 'ours', params: ['servers'] },
  'auto-registration': { severity: 'warn', source: `admin guides of phones 6900, 8800; ${DOC_118893}`, params: [] },
  'auto-registration-unknown': { severity: 'warn', source: DOC_118893, params: [] },
  'export-control': { severity: 'warn', source: GUIDE, params: ['release'] },
  'encryption-licence': { severity: 'warn', source: DOC_118893, params: ['release'] },
  'already-in-mode': { severity: 'warn', source: 'ours', params: [] },
  'older-node': { severity: 'warn', source: 'ours', params: [] },
  'axl-not-read': { severity: 'warn', source: 'ours', params: [] },
  'server-without-entry': { severity: 'warn', source: GUIDE, params: ['server'] },
  'server-certificate-unconfirmed': { severity: 'warn', source: 'ours', params: ['server'] },
  'other-key-unconfirmed': { severity: 'warn', source: 'ours', params: ['function', 'server'] },
  'other-key-leaves': { severity: 'warn', source: DOC_118892, params: ['function', 'server'] },
  'stale-entry': { severity: 'warn', source: GUIDE, params: ['function', 'name'] },
  'duplicate-present': { severity: 'warn', source: 'ours', params: ['name'] },
  'capf-missing': { severity: 'warn', source: GUIDE, params: [] },
  'cluster-sast-missing': { severity: 'warn', source: `${GUIDE}, table of SAST roles`, params: ['service'] },
  'signed-by-cluster': { severity: 'note', source: DOC_118893, params: [] },
  'foreign-entry': { severity: 'note', source: 'ours', params: ['function', 'name'] },
  'multi-server-certificate': { severity: 'note', source: GUIDE, params: ['server'] },
  'phone-sast-trust': { severity: 'note', source: DOC_118893, params: [] },
  'no-entry-changes': { severity: 'note', source: 'ours', params: [] },
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

type ParamsOf<C extends RuleCode> = Readonly<Record<(typeof RULES)[C]['params'][number], string | number | null>> & RuleParams;

/** A value that the sentence of `rule` shows and that is not given does not compile. */
export function finding<C extends RuleCode>(rule: C, ...[params]: (typeof RULES)[C]['params'] extends readonly [] ? [params?: ParamsOf<C>] : [params: ParamsOf<C>]): RuleFinding {
  return { rule, severity: RULES[rule].severity, params: params ?? {} };
}
