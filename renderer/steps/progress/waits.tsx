import { type ReactNode } from 'react';
import { type ServerWait } from '../../../shared/session/progress.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { localTimeOfDay } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { Notice } from '../../ui/notice.tsx';

/** Which servers do not answer, since when and why; they are asked again. */
export function ProgressWaits({ waits }: { readonly waits: readonly ServerWait[] }): ReactNode {
  const { texts, language } = useWizard();
  const { progress: words } = texts.window.preview;
  return waits.map(({ server, since, error }) => (
    <Notice key={server} tone="warning" title={fill(words.waitTitle, { server, since: localTimeOfDay(since, language) })}>
      <p>{fill(words.waitLead, { reason: errorSentences(error, texts).title })}</p>
    </Notice>
  ));
}
