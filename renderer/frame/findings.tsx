import { type ReactNode } from 'react';
import { RULES, type RuleFinding, type RuleSeverity } from '../../shared/domain/rules/rule.ts';
import { findingSentence } from '../../shared/texts/sentences/change.ts';
import { sourceWords } from '../../shared/texts/sentences/source.ts';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { Notice } from '../ui/notice.tsx';

const TONES: Readonly<Record<RuleSeverity, 'danger' | 'warning' | 'info'>> = { refuse: 'danger', 'typed-consent': 'danger', consent: 'warning', warn: 'warning', note: 'info' };

/** Where a rule comes from, in the words of the language that is shown. */
export function RuleSource({ finding }: { readonly finding: RuleFinding }): ReactNode {
  const { texts } = useWizard();
  return <span className="rule-source">{fill(texts.window.choices.source, { source: sourceWords(RULES[finding.rule].sources, texts) })}</span>;
}

/** What the rules say, the strongest first. */
export function Findings({ findings }: { readonly findings: readonly RuleFinding[] }): ReactNode {
  const { texts } = useWizard();
  const order = Object.keys(TONES);
  return [...findings]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map((found) => {
      const sentence = findingSentence(found, texts);
      return (
        <Notice key={sentence} tone={TONES[found.severity]} title={texts.change.severity[found.severity]} isBrief>
          <p>{sentence}</p>
          <RuleSource finding={found} />
        </Notice>
      );
    });
}
