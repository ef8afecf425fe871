import { type ReactNode } from 'react';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { continuityOf, foretoldSentences, presentSigner } from '../../../../shared/texts/sentences/platform/report.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Digest } from '../../../ui/digest.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NameText } from '../../../ui/name-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';

const TONE = { 'no-file': 'warning', sast: 'good', tvs: 'warning', visits: 'danger', unknown: 'danger' } as const;

/** Who signs before and after, and what phones will make of it. */
export function SignerChange({ plan }: { readonly plan: PlatformPlan }): ReactNode {
  const { texts } = useWizard();
  const { signer: words } = texts.window.platformChange;
  const { before, after, certificate } = plan.signer;
  const continuity = continuityOf(plan);
  const verdict = texts.platform.plan.continuity[continuity];
  const digits = (hex: string | null | undefined): ReactNode => (typeof hex === 'string' ? <Digest hex={hex} /> : words.unknown);
  return (
    <Section title={words.title}>
      <div className="card">
        <Facts
          facts={[
            { name: words.before, value: before === null ? presentSigner(plan, texts) : <NameText name={before} /> },
            { name: words.after, value: words.service[after] },
            { name: words.serialNumber, value: digits(certificate?.serialNumber) },
            { name: words.sha1, value: digits(certificate?.sha1) },
          ]}
        />
      </div>
      <Notice tone={TONE[continuity]} title={verdict.title}>
        <p>{verdict.body}</p>
        {foretoldSentences(plan.phones, texts).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    </Section>
  );
}
