import { describe, expect, it } from 'vitest';
import { CONSENT_RULES, consentFor, consentsIn, isTyped, mayNeedVisits, objectionTo, refusalIn, typedConsentsIn } from '../../../shared/domain/rules/consent.ts';
import { finding, type RuleFinding } from '../../../shared/domain/rules/rule.ts';

const DIFFER = finding('files-differ', { servers: 'pub, sub' });
const TOO_FEW = finding('two-tokens', { count: 1, min: 2 });
const SIGNER = finding('made-anew');
const VISITS = finding('phones-need-visit', { count: 1 });
const PUBLISHER = 'cucm-pub';

describe('a finding', () => {
  it('that refuses is found, the first of them', () => {
    expect(refusalIn([finding('auto-registration'), finding('entry-locked', { name: 'x' }), TOO_FEW])?.rule).toBe('entry-locked');
    expect(refusalIn([SIGNER, VISITS, finding('no-entry-changes')])).toBeUndefined();
  });

  it('that wants consent is asked about once, each in its way', () => {
    const findings = [VISITS, DIFFER, SIGNER, SIGNER, finding('phones-need-visit', { count: 2 })];
    expect(consentsIn(findings)).toEqual(['made-anew']);
    expect(typedConsentsIn(findings)).toEqual(['phones-need-visit']);
  });

  it('that wants consent says that phones may need visits', () => {
    expect(CONSENT_RULES).toEqual(['phones-need-visit', 'itl-fails', 'certificates-since', 'servers-since', 'made-anew', 'upgrade-unknown', 'export-control-unknown', 'first-round-missing', 'first-round-unknown', 'update-first']);
    expect([finding('export-control-unknown'), finding('upgrade-unknown'), finding('update-first'), finding('servers-since', { names: '' })].map((one) => mayNeedVisits([one]))).toEqual([false, false, false, false]);
    expect([[SIGNER], [VISITS], [TOO_FEW], [finding('phones-ask-tvs')], []].map(mayNeedVisits)).toEqual([true, true, false, false, false]);
  });
});

describe('a typed consent', () => {
  it('is the name of the publisher, where a rule wants one', () => {
    expect(consentFor([SIGNER, VISITS], PUBLISHER)).toBe(PUBLISHER);
    expect(consentFor([SIGNER, DIFFER], PUBLISHER)).toBeNull();
  });

  it.each([
    ['cucm-pub', true],
    [' CUCM-Pub\t', true],
    ['cucm-pub.example.com', false],
    ['cucm pub', false],
    ['yes', false],
    ['', false],
  ])('typed as %j is taken: %j', (typed, taken) => {
    expect(isTyped(typed, PUBLISHER)).toBe(taken);
    expect(isTyped(typed, 'CUCM-PUB')).toBe(taken);
  });

  it('is never given where nothing is known that could be typed', () => {
    expect(isTyped('', '')).toBe(false);
  });
});

describe('a plan', () => {
  const objection = (findings: readonly RuleFinding[], rules: readonly string[] = [], typed = ''): unknown => {
    const error = objectionTo({ findings, consent: consentFor(findings, PUBLISHER) }, { rules, typed });
    return error === null ? null : [error.code, error.params];
  };

  it('may be carried out when nothing refuses and everything was agreed to', () => {
    expect(objection([DIFFER, finding('no-entry-changes')])).toBeNull();
    expect(objection([SIGNER, VISITS], ['made-anew'], PUBLISHER)).toBeNull();
    expect(objection([SIGNER], ['made-anew', 'of another plan'])).toBeNull();
  });

  it('is refused by a rule, whatever was agreed to', () => {
    expect(objection([SIGNER, TOO_FEW], ['made-anew', 'two-tokens'], PUBLISHER)).toEqual(['plan.refused', { rule: 'two-tokens' }]);
  });

  it('waits for each consent by its name, and for the typed one by what must be typed', () => {
    expect(objection([SIGNER, VISITS], [], PUBLISHER)).toEqual(['plan.consent-missing', { rules: 'made-anew' }]);
    expect(objection([SIGNER, VISITS], ['made-anew'])).toEqual(['apply.consent-missing', { wanted: PUBLISHER }]);
    expect(objection([VISITS], ['phones-need-visit'], 'yes')).toEqual(['apply.consent-missing', { wanted: PUBLISHER }]);
  });
});
