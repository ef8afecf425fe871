import { type ReactNode } from 'react';
import { type ChangeReport, type EndReport } from '../../../shared/domain/report.ts';
import { remainSentences, stumbleSentences } from '../../../shared/texts/sentences/report.ts';
import { useWizard } from '../../wizard/context.ts';
import { Notice } from '../../ui/notice.tsx';

/** What went wrong on the way and is of no account for how the change ended, and what stays on servers besides. */
export function Stumbles({ report }: { readonly report: Pick<EndReport, 'stumbles'> & Pick<ChangeReport, 'remains'> }): ReactNode {
  const { texts } = useWizard();
  const sentences = [...remainSentences(report, texts), ...stumbleSentences(report, texts)];
  if (sentences.length === 0) return null;
  return (
    <Notice tone="info">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
