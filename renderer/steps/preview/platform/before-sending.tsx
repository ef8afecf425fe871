import { type ReactNode } from 'react';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { RULES, type RuleFinding } from '../../../../shared/domain/rules/rule.ts';
import { isOfTypedConsent } from '../../../../shared/domain/rules/consent.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { findingSentence } from '../../../../shared/texts/sentences/change.ts';
import { continuityOf, foretoldSentences, wayBackSentences } from '../../../../shared/texts/sentences/platform/report.ts';
import { sourceWords } from '../../../../shared/texts/sentences/source.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Icon, type IconName } from '../../../ui/icons.tsx';
import { Section } from '../../../ui/section.tsx';

const PHONES = {
  'no-file': { tone: 'warning', icon: 'phone' },
  sast: { tone: 'good', icon: 'phone' },
  tvs: { tone: 'warning', icon: 'phone' },
  visits: { tone: 'danger', icon: 'phone' },
  unknown: { tone: 'danger', icon: 'question' },
} as const satisfies Record<string, { readonly tone: string; readonly icon: IconName }>;

interface PointProps {
  readonly icon: IconName;
  readonly tone: string;
  readonly title: string;
  readonly children: ReactNode;
}

const Point = ({ icon, tone, title, children }: PointProps): ReactNode => (
  <li className="point">
    <span className={`tone-icon ${tone}`}>
      <Icon name={icon} />
    </span>
    <div className="lines">
      <h3>{title}</h3>
      {children}
    </div>
  </li>
);

const paragraphs = (sentences: readonly string[]): ReactNode => sentences.map((sentence) => <p key={sentence}>{sentence}</p>);

/** What a person should know before the command is sent, in one place: phones, the way back, notes; where they come from stands below. */
export function BeforeSending({ plan }: { readonly plan: PlatformPlan }): ReactNode {
  const { state, texts } = useWizard();
  const { before: words, consent: agreed } = texts.window.platformChange;
  const continuity = continuityOf(plan);
  const verdict = texts.platform.plan.continuity[continuity];
  // What is asked for on the screen of the command has its boxes to tick there.
  const typed = plan.findings.some(({ severity }) => severity === 'typed-consent') ? plan.findings.filter(isOfTypedConsent) : [];
  const notes = plan.findings.filter((found) => (found.severity === 'warn' || found.severity === 'note') && !typed.includes(found));
  const sources = [...new Set([...typed, ...notes].map((found) => sourceWords(RULES[found.rule].sources, texts)))];
  const sentence = (found: RuleFinding): ReactNode => (
    <>
      {findingSentence(found, texts)} <sup>{sources.indexOf(sourceWords(RULES[found.rule].sources, texts)) + 1}</sup>
    </>
  );
  return (
    <Section title={words.title}>
      <div className="card">
        <ul className="points">
          <Point {...PHONES[continuity]} title={verdict.title}>
            {paragraphs([verdict.body, ...foretoldSentences(plan.phones, texts)])}
          </Point>
          <Point icon="undo" tone="danger" title={texts.platform.plan.undo.title}>
            {paragraphs(wayBackSentences(plan, texts))}
          </Point>
          {typed.length === 0 ? null : (
            <Point icon="warning" tone="danger" title={state.platform?.consented === true && plan.consent !== null ? fill(agreed.given, { typed: plan.consent }) : texts.change.severity['typed-consent']}>
              {typed.map((found) => (
                <p key={found.rule}>{sentence(found)}</p>
              ))}
            </Point>
          )}
          {notes.length === 0 ? null : (
            <Point icon="info" tone="quiet" title={words.notes}>
              <ul className="notes">
                {notes.map((found) => (
                  <li key={findingSentence(found, texts)}>{sentence(found)}</li>
                ))}
              </ul>
            </Point>
          )}
        </ul>
        {sources.length === 0 ? null : (
          <ol className="footnotes">
            {sources.map((source) => (
              <li key={source}>{fill(texts.window.choices.source, { source })}</li>
            ))}
          </ol>
        )}
      </div>
    </Section>
  );
}
