import { useState } from 'react';
import { type GivenConsents, isTyped, type PlanConsents } from '../../../shared/domain/rules/consent.ts';
import { type RuleFinding } from '../../../shared/domain/rules/rule.ts';
import { findingSentence } from '../../../shared/texts/sentences/change.ts';
import { useWizard } from '../../wizard/context.ts';
import { type KeptConsents, wizardUi } from '../../wizard/typed.ts';

/** What a person has to agree to on this screen, and to what they agreed so far. */
export interface AskedConsents {
  readonly ticked: readonly RuleFinding[];
  readonly typed: readonly RuleFinding[];
  /** What has to be typed; `null` = nothing. */
  readonly wanted: string | null;
  readonly isAgreed: (finding: RuleFinding) => boolean;
  readonly agree: (finding: RuleFinding, agrees: boolean) => void;
  readonly text: string;
  readonly type: (text: string) => void;
  /** Nothing is open. */
  readonly complete: boolean;
  /** As the engine takes it. */
  readonly given: GivenConsents;
  /** Keeps it for this plan, whose screen gives way to another one. */
  readonly keep: (planId: string) => void;
}

const keptOf = (planId: string): KeptConsents | null => {
  const { agreed } = wizardUi.getState();
  return agreed?.planId === planId ? agreed : null;
};

/** Kept by sentence: another number in the sentence is another question. @param planId whose consents may have been kept. */
export function useConsents({ findings, consent }: PlanConsents, planId = ''): AskedConsents {
  const { texts } = useWizard();
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(() => keptOf(planId)?.ticked ?? new Set());
  const [entry, setEntry] = useState(() => keptOf(planId)?.entry ?? { question: '', text: '' });
  const ticked = findings.filter(({ severity }) => severity === 'consent');
  const typed = findings.filter(({ severity }) => severity === 'typed-consent');
  const sentence = (found: RuleFinding): string => findingSentence(found, texts);
  const question = typed.map(sentence).join('\n');
  const text = entry.question === question ? entry.text : '';
  const isAgreed = (found: RuleFinding): boolean => agreed.has(sentence(found));
  return {
    ticked,
    typed,
    wanted: consent,
    isAgreed,
    agree: (found, agrees) => setAgreed(new Set(agrees ? [...agreed, sentence(found)] : [...agreed].filter((one) => one !== sentence(found)))),
    text,
    type: (typing) => setEntry({ question, text: typing }),
    complete: ticked.every(isAgreed) && (consent === null || isTyped(text, consent)),
    given: { rules: [...new Set(ticked.filter(isAgreed).map(({ rule }) => rule))], typed: text },
    keep: (id) => wizardUi.setState({ agreed: { planId: id, ticked: agreed, entry } }),
  };
}
