import { type ReactNode } from 'react';
import { type EndReport } from '../../../shared/domain/report.ts';
import { stumbleSentences } from '../../../shared/texts/sentences/report.ts';
import { useWizard } from '../../wizard/context.ts';
import { Notice } from '../../ui/notice.tsx';

/** What went wrong on the way and is of no account for how the change ended. */
export function Stumbles({ report }: { readonly report: Pick<EndReport, 'stumbles'> }): ReactNode {
  const { texts } = useWizard();
  const sentences = stumbleSentences(report, texts);
  if (sentences.length === 0) return null;
  return (
    <Notice tone="info">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
