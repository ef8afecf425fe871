import { type ReactNode } from 'react';
import { type StepProgress, type StepStatus } from '../../../shared/session/progress.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { notCopiedOnProgress } from '../../../shared/texts/sentences/on-report.ts';
import { useWizard } from '../../wizard/context.ts';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { AlikeLine } from '../alike-line.tsx';
import { type Alike, alike } from '../alike.ts';

const ICON = { waiting: 'circle', running: 'spinner', proved: 'check', failed: 'cross', undone: 'undo', 'not-run': 'minus' } as const satisfies Record<
  StepStatus,
  IconName
>;

/** What is to be known first, where a line stands for many steps. */
const FIRST: readonly StepStatus[] = ['failed', 'running', 'undone', 'not-run'];

function statusOf(steps: readonly StepProgress[]): StepStatus {
  const has = (status: StepStatus): boolean => steps.some((step) => step.status === status);
  return FIRST.find(has) ?? (steps.every(({ status }) => status === 'proved') ? 'proved' : has('proved') ? 'running' : 'waiting');
}

/** How far each step is, in the order in which they run. */
export function ProgressSteps({ steps }: { readonly steps: readonly StepProgress[] }): ReactNode {
  const { texts } = useWizard();
  const { progress: words } = texts.window.preview;
  const done = steps.filter(({ status }) => status === 'proved').length;
  return (
    <>
      <progress className="meter" max={steps.length} value={done} aria-label={words.all} />
      <ul className="card progress-steps" aria-label={words.all}>
        {alike(steps).map((same) => (
          <ProgressLine key={same[0].id} steps={same} />
        ))}
      </ul>
    </>
  );
}

function ProgressLine({ steps }: { readonly steps: Alike<StepProgress> }): ReactNode {
  const { texts } = useWizard();
  const { stepStatus } = texts.report;
  const status = statusOf(steps);
  const count = fill(texts.window.preview.progress.count, { done: steps.filter((step) => step.status === 'proved').length, all: steps.length });
  return (
    <li className={`progress-step progress-${status}`}>
      <Icon name={ICON[status]} />
      <AlikeLine steps={steps} note={(step) => stepStatus[step.status]} />
      <span className="progress-status">{steps.length === 1 ? stepStatus[status] : count}</span>
      {steps.map(({ id, kind, error }) => (error === null ? null : <ErrorWords key={id} error={error} {...(kind === 'copy' ? { words: notCopiedOnProgress(error, texts) } : {})} />))}
    </li>
  );
}
