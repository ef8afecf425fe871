import { type ReactNode } from 'react';
import { findingSentence } from '../../../shared/texts/sentences/change.ts';
import { useWizard } from '../../wizard/context.ts';
import { RuleSource } from '../../frame/findings.tsx';
import { TypedConsent } from '../../frame/typed-consent.tsx';
import { Section } from '../../ui/section.tsx';
import { Tick } from '../../ui/tick.tsx';
import { type AskedConsents } from './use-consents.ts';

/** What a person must agree to, one by one, before anything is signed or sent. */
export function Consents({ asked }: { readonly asked: AskedConsents }): ReactNode {
  const { texts } = useWizard();
  const { consents: words } = texts.window.choices;
  const { ticked, typed, wanted } = asked;
  if (ticked.length === 0 && typed.length === 0) return null;
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      <ul className="card card-consent checks">
        {ticked.map((found) => {
          const sentence = findingSentence(found, texts);
          return (
            <li key={sentence}>
              <Tick
                label={
                  <>
                    {sentence}
                    <RuleSource finding={found} />
                  </>
                }
                checked={asked.isAgreed(found)}
                onChange={(agrees) => asked.agree(found, agrees)}
              />
            </li>
          );
        })}
        {typed.map((found) => (
          <li key={found.rule}>
            <span>
              {findingSentence(found, texts)}
              <RuleSource finding={found} />
            </span>
          </li>
        ))}
      </ul>
      {wanted === null ? null : <TypedConsent wanted={wanted} typed={asked.text} onType={asked.type} />}
    </Section>
  );
}
