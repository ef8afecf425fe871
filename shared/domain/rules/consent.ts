import { type AppError, fail } from '../result.ts';
import { type RuleCode, type RuleFinding, type RuleSeverity, RULES } from './rule.ts';

/** What of a plan decides whether it may be carried out, by whichever route. */
export interface PlanConsents {
  readonly findings: readonly RuleFinding[];
  /** What has to be typed to agree: the name of the publisher; `null` = no rule wants that. */
  readonly consent: string | null;
}

/** To what a person agreed. */
export interface GivenConsents {
  /** Rules of severity `consent`. */
  readonly rules: readonly string[];
  /** What was typed; empty = nothing. */
  readonly typed: string;
}

const rulesOf = (findings: readonly RuleFinding[], severity: RuleSeverity): readonly RuleCode[] => [
  ...new Set(findings.filter((found) => found.severity === severity).map(({ rule }) => rule)),
];

/** The first finding because of which nothing may be signed or sent. */
export const refusalIn = (findings: readonly RuleFinding[]): RuleFinding | undefined => findings.find(({ severity }) => severity === 'refuse');

/** Rules to which a person must agree one by one, each once. */
export const consentsIn = (findings: readonly RuleFinding[]): readonly RuleCode[] => rulesOf(findings, 'consent');

/** Rules to which a person agrees by typing, each once. */
export const typedConsentsIn = (findings: readonly RuleFinding[]): readonly RuleCode[] => rulesOf(findings, 'typed-consent');

/** @param publisher how the cluster calls its publisher. */
export const consentFor = (findings: readonly RuleFinding[], publisher: string): string | null => (typedConsentsIn(findings).length === 0 ? null : publisher);

/** Rules that can be agreed to at all. */
export const CONSENT_RULES: readonly string[] = Object.entries(RULES).flatMap(([rule, { severity }]) => (severity === 'consent' || severity === 'typed-consent' ? [rule] : []));

const VISIT_RULES: readonly RuleCode[] = ['phones-need-visit', 'itl-fails', 'made-anew', 'first-round-missing', 'first-round-unknown', 'no-file-anywhere'];

/** Why phones may need visits, and the documented way round them: said where a person is asked to agree to the visits. */
const SIGNER_RULES: readonly RuleCode[] = [
  'no-file-anywhere',
  'served-not-read',
  'signer-not-read',
  'signer-contradicts',
  'itlrecovery-replaced',
  'itlrecovery-may-be-replaced',
  'no-root-left',
  'callmanager-replaced',
  'phones-without-tvs',
  'phones-tvs-unknown',
];

/** What belongs to a consent that is typed: what is agreed to, and what a person has to know for it. */
export const isOfTypedConsent = ({ rule, severity }: RuleFinding): boolean => severity === 'typed-consent' || SIGNER_RULES.includes(rule);

/** Phones may refuse the new file: a person agreed to that, or nobody can see what they hold. Each that refuses needs a visit. */
export const mayNeedVisits = (findings: readonly { readonly rule: string }[]): boolean => findings.some(({ rule }) => VISIT_RULES.some((one) => one === rule));

/** Whether what was typed is what had to be: case and blanks around it do not count. */
export const isTyped = (typed: string, wanted: string): boolean => wanted !== '' && typed.trim().toLowerCase() === wanted.toLowerCase();

/** Why the plan may not be carried out: a rule refuses, or a consent is missing; `null` = it may. */
export function objectionTo({ findings, consent }: PlanConsents, { rules, typed }: GivenConsents): AppError | null {
  const refusal = refusalIn(findings);
  if (refusal !== undefined) return fail('plan.refused', '', { rule: refusal.rule }).error;
  const missing = consentsIn(findings).filter((rule) => !rules.includes(rule));
  if (missing.length > 0) return fail('plan.consent-missing', '', { rules: missing.join(', ') }).error;
  return consent === null || isTyped(typed, consent) ? null : fail('apply.consent-missing', '', { wanted: consent }).error;
}
