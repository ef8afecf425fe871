import { type ReactNode, useEffect, useState } from 'react';
import { type CallOutput } from '../../../../shared/contract/calls.ts';
import { MODELS_WITHOUT_TVS } from '../../../../shared/domain/phone.ts';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Facts } from '../../../ui/facts.tsx';
import { NameText } from '../../../ui/name-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';

const TONE = { sast: 'good', tvs: 'warning', visits: 'danger', unknown: 'danger' } as const;

/** Who signs before and after, and what phones will make of it. */
export function SignerChange({ plan }: { readonly plan: PlatformPlan }): ReactNode {
  const { texts } = useWizard();
  const { signer: words } = texts.window.platformChange;
  const { before, after } = plan.signer;
  const verdict = texts.platform.plan.continuity[plan.signer.continuity];
  return (
    <Section title={words.title}>
      <div className="card">
        <Facts
          facts={[
            { name: words.before, value: before === null ? words.unknown : <NameText name={before} /> },
            { name: words.after, value: words.service[after] },
          ]}
        />
      </div>
      <Notice tone={TONE[plan.signer.continuity]} title={verdict.title}>
        <p>{verdict.body}</p>
        <PhoneCount />
      </Notice>
    </Section>
  );
}

/** How many phones that concerns, as far as AXL tells. */
function PhoneCount(): ReactNode {
  const { texts, call } = useWizard();
  const { phones: words } = texts.window.platformChange;
  const [list, setList] = useState<CallOutput<'phoneChecklist'> | null>(null);
  useEffect(() => {
    void call('phoneChecklist', {}).then((answer) => (answer.ok ? setList(answer.value) : undefined));
    // Once: the list is as AXL told it at sign-in.
  }, []);
  if (list === null) return null;
  if (list.rows.length === 0 && !list.complete) return <p>{words.unknown}</p>;
  const without = list.rows.filter(({ model }) => MODELS_WITHOUT_TVS.some((one) => model.includes(one))).length;
  const counts = { phones: list.rows.length, without, models: MODELS_WITHOUT_TVS.join(', ') };
  return <p>{fill(list.complete ? words.counted : words.atLeast, counts)}</p>;
}
