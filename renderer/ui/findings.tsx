import { type ReactNode } from 'react';
import { type RuleFinding, type RuleSeverity } from '../../shared/domain/rules/rule.ts';
import { findingSentence } from '../../shared/texts/change-sentences.ts';
import { useWizard } from '../app/wizard.ts';
import { Notice } from './notice.tsx';

const TONES: Readonly<Record<RuleSeverity, 'warning' | 'info'>> = { refuse: 'warning', consent: 'warning', warn: 'warning', note: 'info' };

/** What the rules say, the strongest first. */
export function Findings({ findings }: { readonly findings: readonly RuleFinding[] }): ReactNode {
  const { texts } = useWizard();
  const order = Object.keys(TONES);
  return [...findings]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map((found) => {
      const sentence = findingSentence(found, texts);
      return (
        <Notice key={sentence} tone={TONES[found.severity]}>
          <p>{sentence}</p>
        </Notice>
      );
    });
}
