import { type ReactNode } from 'react';
import { type TokenStep } from '../../../shared/domain/steps.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';

const TONE: Readonly<Record<TokenStep['undo']['kind'], string>> = { 'nothing-written': 'tag-quiet', discard: 'tag-quiet', none: 'tag-danger' };

/** What will be done in which order, and from where on it cannot be undone. */
export function PlannedSteps({ steps }: { readonly steps: readonly TokenStep[] }): ReactNode {
  const { plan: words } = useWizard().texts.window.preview;
  return (
    <Section title={words.title}>
      <ol className="card planned">
        {steps.map(({ id, kind, server, undo }) => (
          <li key={id}>
            <span>{fill(words.step[kind], { server: server ?? '' })}</span>
            <span className={`tag ${TONE[undo.kind]}`}>{words.undo[undo.kind]}</span>
            {undo.kind === 'none' ? <span className="cell-note">{words.why[undo.why]}</span> : null}
          </li>
        ))}
      </ol>
      <p className="quiet">{words.stop}</p>
    </Section>
  );
}
