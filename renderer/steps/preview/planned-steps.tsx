import { type ReactNode } from 'react';
import { type TokenStep } from '../../../shared/domain/steps.ts';
import { isFirstFile } from '../../../shared/session/first-file.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';
import { AlikeLine } from '../alike-line.tsx';
import { type Alike, alike } from '../alike.ts';

const TONE: Readonly<Record<TokenStep['undo']['kind'], string>> = { 'nothing-written': 'tag-quiet', discard: 'tag-quiet', none: 'tag-danger' };

/** What will be done in which order, and from where on it cannot be undone. */
export function PlannedSteps({ steps }: { readonly steps: readonly TokenStep[] }): ReactNode {
  const { state, texts } = useWizard();
  const { plan: words } = texts.window.preview;
  return (
    <Section title={words.title}>
      <ol className="card planned">
        {alike(steps, 2).map((same) => (
          <PlannedLine key={same[0].id} steps={same} />
        ))}
      </ol>
      <p className="quiet">{isFirstFile(state) ? words.stopFirst : words.stop}</p>
    </Section>
  );
}

function PlannedLine({ steps }: { readonly steps: Alike<TokenStep> }): ReactNode {
  const { state, texts } = useWizard();
  const { plan: words } = texts.window.preview;
  const [{ undo }] = steps;
  const why = undo.kind !== 'none' ? '' : undo.why === 'phones-may-have-loaded-it' && isFirstFile(state) ? words.whyFirst : words.why[undo.why];
  const isByHand = undo.kind === 'none' && undo.why === 'trust-list-keeps-it';
  return (
    <li>
      <AlikeLine steps={steps} />
      <span className={`tag ${isByHand ? 'tag-quiet' : TONE[undo.kind]}`}>{words.undo[isByHand ? 'byHand' : undo.kind]}</span>
      {why === '' ? null : <span className="cell-note">{why}</span>}
    </li>
  );
}
