import { type ReactNode } from 'react';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { wayBackSentences } from '../../../../shared/texts/sentences/platform/report.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Notice } from '../../../ui/notice.tsx';

/** That there is no undo, and what the way back would need on this cluster. */
export function NoUndo({ plan }: { readonly plan: PlatformPlan }): ReactNode {
  const { texts } = useWizard();
  return (
    <Notice tone="danger" title={texts.platform.plan.undo.title}>
      {wayBackSentences(plan.wayBack, texts).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
