import { type ReactNode } from 'react';
import { type StepProgress } from '../../shared/session/progress.ts';
import { printable } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { type Alike, alikeSentence, MANY } from './alike.ts';

interface AlikeLineProps<S> {
  readonly steps: Alike<S>;
  /** Said behind the name of a server. */
  readonly note?: (step: S) => string;
}

/** A step in words; where it is many, with their servers on demand. */
export function AlikeLine<S extends Pick<StepProgress, 'id' | 'kind' | 'server'>>({ steps, note }: AlikeLineProps<S>): ReactNode {
  const sentence = alikeSentence(steps, useWizard().texts);
  if (steps.length < MANY) return <span>{sentence}</span>;
  return (
    <details className="more alike">
      <summary>{sentence}</summary>
      <ul>
        {steps.map((step) => (
          <li key={step.id}>
            <span className="figures">{printable(step.server ?? '')}</span> {note === undefined ? null : <span className="quiet">{note(step)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
