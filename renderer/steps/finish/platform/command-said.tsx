import { type ReactNode, Suspense, lazy, useState } from 'react';
import { type CommandWords, type PlatformReport } from '../../../../shared/domain/platform/report.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { type WindowTexts } from '../../../../shared/texts/languages.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';

const TextDialog = lazy(async () => ({ default: (await import('../../text-dialog.tsx')).TextDialog }));

function sentence(said: CommandWords, { window, details }: WindowTexts): string {
  const { said: words } = window.platformResult;
  switch (said.kind) {
    case 'done':
      return words.done;
    case 'refused':
      return fill(words.refused, { why: details.refused[said.why] });
    case 'not-understood':
      return fill(words['not-understood'], { why: details.unknown[said.reason], detail: said.detail });
    case 'no-answer':
      return words['no-answer'];
  }
}

/** What the command said, for the record, and the session itself. */
export function CommandSaid({ report }: { readonly report: PlatformReport }): ReactNode {
  const { texts, call } = useWizard();
  const { said: words, transcript } = texts.window.platformResult;
  const [shown, setShown] = useState(false);
  const { said, command } = report;
  const advice = said.kind === 'done' ? said.advice.map((one) => texts.details.advice[one]) : [];
  const read = async (): Promise<string | null> => {
    const answer = await call('platformTranscript', {});
    return answer.ok ? answer.value.text : null;
  };
  return (
    <Section title={words.title}>
      <div className="card lines">
        <p className="figures">{printable(command)}</p>
        <p>{sentence(said, texts)}</p>
        {advice.map((one) => (
          <p key={one}>{fill(words.advice, { advice: one })}</p>
        ))}
        <p className="quiet">{words.note}</p>
      </div>
      <p className="button-row">
        <Button onPress={() => setShown(true)}>{transcript.open}</Button>
      </p>
      <Suspense>
        {shown ? <TextDialog title={transcript.title} file={`transcript-${report.id}.txt`} words={transcript} note={transcript.note} read={read} onClose={() => setShown(false)} /> : null}
      </Suspense>
    </Section>
  );
}
