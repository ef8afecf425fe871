import { type ReactNode } from 'react';
import { type RuleFinding } from '../../../shared/domain/rules/rule.ts';
import { findingSentence } from '../../../shared/texts/sentences/change.ts';
import { useWizard } from '../../wizard/context.ts';
import { RuleSource } from '../../frame/findings.tsx';
import { Section } from '../../ui/section.tsx';

interface ConsentsProps {
  /** Those of severity `consent`. */
  readonly findings: readonly RuleFinding[];
  /** Sentences to which the person agreed: another number in the sentence is another question. */
  readonly agreed: ReadonlySet<string>;
  readonly onAgree: (sentence: string, agrees: boolean) => void;
}

/** What a person must agree to, one by one, before the token is asked for. */
export function Consents({ findings, agreed, onAgree }: ConsentsProps): ReactNode {
  const { texts } = useWizard();
  const { consents: words } = texts.window.choices;
  if (findings.length === 0) return null;
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      <ul className="card card-consent checks">
        {findings.map((found) => {
          const sentence = findingSentence(found, texts);
          return (
            <li key={sentence}>
              <label className="tick">
                <input type="checkbox" checked={agreed.has(sentence)} onChange={(event) => onAgree(sentence, event.currentTarget.checked)} />
                <span>
                  {sentence}
                  <RuleSource finding={found} />
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
