import { type ReactNode, Suspense, useState } from 'react';
import { type PlatformReport } from '../../../../shared/domain/platform/report.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { type WindowTexts } from '../../../../shared/texts/languages.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { later } from '../../../ui/later.ts';

const TextDialog = later(async () => (await import('../../../frame/text-dialog.tsx')).TextDialog);

function sentence({ said, outcome }: PlatformReport, { window, details }: WindowTexts): string {
  const { said: words } = window.platformResult;
  switch (said.kind) {
    case 'done':
      return outcome === 'not-done' ? words.doneUnchanged : words.done;
    case 'refused':
      return fill(words.refused, { why: details.refused[said.why] });
    case 'not-understood':
      return fill(words['not-understood'], { why: details.unknown[said.reason], detail: said.detail });
    case 'no-answer':
      return words['no-answer'];
  }
}

/** What the command said, for the record; where it is not what was read, it stands open. */
export function CommandSaid({ report }: { readonly report: PlatformReport }): ReactNode {
  const { said, command, outcome } = report;
  const { texts } = useWizard();
  const { said: words } = texts.window.platformResult;
  const advice = said.kind === 'done' ? said.advice.map((one) => texts.details.advice[one]) : [];
  return (
    <Fold title={words.title} isOpen={said.kind !== 'done' || outcome !== 'done'}>
      <div className="card lines">
        <p className="figures">{printable(command)}</p>
        <p>{sentence(report, texts)}</p>
        {advice.map((one) => (
          <p key={one}>{fill(outcome === 'not-done' ? words.adviceUnchanged : words.advice, { advice: one })}</p>
        ))}
        <p className="quiet">{words.note}</p>
      </div>
    </Fold>
  );
}

/** The session of the command itself. */
export function TranscriptButton({ id }: Pick<PlatformReport, 'id'>): ReactNode {
  const { texts, call } = useWizard();
  const { transcript } = texts.window.platformResult;
  const [shown, setShown] = useState(false);
  const read = async (): Promise<string | null> => {
    const answer = await call('platformTranscript', {});
    return answer.ok ? answer.value.text : null;
  };
  return (
    <>
      <Button onPress={() => setShown(true)}>{transcript.open}</Button>
      <Suspense>{shown ? <TextDialog title={transcript.title} file={`transcript-${id}.txt`} words={transcript} note={transcript.note} read={read} onClose={() => setShown(false)} /> : null}</Suspense>
    </>
  );
}
