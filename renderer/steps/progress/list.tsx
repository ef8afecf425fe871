import { type ReactNode } from 'react';
import { type StepProgress, type StepStatus } from '../../../shared/session/progress.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { Section } from '../../ui/section.tsx';

const ICON = { waiting: 'circle', running: 'circle', proved: 'check', failed: 'cross', undone: 'undo', 'not-run': 'minus' } as const satisfies Record<
  StepStatus,
  IconName
>;

/** Steps by server, between what the token does and what concerns the whole cluster: the order in which they run. */
function groupsOf(steps: readonly StepProgress[], token: string, whole: string): readonly (readonly [string, readonly StepProgress[]])[] {
  const groups = new Map<string, StepProgress[]>();
  for (const step of steps) {
    const title = step.server ?? (step.kind === 'sign' ? token : whole);
    groups.set(title, [...(groups.get(title) ?? []), step]);
  }
  return [...groups];
}

/** How far each step of each server is. */
export function ProgressSteps({ steps }: { readonly steps: readonly StepProgress[] }): ReactNode {
  const { texts } = useWizard();
  const { preview, frame } = texts.window;
  const { progress: words, plan } = preview;
  const done = steps.filter(({ status }) => status === 'proved').length;
  return (
    <>
      <progress className="meter" max={steps.length} value={done} aria-label={words.all} />
      {groupsOf(steps, frame.steps.token, words.whole).map(([title, group]) => (
        <Section key={title} title={printable(title)}>
          <ul className="card progress-steps">
            {group.map(({ id, kind, server, status, error }) => (
              <li key={id} className={`progress-step progress-${status}`}>
                <Icon name={ICON[status]} />
                <span>{fill(plan.step[kind], { server: server ?? '' })}</span>
                <span className="progress-status">{texts.report.stepStatus[status]}</span>
                {error === null ? null : <ErrorWords error={error} />}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
