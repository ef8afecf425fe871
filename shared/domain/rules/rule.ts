import { type SourceCode } from './source.ts';

/**
 * How strong a rule is. `refuse`: nothing is signed or sent; `typed-consent`: a person must type the name of the publisher, since what it costs is done by hand at
 * each phone; `consent`: a person must agree to this very thing; `warn`: worth knowing before agreeing; `note`: worth knowing.
 */
export type RuleSeverity = 'refuse' | 'typed-consent' | 'consent' | 'warn' | 'note';

export interface Rule {
  readonly severity: RuleSeverity;
  /** Where it comes from. */
  readonly sources: readonly SourceCode[];
  /** Values that its sentence shows, by name. */
  readonly params: readonly string[];
}

/** Every rule about a cluster or a change, of whichever route. Its sentence stands under the same name in `shared/texts/en/rules.ts` and `ja/rules.ts`. */
export const RULES = {
  'two-tokens': { severity: 'refuse', sources: ['doc-118892-components', 'security-guide-ctl-client'], params: ['count', 'min'] },
  'names-too-long': { severity: 'refuse', sources: ['alarm-mode-security-failed'], params: ['server'] },
  'certificate-unusable': { severity: 'refuse', sources: ['ctl-file-format'], params: ['detail', 'server'] },
  'server-certificate-missing': { severity: 'refuse', sources: ['security-guide-ctl-client'], params: ['server'] },
  'server-address-missing': { severity: 'refuse', sources: ['ctl-file-format'], params: ['server'] },
  'too-many-entries': { severity: 'refuse', sources: ['srst-command-reference'], params: ['count', 'max'] },
  'duplicate-entry': { severity: 'refuse', sources: ['ours'], params: ['name'] },
  'entry-not-found': { severity: 'refuse', sources: ['ours'], params: ['name'] },
  'entry-locked': { severity: 'refuse', sources: ['ours'], params: ['name'] },
  'anew-without-provider': { severity: 'refuse', sources: ['compatibility-matrix'], params: ['release'] },
  'phones-need-visit': { severity: 'typed-consent', sources: ['doc-118892-lost-tokens'], params: ['count'] },
  'itl-fails': { severity: 'typed-consent', sources: ['security-guide-default', 'doc-221657'], params: ['servers'] },
  'certificates-since': { severity: 'consent', sources: ['ours'], params: ['names'] },
  'servers-since': { severity: 'consent', sources: ['ours'], params: ['names'] },
  'foreign-staged': { severity: 'warn', sources: ['ours'], params: ['server', 'user', 'since'] },
  'older-timestamp': { severity: 'warn', sources: ['ours'], params: [] },
  'servers-not-answering': { severity: 'warn', sources: ['ours'], params: ['servers'] },
  'made-anew': { severity: 'consent', sources: ['doc-118893', 'doc-118892-lost-tokens'], params: [] },
  'tokens-leave-the-file': { severity: 'warn', sources: ['doc-118893'], params: [] },
  'phones-ask-tvs': { severity: 'warn', sources: ['doc-118893'], params: [] },
  'phones-without-tvs': { severity: 'warn', sources: ['doc-118893'], params: ['models', 'count'] },
  'phones-tvs-unknown': { severity: 'warn', sources: ['doc-118893'], params: ['models', 'count'] },
  'signer-not-read': { severity: 'warn', sources: ['ours'], params: ['service'] },
  'signer-contradicts': { severity: 'warn', sources: ['ours'], params: ['service'] },
  'itlrecovery-replaced': { severity: 'warn', sources: ['fn70613', 'security-guide-itlrecovery'], params: [] },
  'itlrecovery-may-be-replaced': { severity: 'warn', sources: ['fn70613'], params: ['release'] },
  'no-root-left': { severity: 'warn', sources: ['fn70613-background'], params: [] },
  'reset-not-mixed': { severity: 'refuse', sources: ['doc-214231-mixed'], params: [] },
  'reset-without-root': { severity: 'refuse', sources: ['fn70613-background'], params: [] },
  'upgrade-running': { severity: 'refuse', sources: ['cli-guide-reset-localkey'], params: [] },
  'upgrade-unknown': { severity: 'consent', sources: ['cli-guide-reset-localkey'], params: [] },
  'export-control-unknown': { severity: 'consent', sources: ['security-guide-ctl-client'], params: [] },
  'reset-two-rounds': { severity: 'warn', sources: ['security-guide-itlrecovery', 'fn70613'], params: [] },
  'reset-not-needed': { severity: 'warn', sources: ['ours'], params: [] },
  'first-round-missing': { severity: 'consent', sources: ['security-guide-itlrecovery'], params: ['count', 'phones'] },
  'first-round-unknown': { severity: 'consent', sources: ['security-guide-itlrecovery'], params: [] },
  'update-first': { severity: 'consent', sources: ['security-guide-itlrecovery'], params: [] },
  'callmanager-replaced': { severity: 'warn', sources: ['doc-118893-regeneration'], params: [] },
  'mixed-without-ctl-file': { severity: 'warn', sources: ['doc-118893', 'troubleshooting-guide'], params: [] },
  'files-differ': { severity: 'warn', sources: ['doc-118892-verification'], params: ['servers'] },
  'file-staged-elsewhere': { severity: 'warn', sources: ['ours'], params: ['server', 'user', 'since'] },
  'server-without-file': { severity: 'warn', sources: ['doc-118892-verification'], params: ['servers'] },
  'ctl-file-empty': { severity: 'warn', sources: ['ours'], params: ['servers'] },
  'ctl-file-unreadable': { severity: 'warn', sources: ['ours'], params: ['servers'] },
  'ctl-file-not-verified': { severity: 'warn', sources: ['ours'], params: ['servers'] },
  'file-names-others': { severity: 'warn', sources: ['security-guide-ctl-client', 'administration-guide-post-change'], params: ['names'] },
  'nodes-not-in-file': { severity: 'warn', sources: ['security-guide-ctl-client', 'administration-guide-post-change'], params: ['servers'] },
  'no-file-anywhere': { severity: 'warn', sources: ['administration-guide-restore'], params: [] },
  'one-token-only': { severity: 'warn', sources: ['doc-118892-lost-tokens'], params: ['count'] },
  'token-certificate-expired': { severity: 'warn', sources: ['ours'], params: ['until'] },
  'clock-behind': { severity: 'warn', sources: ['ours'], params: ['timestamp'] },
  'server-clock-ahead': { severity: 'warn', sources: ['ours'], params: ['servers', 'minutes'] },
  'server-clock-behind': { severity: 'warn', sources: ['ours'], params: ['servers', 'minutes'] },
  'node-clock-ahead': { severity: 'warn', sources: ['ours'], params: ['servers', 'minutes'] },
  'node-clock-behind': { severity: 'warn', sources: ['ours'], params: ['servers', 'minutes'] },
  'upgrade-delays-restarts': { severity: 'warn', sources: ['cli-guide-service'], params: [] },
  'served-differs': { severity: 'warn', sources: ['doc-118892'], params: ['servers'] },
  'itl-unknown': { severity: 'warn', sources: ['security-guide-default'], params: ['servers'] },
  'served-not-read': { severity: 'warn', sources: ['ours'], params: ['servers'] },
  'nodes-not-read': { severity: 'warn', sources: ['ours'], params: ['servers'] },
  'auto-registration': { severity: 'warn', sources: ['phone-guides', 'doc-118893'], params: [] },
  'auto-registration-unknown': { severity: 'warn', sources: ['doc-118893'], params: [] },
  'export-control': { severity: 'warn', sources: ['security-guide-ctl-client'], params: ['release'] },
  'encryption-licence': { severity: 'warn', sources: ['doc-118893'], params: ['release'] },
  'already-in-mode': { severity: 'warn', sources: ['ours'], params: [] },
  'older-node': { severity: 'warn', sources: ['ours'], params: [] },
  'axl-not-read': { severity: 'warn', sources: ['ours'], params: [] },
  'server-without-entry': { severity: 'warn', sources: ['security-guide-ctl-client'], params: ['server'] },
  'server-certificate-unconfirmed': { severity: 'warn', sources: ['ours'], params: ['server'] },
  'other-key-unconfirmed': { severity: 'warn', sources: ['ours'], params: ['function', 'server'] },
  'other-key-leaves': { severity: 'warn', sources: ['doc-118892'], params: ['function', 'server'] },
  'stale-entry': { severity: 'warn', sources: ['security-guide-ctl-client'], params: ['function', 'name'] },
  'duplicate-present': { severity: 'warn', sources: ['ours'], params: ['name'] },
  'capf-missing': { severity: 'warn', sources: ['security-guide-ctl-client'], params: [] },
  'cluster-sast-missing': { severity: 'warn', sources: ['security-guide-sast-roles'], params: ['service'] },
  'signed-by-cluster': { severity: 'note', sources: ['doc-118893'], params: [] },
  'foreign-entry': { severity: 'note', sources: ['ours'], params: ['function', 'name'] },
  'multi-server-certificate': { severity: 'note', sources: ['security-guide-ctl-client'], params: ['server'] },
  'phone-sast-trust': { severity: 'note', sources: ['doc-118893'], params: [] },
  'no-entry-changes': { severity: 'note', sources: ['ours'], params: [] },
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
