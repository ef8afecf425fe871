import { describe, expect, it } from 'vitest';
import { askConsents } from '../../cli/change/consents.ts';
import { CommandStopped } from '../../cli/session.ts';
import { type PlanConsents } from '../../shared/domain/rules/consent.ts';
import { finding } from '../../shared/domain/rules/rule.ts';
import { findingSentence } from '../../shared/texts/sentences/change.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const texts = LANGUAGES.en;
const SIGNER = finding('made-anew');
const VISITS = finding('phones-need-visit', { count: null });
const PLAN: PlanConsents = { findings: [VISITS, SIGNER, finding('files-differ', { servers: 'pub, sub' })], consent: 'cucm-pub' };

/** What was told, and what came of it; there is no terminal here to ask on. */
async function asked(plan: PlanConsents, accept: readonly string[]): Promise<{ readonly told: readonly string[]; readonly end: unknown }> {
  const told: string[] = [];
  const context = { texts, tell: (text: string): void => void told.push(text) };
  const end: unknown = await askConsents({ context, plan, accept }).catch((error: unknown) => (error instanceof CommandStopped ? error.error.code : error));
  return { told, end };
}

describe('consents on the command line, of either route', () => {
  it('are given beforehand by the names of their rules, and then nothing is asked', async () => {
    expect(await asked(PLAN, ['made-anew', 'phones-need-visit'])).toEqual({ told: [], end: { rules: ['made-anew'], typed: 'cucm-pub' } });
  });

  it('stop the command where one is neither given nor can be asked for, and say what it is about', async () => {
    expect(await asked(PLAN, ['phones-need-visit'])).toEqual({ told: [findingSentence(SIGNER, texts)], end: 'plan.consent-missing' });
    expect(await asked(PLAN, ['made-anew'])).toEqual({ told: [findingSentence(VISITS, texts)], end: 'apply.consent-missing' });
  });

  it('do not help against a rule that refuses', async () => {
    expect(await asked({ findings: [finding('two-tokens', { count: 1, min: 2 }), SIGNER], consent: null }, ['made-anew'])).toEqual({ told: [], end: 'plan.refused' });
  });
});
