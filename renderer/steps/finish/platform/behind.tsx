import { type ReactNode } from 'react';
import { type PlatformReport } from '../../../../shared/domain/platform/report.ts';
import { behindSentence } from '../../../../shared/texts/sentences/report.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ReportButton } from '../../history/report-button.tsx';

/** What the restart of services and phones behind the change came to; of one that can go on its own notice tells. */
export function BehindChange({ report: { rollout } }: { readonly report: Pick<PlatformReport, 'rollout'> }): ReactNode {
  const { texts } = useWizard();
  if (rollout === undefined || rollout.isOpen) return null;
  const { id, outcome } = rollout;
  return (
    <Notice tone={outcome === 'done' ? 'good' : 'warning'} title={behindSentence(rollout, texts)}>
      <p>{texts.rollout.outcome[outcome]}</p>
      <p className="button-row">
        <ReportButton of="rollout" id={id} label={texts.window.rollout.end.save} />
      </p>
    </Notice>
  );
}
