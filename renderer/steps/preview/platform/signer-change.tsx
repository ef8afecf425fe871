import { type ReactNode } from 'react';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { presentSigner } from '../../../../shared/texts/sentences/platform/report.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Digest } from '../../../ui/digest.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NameText } from '../../../ui/name-text.tsx';
import { Fold } from '../../../ui/fold.tsx';

/** Who signs before and after, digit by digit. */
export function SignerChange({ plan }: { readonly plan: PlatformPlan }): ReactNode {
  const { texts } = useWizard();
  const { signer: words } = texts.window.platformChange;
  const { before, after, certificate } = plan.signer;
  const digits = (hex: string | null | undefined): ReactNode => (typeof hex === 'string' ? <Digest hex={hex} /> : words.unknown);
  return (
    <Fold title={words.title}>
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
    </Fold>
  );
}
