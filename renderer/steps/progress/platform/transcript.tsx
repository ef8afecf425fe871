import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { type TranscriptView } from '../../../../shared/session/platform/view.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Section } from '../../../ui/section.tsx';

/** The last lines of the session, read out as they come, and scrolled to the newest. */
export function Transcript({ transcript }: { readonly transcript: TranscriptView }): ReactNode {
  const { progress: words } = useWizard().texts.window.platformChange;
  const { lines, leftOut } = transcript;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [transcript]);
  return (
    <Section title={words.transcript}>
      {leftOut === 0 ? null : <p className="quiet">{fill(words.leftOut, { lines: leftOut })}</p>}
      <div ref={place} className="transcript" role="log" aria-label={words.transcript} tabIndex={0} translate="no">
        {lines.length === 0 ? <p className="quiet">{words.empty}</p> : null}
        {lines.map((line, index) => (
          <p key={leftOut + index}>{printable(line)}</p>
        ))}
      </div>
    </Section>
  );
}
